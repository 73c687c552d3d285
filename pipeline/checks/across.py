"""Identities between the columns of a row (I3, I4, I5, I7, I8, I9)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Term
from pipeline.checks.figures import Figures
from pipeline.checks.sums import UNKNOWN, Line, Sum, sums_of
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Block, Column, Row

CONTEXTS = ("stage", "year")


def across(block: Block, figures: Figures, identities: Identities, fields: Fields) -> Iterator[Equation]:
    """One equation for each row that holds facts and each sum that its columns declare."""
    rows = tuple(block.facts())
    lines = [_line(column, fields) for column in block.columns if _counts(column, rows, figures)]
    for one in (*sums_of(lines, identities), *_changes(lines, identities)):
        for row in rows:
            yield _equation(one, row, block, figures)


def _line(column: Column, fields: Fields) -> Line:
    inner = tuple(name for name in column.fields if fields[name].dimension not in CONTEXTS)
    context = tuple(name for name in column.fields if fields[name].dimension in CONTEXTS)
    if not column.fields:
        inner = (UNKNOWN,)
    return Line(column.index, inner, (column.year, *context))


def _counts(column: Column, rows: tuple[Row, ...], figures: Figures) -> bool:
    """True for amounts, also those under a heading that nobody knows: they hinder what they could belong to."""
    if column.fields or column.role != "text":
        return column.role == "amount"
    body = [figures.at(row.index, column.index) for row in rows]
    known = sum(not figure.blank and figure.amount is not None for figure in body)
    return known > sum(figure.amount is None for figure in body)


def _equation(one: Sum, row: Row, block: Block, figures: Figures) -> Equation:
    rule = "I9" if one.rule == "I5" and block.part in ("tasks", "head") else one.rule
    return Equation(
        rule,
        figures.at(row.index, one.total),
        tuple(Term(figures.at(row.index, col), sign) for col, sign in one.terms),
        about=row.name,
    )


def _changes(lines: list[Line], identities: Identities) -> Iterator[Sum]:
    """增减 = after - before, column by column of the three groups."""
    years = sorted({line.context[0] for line in lines if isinstance(line.context[0], int)})

    def when(line: Line) -> str:
        said = {name for name in line.context[1:] if isinstance(name, str)}
        if said & set(identities.change):
            return "change"
        if said & set(identities.before) or (len(years) > 1 and line.context[0] == years[-2]):
            return "before"
        if said & set(identities.after) or (years and line.context[0] == years[-1]):
            return "after"
        return ""

    found = {(when(line), line.fields): line.index for line in lines}
    for (time, inner), total in found.items():
        before, after = found.get(("before", inner)), found.get(("after", inner))
        if time == "change" and before is not None and after is not None:
            yield Sum("I8", total, ((after, 1), (before, -1)))
