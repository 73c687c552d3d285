"""Identities of performance forms: the amounts in the head (I9) and the points of the indicators (I11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.checks.sums import Line, sums_of
from pipeline.schema.reading import Block, Column

_POINTS = re.compile(r"[（(](\d{2,3})分?[)）]")
PERCENT = re.compile(r"[（(][%％][)）]")


def head_amounts(block: Block, figures: Figures, identities: Identities) -> Iterator[Equation]:
    """资金总额 = 财政拨款 + 其他资金 among labelled amounts below each other."""
    entries = block.entries
    lines = [
        Line(index, entry.fields[-1:], (entry.value[1],))
        for index, entry in enumerate(entries)
        if entry.role == "amount" and entry.fields
    ]
    for one in sums_of(lines, identities):
        terms = tuple(Term(figures.at(*entries[index].value), sign) for index, sign in one.terms)
        total = entries[one.total]
        yield Equation("I9", figures.at(*total.value), terms, about="/".join(total.path))


def points(block: Block, figures: Figures) -> Iterator[Equation]:
    """The weights of the indicators against the number in their heading, such as 分值权重（90分）."""
    column = block.column("weight")
    whole = _whole(column) if column is not None else None
    if column is None or whole is None:
        return
    terms = tuple(Term(figures.at(row.index, column.index)) for row in block.facts())
    if any(not term.figure.blank for term in terms):
        total = Figure(None, whole)
        yield Equation("I11", total, terms, down=True, about=column.path[-1])


def _whole(column: Column) -> Decimal | None:
    heading = "".join(column.path)
    if found := _POINTS.search(heading):
        return Decimal(found[1])
    return Decimal(100) if PERCENT.search(heading) else None
