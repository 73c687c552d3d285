"""The two sides of a table against each other (I6)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.schema.reading import Block, Reading, Row


def sides(reading: Reading, figures: Figures, identities: Identities) -> Iterator[Equation]:
    """收入总计 = 支出总计: the last total row of the income side and of each expenditure side, where both are there."""
    income = [_total(block, figures, identities) for block in reading.parts("amounts", "income")]
    spent = [_total(block, figures, identities) for block in reading.parts("amounts", "expenditure")]
    for left in income:
        for right in spent:
            if left is None or right is None or left[0].index != right[0].index or left[1].blank or right[1].blank:
                continue
            about = f"{left[0].name} {right[0].name}"
            yield Equation("I6", left[1], (Term(right[1]),), about=about, compares=True)


def _total(block: Block, figures: Figures, identities: Identities) -> tuple[Row, Figure] | None:
    rows = [row for row in block.rows if row.role == "total"]
    columns = [column for column in block.amounts() if set(column.fields) <= {*identities.sums, *identities.current}]
    if not rows or not columns:
        return None
    return rows[-1], figures.at(rows[-1].index, columns[0].index)
