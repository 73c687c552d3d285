"""One figure printed in several tables (I12), whatever the units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.declared import Identities, Same, Spot
from pipeline.checks.equation import ZERO, Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Block, Column, Reading, Row
from pipeline.schema.words import bare

EACH = "each"
CLASS = 3  # digits of a 类
IN_YUAN = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def same(readings: Sequence[Reading], identities: Identities, fields: Fields) -> Iterator[Equation]:
    """Each declared figure in its first table against each other table that prints it, in 元.

    A kind that occurs twice in a document (one of each unit) is not looked at, nor a table without a unit.
    """
    by_kind: dict[str, list[Reading]] = {}
    for reading in readings:
        by_kind.setdefault(reading.kind, []).append(reading)
    single = {kind: found[0] for kind, found in by_kind.items() if len(found) == 1}
    for one in identities.same:
        yield from _equations(one, single, identities, fields)


def _equations(one: Same, readings: dict[str, Reading], identities: Identities, fields: Fields) -> Iterator[Equation]:
    places = [printed(readings[spot.kind], spot, identities, fields) for spot in one.spots if spot.kind in readings]
    found = [place for place in places if place]
    for other in found[1:]:
        for name, figures in found[0].items():
            if name in other:
                about = " ".join(filter(None, (one.name, name)))
                yield from _compared(figures, other[name], about)


def _compared(one: Sequence[Figure], other: Sequence[Figure], about: str) -> Iterator[Equation]:
    """The two that agree best; soft where a table prints the figure with and without what is carried over."""
    pairs = [(left, right) for left in one for right in other if not left.blank and not right.blank]
    read = [(left, right) for left, right in pairs if left.amount is not None and right.amount is not None]
    if not read:
        return
    left, right = min(read, key=lambda pair: abs((pair[0].amount or ZERO) - (pair[1].amount or ZERO)))
    several = len({(left.amount, right.amount) for left, right in read}) > 1
    yield Equation("I12", left, (Term(right),), about=about, soft=several, compares=True)


def printed(reading: Reading, spot: Spot, identities: Identities, fields: Fields) -> dict[str, list[Figure]]:
    """Row name (or "" for the wanted rows) to figures in 元: every row wanted that is there."""
    figures = Figures(reading)
    for block in reading.parts("amounts", spot.side):
        column = _column(block, spot.columns, identities, fields)
        scale = IN_YUAN.get(column.unit or reading.unit) if column is not None else None
        rows = _rows(block, spot.row)
        if column is not None and scale is not None and rows:
            return {
                name: [figures.at(row.index, column.index, scale=scale) for row in found]
                for name, found in rows.items()
            }
    return {}


def _rows(block: Block, wanted: Sequence[str]) -> dict[str, list[Row]]:
    if EACH in wanted:
        rows = [row for row in block.facts() if len(row.code) == CLASS or (not row.code and row.parent is None)]
        names = [bare(row.name) for row in rows]
        return {name: [row] for name, row in zip(names, rows, strict=True) if name and names.count(name) == 1}
    found = [[row for row in block.rows if want in (row.role, row.field)] for want in wanted]
    single = dict.fromkeys(rows[0].index for rows in found if len(rows) == 1)
    return {"": [row for row in block.rows if row.index in single]} if single else {}


def _column(block: Block, wanted: Sequence[str], identities: Identities, fields: Fields) -> Column | None:
    """The first wanted column, of the latest year where several are printed."""
    columns = sorted(block.amounts(), key=lambda column: -(column.year or 0))
    for want in wanted:
        for column in columns:
            said = [name for name in column.fields if fields[name].dimension not in ("stage", "year")]
            rest = [name for name in said if name not in (*identities.sums, *identities.current)]
            if rest == ([want] if want else []) and column.fields:
                return column
    return None
