"""Paints the part of a table that lies on one page."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.fonts import FontSet
from corpus.generator.grid import GridCell
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
    head = [c for c in laid.cells if c.row < laid.table.header_rows]
    body = [c for c in laid.cells if c.row >= laid.table.header_rows]
    return body + head if laid.table.style.body_first else head + body


def _fill(pen: Pen, laid: Laid, cell: GridCell, area: Area) -> None:
    style = laid.table.style
    grey = style.header_fill if cell.row < laid.table.header_rows else None
    if grey is None and style.white_fill:
        grey = 1.0
    if grey is not None:
        pen.box(area.x0, area.top, area.x1, area.bottom, grey)


def _write(pen: Pen, fonts: FontSet, laid: Laid, cell: GridCell, parts: tuple[Area, ...], page: int) -> None:
    style = laid.table.style
    face = face_of(laid.table, cell)
    drop = (laid.table.leading(cell.row) - style.size) / 2
    x0, x1 = laid.edges[cell.col], laid.edges[cell.last_col + 1]
    for line in place_lines(laid, cell, parts):
        if line.page != page:
            continue
        width = fonts.width(line.text, face, style.size)
        if cell.cell.align == "center" or cell.cell.vertical:
            x = (x0 + x1 - width) / 2
        elif cell.cell.align == "right":
            x = x1 - style.pad - width
        else:
            x = x0 + style.pad + cell.cell.indent * style.size
        pen.text(x, line.top + drop, line.text, face, style.size)
