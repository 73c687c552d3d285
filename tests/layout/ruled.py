"""Ruled pages made by hand: rules around declared cells, glyphs in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.geometry import Rule
from pipeline.grid import Grid
from pipeline.layout.regions import ruled_regions
from pipeline.page_content import Char, PageContent
from tests.text.typeset import row

Area = tuple[int, int, int, int]  # row, col, row_span, col_span

XS = (50.0, 130.0, 210.0, 290.0)
YS = (100.0, 125.0, 150.0, 175.0)


def h(y: float, x0: float, x1: float) -> Rule:
    return Rule("h", y, x0, x1)


def v(x: float, top: float, bottom: float) -> Rule:
    return Rule("v", x, top, bottom)


def single(n_rows: int, n_cols: int) -> list[Area]:
    return [(r, c, 1, 1) for r in range(n_rows) for c in range(n_cols)]


def with_merged(merged: Iterable[Area], n_rows: int = 3, n_cols: int = 3) -> list[Area]:
    """`merged` and single cells around them, in row-major order."""
    merged = list(merged)
    taken = {(r + i, c + j) for r, c, rows, cols in merged for i in range(rows) for j in range(cols)}
    return sorted([*merged, *(area for area in single(n_rows, n_cols) if area[:2] not in taken)])


def outlines(
    areas: Iterable[Area], xs: Sequence[float] = XS, ys: Sequence[float] = YS, open_sides: str = ""
) -> list[Rule]:
    """The four sides of each cell; `open_sides` (of "lrtb") are sides of the table that are not drawn."""
    rules = []
    for r, c, rows, cols in areas:
        x0, x1, top, bottom = xs[c], xs[c + cols], ys[r], ys[r + rows]
        sides = {
            "l": (x0 == xs[0], v(x0, top, bottom)),
            "r": (x1 == xs[-1], v(x1, top, bottom)),
            "t": (top == ys[0], h(top, x0, x1)),
            "b": (bottom == ys[-1], h(bottom, x0, x1)),
        }
        rules += [rule for side, (outer, rule) in sides.items() if not (outer and side in open_sides)]
    return rules


def filled(areas: Iterable[Area], xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> list[Char]:
    """A glyph in each cell."""
    return [char for r, c, _, _ in areas for char in row("字", xs[c] + 4, ys[r] + 4)]


def page_of(rules: Iterable[Rule], chars: Iterable[Char] = ()) -> PageContent:
    return PageContent(1, 600, 800, 0, "digital", tuple(chars), tuple(rules))


def grids(rules: Iterable[Rule], chars: Iterable[Char] = ()) -> list[Grid]:
    return [region.grid for region in ruled_regions(page_of(rules, chars))]


def areas_of(grid: Grid) -> list[Area]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span) for cell in grid.cells]
