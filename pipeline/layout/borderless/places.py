"""The place of every cell that holds text."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Rule
from pipeline.layout.borderless.cells import Place
from pipeline.layout.borderless.columns import Band
from pipeline.layout.borderless.rows import Block
from pipeline.layout.borderless.spans_across import spans_across
from pipeline.layout.borderless.spans_down import row_spans


def places_of(
    table: Sequence[Sequence[Block]],
    floating: Sequence[Block],
    columns: Sequence[Band],
    ys: Sequence[float],
    rules: Sequence[Rule],
) -> list[Place]:
    """Places of the rows' blocks and of the labels that float between rows, with their spans."""
    across = spans_across(table, columns, rules)
    places: dict[int, Place] = {}
    for i, row in enumerate(table):
        for block in row:
            first, last = across[id(block)]
            places[id(block)] = (i, first, 1, last - first + 1)
    for block in floating:
        at = [i for i in range(len(ys) - 1) if ys[i] < block.box.bottom and ys[i + 1] > block.box.top] or [0]
        places[id(block)] = (at[0], block.first, len(at), block.last - block.first + 1)
    afloat = {id(block) for block in floating}
    for column in range(len(columns)):
        here = [
            block
            for row in [*table, floating]
            for block in row
            if across.get(id(block), (block.first, block.last)) == (column, column)
        ]
        if all(block.is_amount for block in here) and not any(id(block) in afloat for block in here):
            continue
        spanned = [any(_covers(across[id(block)], column) for block in row) for row in table]
        for block, start, end in row_spans(here, table, ys, spanned):
            places[id(block)] = (start, column, end - start, 1)
    return list(places.values())


def _covers(span: tuple[int, int], column: int) -> bool:
    return span[0] < span[1] and span[0] <= column <= span[1]
