"""Rows of an indicator grid: the levels merged over their indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from corpus.generator.content.cells import head
from corpus.generator.invented.indicators import Indicator
from corpus.generator.model import Cell, Row

Write = Callable[[Indicator], Row]


def indicator_rows(found: Sequence[Indicator], write: Write, *, vertical: bool = False) -> list[Row]:
    """A row an indicator; `write` gives the cells from the name on."""
    rows: list[Row] = []
    for level1, group in groupby(found, key=lambda one: one.level1):
        own = list(group)
        stacked = vertical and len(own) >= len(level1)
        first1: tuple[Cell, ...] = (Cell(level1, len(own), align="center", vertical=stacked),)
        for level2, pairs in groupby(own, key=lambda one: one.level2):
            listed = list(pairs)
            first2: tuple[Cell, ...] = (head(level2, len(listed)),)
            for one in listed:
                rows.append((*first1, *first2, *write(one)))
                first1 = first2 = ()
    return rows


def beside(label: Cell, rows: Sequence[Row]) -> list[Row]:
    """A label cell merged over the rows at their left."""
    whole = Cell(label.text, len(rows), label.cols, align="center", vertical=label.vertical)
    return [(whole, *rows[0]), *rows[1:]]
