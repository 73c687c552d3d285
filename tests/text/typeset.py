"""A tiny typesetter: strings into the glyphs that a page would hold."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box, union
from pipeline.page_content import Char
from pipeline.text.fold import fold

GAP = "␣"  # half a glyph of nothing: a space that is seen and not stored


def width_of(char: str, size: float) -> float:
    return size / 2 if char.isascii() or char == GAP else size


def row(text: str, x: float = 5.0, top: float = 5.0, size: float = 10.0, letter_gap: float = 0.0) -> list[Char]:
    """Glyphs of one line; a space is stored and half a glyph wide, `GAP` is only seen."""
    chars = []
    for char in text:
        width = width_of(char, size)
        if char != GAP:
            chars.append(Char(fold(char), char, Box(x, top, x + width, top + size), size))
        x += width + letter_gap
    return chars


def line_width(text: str, size: float = 10.0) -> float:
    return sum(width_of(char, size) for char in text)


def block(
    texts: Sequence[str], width: float = 100.0, pitch: float = 14.0, align: str = "left", padding: float = 5.4
) -> tuple[list[Char], Box]:
    """The glyphs of a cell of lines, and its box."""
    chars: list[Char] = []
    for index, text in enumerate(texts):
        free = width - 2 * padding - line_width(text)
        x = padding + {"left": 0.0, "centre": free / 2, "right": free}[align]
        chars += row(text, x, 3 + index * pitch)
    return chars, Box(0, 0, width, 6 + pitch * (len(texts) - 1) + 10)


def column(text: str, x: float = 5.0, top: float = 5.0, size: float = 10.0, pitch: float = 12.0) -> list[Char]:
    """Glyphs one under the other."""
    return [
        Char(char, char, Box(x, top + index * pitch, x + size, top + index * pitch + size), size)
        for index, char in enumerate(text)
    ]


def cell_around(chars: Sequence[Char], by: float = 5.0) -> Box:
    return union(char.box for char in chars).grown(by)
