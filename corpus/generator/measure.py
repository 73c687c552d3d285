"""Wrapped lines of each cell and the height of each row."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.fonts import FontSet
from corpus.generator.grid import GridCell, place_cells
from corpus.generator.model import Table
from corpus.generator.wrap import wrap


@dataclass(frozen=True, slots=True)
class Laid:
    """A table with places for its columns, and its text broken into lines."""

    table: Table
    cells: tuple[GridCell, ...]
    edges: tuple[float, ...]
    """x of the column boundaries, one more than columns."""
    lines: dict[tuple[int, int], tuple[str, ...]]
    heights: tuple[float, ...]


def lay_out(table: Table, left: float, width: float, fonts: FontSet) -> Laid:
    """Fit a table to a width; rows grow until every cell holds its lines."""
    total = sum(table.columns)
    edges = [left]
    for column in table.columns:
        edges.append(edges[-1] + column * width / total)
    cells = place_cells(table)
    empty = {(r, c) for cell in cells if not cell.cell.text for r, c in cell.places()}
    lines = {(c.row, c.col): _lines(table, c, edges, fonts, empty) for c in cells}
    return Laid(table, cells, tuple(edges), lines, _heights(table, cells, lines))


def face_of(table: Table, cell: GridCell) -> str:
    """The face a cell is printed in."""
    return table.style.bold_font if cell.cell.bold else table.style.font


def printed(text: str, spread: int, space: str = " ") -> str:
    """The text with spaces between its characters.

    >>> printed("合计", 2)
    '合  计'
    """
    return (space * spread).join(text) if spread else text


def _lines(
    table: Table, cell: GridCell, edges: list[float], fonts: FontSet, empty: set[tuple[int, int]]
) -> tuple[str, ...]:
    style = table.style
    text = cell.cell.text
    if not text:
        return ()
    if cell.cell.vertical:
        return tuple(text)
    room = edges[cell.last_col + 1] - edges[cell.col] - 2 * style.side
    room -= cell.cell.indent * style.size
    face = face_of(table, cell)
    wide = style.ink.spread == "wide"
    shown = (
        printed(text, cell.cell.spread - cell.cell.spread // 2, "\u3000") if wide else printed(text, cell.cell.spread)
    )
    if cell.cell.overflow:
        last = cell.last_col
        while all((row, last + 1) in empty for row in range(cell.row, cell.last_row + 1)):
            last += 1
        room += edges[last + 1] - edges[cell.last_col + 1]
        if fonts.width(shown, face, style.size) <= room:
            return (shown,)
    return wrap(shown, room, lambda t: fonts.width(t, face, style.size))


def _heights(
    table: Table, cells: tuple[GridCell, ...], lines: dict[tuple[int, int], tuple[str, ...]]
) -> tuple[float, ...]:
    style = table.style
    least = dict(table.heights)
    heights = [least.get(r, table.row_height) for r in range(len(table.rows))]
    for cell in sorted(cells, key=lambda c: c.cell.rows):
        need = len(lines[cell.row, cell.col]) * table.leading(cell.row) + 2 * style.pad
        have = sum(heights[cell.row : cell.last_row + 1])
        if need > have:
            heights[cell.last_row] += need - have
    return tuple(heights)
