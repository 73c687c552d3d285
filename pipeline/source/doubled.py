"""Glyphs painted twice (fake bold, shadows) count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.page_content import Char

NEAR = 0.35
BUCKET = 20.0


def drop_doubled(chars: Sequence[Char]) -> tuple[Char, ...]:
    """Keep the first of equal glyphs whose places differ by less than 0.35 of their size."""
    seen: dict[tuple[str, int, int], list[Char]] = defaultdict(list)
    kept: list[Char] = []
    for char in chars:
        column, row = int(char.box.x_mid // BUCKET), int(char.box.y_mid // BUCKET)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in seen.get((char.text, i, j), ())
        )
        if any(_same_place(char, other) for other in near):
            continue
        seen[char.text, column, row].append(char)
        kept.append(char)
    return tuple(kept)


def _same_place(a: Char, b: Char) -> bool:
    width = min(a.box.width, b.box.width)
    height = min(a.box.height, b.box.height)
    return abs(a.box.x_mid - b.box.x_mid) < NEAR * width and abs(a.box.y_mid - b.box.y_mid) < NEAR * height
