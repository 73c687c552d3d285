"""Cells of a form under construction: places, spans, and blocks stacked to one grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.source.text.cell import TextCell


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its place and spans."""

    cell: TextCell
    row: int
    col: int
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class Strip:
    """Some rows of a grid, its cells tiling `n_rows` x `n_cols`; `candidates`: what a blank label can be, by place."""

    n_rows: int
    n_cols: int
    cells: tuple[Placed, ...]
    candidates: tuple[tuple[int, int, tuple[str, ...]], ...] = ()


def single_rows(rows: Sequence[Sequence[TextCell]], first: int = 0, col: int = 0) -> tuple[Placed, ...]:
    """Cells without spans, one for each place."""
    return tuple(
        Placed(cell, first + index, col + place) for index, row in enumerate(rows) for place, cell in enumerate(row)
    )


def stretched(cells: Sequence[TextCell], row: int) -> tuple[Placed, ...]:
    """One row in which each text reaches to the next one; blanks before the first text are a cell of their own."""
    starts = [index for index, cell in enumerate(cells) if cell.text]
    if not starts:
        return (Placed(TextCell(), row, 0, 1, len(cells)),)
    edges = sorted({0, *starts, len(cells)})
    return tuple(Placed(cells[a], row, a, 1, b - a) for a, b in pairwise(edges))


def header(rows: Sequence[Sequence[TextCell]], col: int = 0) -> tuple[Placed, ...]:
    """One or two header rows: a name over named columns spans them, one that stands alone spans both rows."""
    if len(rows) == 1:
        return single_rows(rows, 0, col)
    top, low = rows
    placed: list[Placed] = []
    index = 0
    while index < len(top):
        upper, lower, end = top[index], low[index], index + 1
        if upper.text and lower.text:
            while end < len(top) and not top[end].text and low[end].text:
                end += 1
            placed.append(Placed(upper, 0, col + index, 1, end - index))
            placed += [Placed(low[place], 1, col + place) for place in range(index, end)]
        else:
            placed.append(Placed(upper if upper.text else lower, 0, col + index, 2, 1))
        index = end
    return tuple(placed)


def stacked(strips: Sequence[Strip]) -> Strip:
    """The strips below each other; in a narrower one the last column reaches to the edge."""
    width = max(strip.n_cols for strip in strips)
    cells: list[Placed] = []
    candidates: list[tuple[int, int, tuple[str, ...]]] = []
    row = 0
    for strip in strips:
        cells += [replace(one, row=one.row + row) for one in _widened(strip, width)]
        candidates += [(place + row, col, words) for place, col, words in strip.candidates]
        row += strip.n_rows
    return Strip(row, width, tuple(sorted(cells, key=lambda one: (one.row, one.col))), tuple(candidates))


def _widened(strip: Strip, width: int) -> Iterable[Placed]:
    extra = width - strip.n_cols
    for one in strip.cells:
        yield replace(one, col_span=one.col_span + extra) if one.col + one.col_span == strip.n_cols else one
