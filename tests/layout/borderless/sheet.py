"""Pages typeset by hand without (or with few) rules: words at places, glyph by glyph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.geometry import Box, Rule
from pipeline.grid import Grid, Region
from pipeline.layout.assign import assign_chars
from pipeline.layout.borderless import borderless_regions
from pipeline.page_content import Char, PageContent

SIZE = 10.0
Word = tuple[str, float, float]  # text, x0, top


def width(text: str, size: float = SIZE) -> float:
    return sum(_advance(char, size) for char in text)


def _advance(char: str, size: float) -> float:
    if char == " ":
        return 0.28 * size
    return 0.5 * size if ord(char) < 0x2E80 else size


def word(text: str, x0: float, top: float, size: float = SIZE) -> list[Char]:
    chars = []
    for char in text:
        x1 = x0 + _advance(char, size)
        chars.append(Char(char, char, Box(x0, top, x1, top + size), size))
        x0 = x1
    return chars


def right(text: str, x1: float, top: float, size: float = SIZE) -> list[Char]:
    return word(text, x1 - width(text, size), top, size)


def middle(text: str, x_mid: float, top: float, size: float = SIZE) -> list[Char]:
    return word(text, x_mid - width(text, size) / 2, top, size)


def line(texts: Sequence[str], edges: Sequence[float], top: float) -> list[Char]:
    """The first text flush left at the first edge, the others flush right at theirs; "" leaves a blank."""
    chars = word(texts[0], edges[0], top)
    for text, edge in zip(texts[1:], edges[1:], strict=True):
        chars += right(text, edge, top)
    return chars


def paragraph(text: str, x0: float, top: float, wide: float, pitch: float = 14.0) -> list[Char]:
    """Ragged-right lines broken where the next word does not fit."""
    chars: list[Char] = []
    current = ""
    for piece in text.split(" "):
        longer = f"{current} {piece}".strip()
        if current and width(longer) > wide:
            chars += word(current, x0, top)
            current, top = piece, top + pitch
        else:
            current = longer
    return chars + word(current, x0, top)


def page_of(chars: Iterable[Char], rules: Iterable[Rule] = ()) -> PageContent:
    return PageContent(1, 600, 800, 0, "digital", tuple(chars), tuple(rules))


def h(y: float, x0: float, x1: float) -> Rule:
    return Rule("h", y, x0, x1)


def regions(chars: Iterable[Char], rules: Iterable[Rule] = ()) -> tuple[Region, ...]:
    return borderless_regions(page_of(chars, rules), [])


def texts(grid: Grid, chars: Sequence[Char]) -> dict[tuple[int, int, int, int], str]:
    """Text by row, column, row span and column span; blank cells left out."""
    out = {}
    for cell, content in zip(grid.cells, assign_chars(grid, list(chars)), strict=True):
        ordered = sorted(content, key=lambda char: (round(char.box.top), char.box.x0))
        text = "".join(char.text for char in ordered).strip()
        if text:
            out[cell.row, cell.col, cell.row_span, cell.col_span] = text
    return out


def tiles(grid: Grid) -> bool:
    places = [
        (row, col)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    ]
    return sorted(places) == [(row, col) for row in range(grid.n_rows) for col in range(grid.n_cols)]
