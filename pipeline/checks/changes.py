"""增减 = this year less the last (I8), between groups of columns or between rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Term
from pipeline.checks.figures import Figures
from pipeline.checks.sums import Line, Sum
from pipeline.schema.reading import Block, Row
from pipeline.schema.words import printed_year

Time = Literal["", "before", "after", "change"]


def changes(lines: Sequence[Line], identities: Identities) -> Iterator[Sum]:
    """Column by column of three groups, told by their years or by words such as 上年."""
    when = times(lines, identities)
    found = {(when[line.index], line.fields): line.index for line in lines}
    for (time, inner), total in found.items():
        before, after = found.get(("before", inner)), found.get(("after", inner))
        if time == "change" and before is not None and after is not None:
            yield Sum("I8", total, ((after, 1), (before, -1)))


def times(lines: Sequence[Line], identities: Identities) -> dict[int, Time]:
    """Of each line, by its index, whether it is of the year before, of the year, or the change between them."""
    years = sorted({line.context[0] for line in lines if isinstance(line.context[0], int)})

    def when(line: Line) -> Time:
        said = {name for name in line.context[1:] if isinstance(name, str)}
        if said & set(identities.change):
            return "change"
        if said & set(identities.before) or (len(years) > 1 and line.context[0] == years[-2]):
            return "before"
        if said & set(identities.after) or (years and line.context[0] == years[-1]):
            return "after"
        return ""

    return {line.index: when(line) for line in lines}


def row_changes(block: Block, figures: Figures, identities: Identities) -> Iterator[Equation]:
    """A row of 增减 under the rows of two years."""
    for before, after, change in rows_of_years(block, figures, identities.change):
        for column in block.amounts():
            terms = (Term(figures.at(after.index, column.index)), Term(figures.at(before.index, column.index), -1))
            yield Equation("I8", figures.at(change.index, column.index), terms, down=True, about=change.name)


def rows_of_years(block: Block, figures: Figures, fields: Sequence[str]) -> Iterator[tuple[Row, Row, Row]]:
    """Rows of two years, the earlier first, and each row among the two after them that says one of `fields`."""
    rows = tuple(block.facts())
    for place, (before, after) in enumerate(pairwise(rows)):
        first, second = _year(before, block, figures), _year(after, block, figures)
        if first is not None and second is not None and first < second:
            yield from ((before, after, row) for row in rows[place + 2 : place + 4] if row.field in fields)


def _year(row: Row, block: Block, figures: Figures) -> int | None:
    """The year that stands in the row's text."""
    cells = [figures.reading.cell(row, column) for column in block.columns if column.role != "amount"]
    years = [year for cell in cells if cell is not None and (year := printed_year(cell.text)) is not None]
    return years[0] if len(years) == 1 else None
