"""Identities between the columns of a row (I3, I4, I5, I7, I8, I9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.changes import changes
from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Term
from pipeline.checks.figures import Figures, as_form
from pipeline.checks.row_tree import SUBTOTALS
from pipeline.checks.sums import Line, Sum, sums_of
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Block, Column, Row
from pipeline.schema.words import OF_WHICH, bare

CONTEXTS = ("stage", "year")


def across(block: Block, figures: Figures, identities: Identities, fields: Fields) -> Iterator[Equation]:
    """One equation for each row that holds facts and each sum that its columns declare."""
    rows = tuple(row for row in block.facts() if row.field not in identities.aside)
    first = min((column.index for column in block.amounts()), default=0)
    columns = _without_of_which(
        [column for column in block.columns if _counts(column, first, rows, figures)], identities
    )
    known = [column for column in columns if _is_known(column, fields)]
    lines = [line_of(column, fields) for column in known]
    near = {column.path[:-1] for column in columns if column not in known}
    paths = {column.index: column.path[:-1] for column in known}
    for one in (*sums_of(lines, identities), *changes(lines, identities)):
        if one.rule == "I8" or not near & {paths[index] for index in (one.total, *(index for index, _ in one.terms))}:
            for row in rows:
                yield _equation(one, row, figures)


def _without_of_which(columns: Sequence[Column], identities: Identities) -> Sequence[Column]:
    """Without what stands under a heading 其中, unless the parts of the total stand nowhere else."""
    sums = {*identities.sums, *identities.current}
    outside = [column for column in columns if not any(OF_WHICH.fullmatch(head) for head in column.path)]
    return outside if any(set(column.fields) - sums for column in outside) else columns


def _is_known(column: Column, fields: Fields) -> bool:
    """False for amounts under a heading that nobody knows: they could belong to any sum under the same heading."""
    said = [head for head in column.path if bare(head) not in SUBTOTALS] or list(column.path)
    return bool(column.fields) and bool(fields.find(said[-1]))


def line_of(column: Column, fields: Fields) -> Line:
    """What a column says; its context is its year, its stage and so on."""
    inner = tuple(name for name in column.fields if fields[name].dimension not in CONTEXTS)
    context = tuple(name for name in column.fields if fields[name].dimension in CONTEXTS)
    return Line(column.index, inner, (column.year, *context))


def _counts(column: Column, first: int, rows: tuple[Row, ...], figures: Figures) -> bool:
    """True for amounts, also those under a heading that nobody knows, right of the `first` that is known."""
    if column.fields or column.role != "text":
        return column.role == "amount"
    if column.index < first:
        return False
    body = [figures.at(row.index, column.index) for row in rows]
    known = sum(not figure.blank and figure.amount is not None for figure in body)
    return known > sum(figure.amount is None for figure in body)


def _equation(one: Sum, row: Row, figures: Figures) -> Equation:
    return Equation(
        as_form(one.rule, figures),
        figures.at(row.index, one.total),
        tuple(Term(figures.at(row.index, col), sign) for col, sign in one.terms),
        about=row.name,
        soft=one.soft,
    )
