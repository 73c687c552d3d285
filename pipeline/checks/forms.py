"""Identities of performance forms: the amounts in the head (I9) and the points of the indicators (I11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.checks.sums import Line, sums_of
from pipeline.schema.reading import Block, Column, Reading, Row

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


def points(readings: Sequence[Reading]) -> Iterator[Equation]:
    """The weights of the indicators against the number in their heading, such as 分值权重（90分）.

    `readings`: a table and those that continue it. A head, or another project in a list, begins anew.
    """
    groups: dict[tuple[int, str], list[Term]] = {}
    wholes: dict[tuple[int, str], tuple[Decimal | None, str]] = {}
    form = 0
    for reading in readings:
        figures = Figures(reading)
        for block in reading.blocks:
            form += block.part == "head"
            column = block.column("weight") if block.part == "indicators" else None
            if column is None:
                continue
            for row in block.facts():
                key = (form, _project(block, row, reading))
                wholes.setdefault(key, (_whole(column), column.path[-1]))
                groups.setdefault(key, []).append(Term(figures.at(row.index, column.index)))
    for key, terms in groups.items():
        whole, about = wholes[key]
        if whole is not None and any(not term.figure.blank for term in terms):
            yield Equation("I11", Figure(None, whole), tuple(terms), down=True, about=key[1] or about)


def _project(block: Block, row: Row, reading: Reading) -> str:
    column = block.column("project_name")
    cell = reading.cell(row, column) if column is not None else None
    return cell.text if cell is not None else ""


def _whole(column: Column) -> Decimal | None:
    heading = "".join(column.path)
    if found := _POINTS.search(heading):
        return Decimal(found[1])
    return Decimal(100) if PERCENT.search(heading) else None
