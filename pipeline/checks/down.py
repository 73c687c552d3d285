"""Identities between the rows of a block (I1, I2, I6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.declared import Identities, RuleId
from pipeline.checks.equation import Equation, Term
from pipeline.checks.figures import Figures
from pipeline.checks.sums import Line, Sum, sums_of
from pipeline.schema.reading import Block, Row

COUNTED = ("group", "leaf")


def down(block: Block, figures: Figures, identities: Identities) -> Iterator[Equation]:
    """One equation for each column of amounts and each row that is a sum of other rows."""
    sums = tuple(_row_sums(block, identities))
    names = {row.index: row.name for row in block.rows}
    for one in sums:
        for column in block.amounts():
            yield Equation(
                one.rule,
                figures.at(one.total, column.index),
                tuple(Term(figures.at(row, column.index), sign) for row, sign in one.terms),
                down=True,
                about=names.get(one.total, ""),
            )


def _row_sums(block: Block, identities: Identities) -> Iterator[Sum]:
    rows = tuple(block.facts())
    for row in rows:
        children = block.children(row)
        if children and not any(child.of_which for child in children):
            yield _sum("I2" if row.code else "I1", row, children)
    yield from _totals(rows)
    yield from _by_names(rows, identities)


def _totals(rows: Sequence[Row]) -> Iterator[Sum]:
    """合计 over the outermost rows above it, or below it where it stands first."""
    counted: list[Row] = []
    for place, row in enumerate(rows):
        if row.role in COUNTED and row.parent is None and not row.of_which:
            counted.append(row)
        elif row.role in ("total", "subtotal"):
            below = [one for one in rows[place + 1 :] if one.role in COUNTED and one.parent is None]
            addends = counted or ([one for one in below if not one.of_which] if row.role == "total" else [])
            if addends:
                yield _sum("I1", row, addends)
            counted = [row] if counted else []


def _by_names(rows: Sequence[Row], identities: Identities) -> Iterator[Sum]:
    """Sums that the names tell, among rows below one parent (三公经费 and its parts, 财政拨款 and its sources)."""
    for parent in {row.parent for row in rows}:
        lines = [Line(row.index, row.fields) for row in rows if row.parent == parent and row.fields]
        yield from sums_of(lines, identities)


def _sum(rule: RuleId, total: Row, addends: Sequence[Row]) -> Sum:
    return Sum(rule, total.index, tuple((row.index, 1) for row in addends))
