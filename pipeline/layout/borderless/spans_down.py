"""Rows that a cell spans: labels centred beside several rows, or standing between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.geometry import union
from pipeline.layout.borderless.rows import Block

OFF_ROW, OFF_A_ROW, MAX_OFF_ROW = 0.25, 0.05, 0.8  # of a row's height that a centred label may stand off its middle
LEVEL = 0.12  # em
STAGGER = 1.1  # em of white between a label and the rows that it stands between


def merge_staggered(table: Sequence[Sequence[Block]]) -> tuple[list[list[Block]], list[Block]]:
    """Rows that hold only labels centred between the rows beside them: `(rows, those labels)`."""
    kept: list[list[Block]] = []
    floating: list[Block] = []
    for i, row in enumerate(table):
        if 0 < i < len(table) - 1 and _between(row, table[i - 1], table[i + 1]):
            floating += row
        else:
            kept.append(list(row))
    return kept, floating


def _between(row: Sequence[Block], above: Sequence[Block], below: Sequence[Block]) -> bool:
    if any(block.meets(other) for block in row for other in [*above, *below]):
        return False
    if not any(one.meets(other) for one in above for other in below):
        return False
    box, high, low = (union(block.box for block in blocks) for blocks in (row, above, below))
    em = row[0].size
    return box.top - high.bottom <= STAGGER * em and low.top - box.bottom <= STAGGER * em and high.top < box.top


def row_spans(blocks: Sequence[Block], table: Sequence[Sequence[Block]], ys: Sequence[float],
              closed: Sequence[bool]) -> list[tuple[Block, int, int]]:  # fmt: skip
    """Row ranges of the blocks of one column, where centred labels tile all its rows; else nothing.

    `closed` rows belong to no label of the column: titles over all columns.
    """
    out: list[tuple[Block, int, int]] = []
    n = len(ys) - 1
    start = 0
    while start < n:
        if closed[start]:
            start += 1
            continue
        end = start
        while end < n and not closed[end]:
            end += 1
        part = [block for block in blocks if ys[start] <= block.box.y_mid < ys[end]]
        out += _tiled(part, table, ys, start, end)
        start = end
    return out


def _tiled(blocks: Sequence[Block], table: Sequence[Sequence[Block]], ys: Sequence[float], start: int,
           end: int) -> list[tuple[Block, int, int]]:  # fmt: skip
    """The cheapest way to cut rows `start..end` into one range a block, every block near its range's middle."""
    if not blocks or len(blocks) >= end - start:
        return []
    densest = Counter(block.first for row in table for block in row).most_common(1)[0][0]
    ordered = sorted(blocks, key=lambda block: block.box.y_mid)
    ways: dict[int, tuple[float, list[int]]] = {start: (0.0, [])}
    for i, block in enumerate(ordered):
        new: dict[int, tuple[float, list[int]]] = {}
        for at, (cost, cuts) in ways.items():
            for to in range(at + 1, end - (len(ordered) - 1 - i) + 1):
                middle = (ys[at] + ys[to]) / 2
                off = abs(middle - block.box.y_mid)
                slack = min(MAX_OFF_ROW, OFF_ROW + OFF_A_ROW * (to - at))
                if off > slack * (ys[to] - ys[at]) / (to - at) or not ys[at] <= block.box.y_mid <= ys[to]:
                    continue
                if (to - at) % 2 == 0 and any(
                    _level(block, other) for row in table[at:to] for other in row if other.first == densest
                ):
                    continue
                if to not in new or cost + off < new[to][0]:
                    new[to] = (cost + off, [*cuts, to])
        ways = new
    if end not in ways:
        return []
    cuts = [start, *ways[end][1]]
    return [(block, a, b) for block, a, b in zip(ordered, cuts, cuts[1:], strict=False)]


def _level(block: Block, other: Block) -> bool:
    """True for a label on the very line of another cell: it belongs to that row, not between two."""
    one_line = len(block.pieces) == len(other.pieces) == 1
    return one_line and block is not other and abs(block.box.bottom - other.box.bottom) <= LEVEL * block.size
