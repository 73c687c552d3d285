"""The amounts named in the text of a task against its total (I10), where each item of the text names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.equation import Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.checks.same import IN_YUAN
from pipeline.schema.amount import parse_amount
from pipeline.schema.reading import Block, Column, Row

_NAMED = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|万|元)(?![\d/每])")


def narrative(block: Block, figures: Figures) -> Iterator[Equation]:
    """One soft equation a task: a text may name other amounts too."""
    content, total = block.column("task_content"), block.column("total")
    if content is None or total is None or total.unit not in IN_YUAN:
        return
    for row in block.facts():
        terms = tuple(_named(row, content, figures, IN_YUAN[total.unit]))
        figure = figures.at(row.index, total.index)
        if len(terms) > 1:
            yield Equation("I10", figure, terms, about=row.name, soft=True)


def _named(row: Row, content: Column, figures: Figures, unit: Decimal) -> Iterator[Term]:
    cell = figures.reading.cell(row, content)
    for digits, word in _NAMED.findall(cell.text if cell is not None else ""):
        amount = parse_amount(digits)
        if amount is not None:
            scale = IN_YUAN["万元" if word == "万" else word] / unit
            yield Term(Figure(None, amount.value * scale, Decimal(1).scaleb(-amount.decimals) * scale))
