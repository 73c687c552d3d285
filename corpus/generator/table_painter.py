"""Paints the part of a table that lies on one page."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.fonts import FontSet
from corpus.generator.grid import GridCell
from corpus.generator.ink import Written, write
from corpus.generator.measure import Laid, face_of
from corpus.generator.paginate import Fragment
from corpus.generator.pen import Pen
from corpus.generator.placement import Area, areas, header_area, place_lines
from corpus.generator.ruling import draw_rules


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table whose cells have their places on the pages."""

    laid: Laid
    fragments: tuple[Fragment, ...]
    boxes: dict[tuple[int, int], tuple[Area, ...]]


def place_table(laid: Laid, fragments: tuple[Fragment, ...]) -> PlacedTable:
    """Find the areas of every cell."""
    boxes = {(c.row, c.col): areas(laid, c, fragments) for c in laid.cells}
    return PlacedTable(laid, fragments, boxes)


def paint_fragment(pen: Pen, fonts: FontSet, placed: PlacedTable, fragment: Fragment) -> None:
    """Draw fills, rules and text of one page's part."""
    laid = placed.laid
    shown = [(cell, area) for cell in laid.cells if (area := header_area(laid, cell, fragment)) is not None]
    repeated = {(cell.row, cell.col): area for cell, area in shown}
    shown += [
        (cell, area) for cell in laid.cells for area in placed.boxes[cell.row, cell.col] if area.page == fragment.page
    ]
    for cell, area in shown:
        _fill(pen, laid, cell, area)
    draw_rules(pen, laid.table, shown)
    for cell in _writing_order(laid):
        key = cell.row, cell.col
        if key in repeated:
            _write(pen, fonts, laid, cell, (repeated[key],), fragment.page)
        _write(pen, fonts, laid, cell, placed.boxes[key], fragment.page)


def _writing_order(laid: Laid) -> list[GridCell]:
    cells = sorted(laid.cells, key=lambda c: (c.col, c.row)) if laid.table.style.by_columns else laid.cells
    head = [c for c in cells if c.row < laid.table.header_rows]
    body = [c for c in cells if c.row >= laid.table.header_rows]
    return body + head if laid.table.style.body_first else head + body


def _fill(pen: Pen, laid: Laid, cell: GridCell, area: Area) -> None:
    style = laid.table.style
    in_header = cell.row < laid.table.header_rows
    colour = style.header_fill if in_header else None
    if colour is None and not in_header and cell.row % 2:
        colour = style.zebra
    if colour is None and style.white_fill:
        colour = 1.0
    if colour is not None:
        pen.box(area.x0, area.top, area.x1, area.bottom, colour)


def _write(pen: Pen, fonts: FontSet, laid: Laid, cell: GridCell, parts: tuple[Area, ...], page: int) -> None:
    style = laid.table.style
    face = face_of(laid.table, cell)
    drop = (laid.table.leading(cell.row) - style.size) / 2
    x0, x1 = laid.edges[cell.col], laid.edges[cell.last_col + 1]
    _haunt(pen, laid, cell, parts, page)
    for line in place_lines(laid, cell, parts):
        if line.page != page:
            continue
        width = fonts.width(line.text, face, style.size)
        if cell.cell.align == "center" or cell.cell.vertical:
            x = (x0 + x1 - width) / 2
        elif cell.cell.align == "right":
            x = x1 - style.side - width
        else:
            x = x0 + style.side + cell.cell.indent * style.size
        if cell.cell.overflow and len(laid.lines[cell.row, cell.col]) == 1:
            x = max(x, x0 + style.side)
        window = (line.clip.x0, line.clip.top, line.clip.x1, line.clip.bottom) if line.clip else None
        with pen.shown(window):
            write(pen, fonts, Written(x, line.top + drop, line.text, face, style.size, cell.cell), style.ink)


def _haunt(pen: Pen, laid: Laid, cell: GridCell, parts: tuple[Area, ...], page: int) -> None:
    """Store the ghosts of a cell, before its text."""
    style = laid.table.style
    for ghost in laid.table.ghosts:
        if (ghost.row, ghost.col) == (cell.row, cell.col) and parts and parts[0].page == page:
            pen.ghost(parts[0].x0 + style.pad, parts[0].top + style.pad, ghost.text, style.font, style.size, ghost.how)
