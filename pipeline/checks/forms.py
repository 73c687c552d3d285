"""The amounts in the head of a performance form (I9)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Term
from pipeline.checks.figures import Figures
from pipeline.checks.sums import Line, sums_of
from pipeline.schema.reading import Block


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
