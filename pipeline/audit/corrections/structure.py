"""A table with its grid corrected: cells merged or split, a row moved or dropped; the cells still tile it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.audit.corrections.decided import Decided, decided
from pipeline.geometry import Box, union
from pipeline.model import Cell, PageBox, Table


class StructureError(Exception):
    """Why a change would leave a table whose cells do not tile it; `str()` is for a person."""


def merge(table: Table, first: Cell, last: Cell, text: str) -> Table:
    """One cell over the rectangle from `first` to `last`; `raw` is what all of it read, a line each."""
    top, left = min(first.row, last.row), min(first.col, last.col)
    bottom = max(first.row + first.row_span, last.row + last.row_span)
    right = max(first.col + first.col_span, last.col + last.col_span)
    inside = [cell for cell in table.cells if top <= cell.row < bottom and left <= cell.col < right]
    if sum(cell.row_span * cell.col_span for cell in inside) != (bottom - top) * (right - left) or any(
        cell.row + cell.row_span > bottom or cell.col + cell.col_span > right for cell in inside
    ):
        raise StructureError("cells to merge do not fill a rectangle")
    inside.sort(key=lambda cell: (cell.row, cell.col))
    one = first.model_copy(
        update={
            "row": top,
            "col": left,
            "row_span": bottom - top,
            "col_span": right - left,
            "raw": "\n".join(cell.raw for cell in inside if cell.raw),
            "boxes": _page_unions(box for cell in inside for box in cell.boxes),
            "evidence": None,
            "flags": tuple(flag for cell in inside for flag in cell.flags),
        }
    )
    return _with_cells(
        table, [*(cell for cell in table.cells if cell not in inside), decided(one, text, Decided.MERGED)]
    )


def split(table: Table, cell: Cell, rows: int, cols: int, parts: Sequence[str]) -> Table:
    """`rows` x `cols` cells with the texts of `parts`, row by row, in the place of `cell`.

    Where the grid has fewer rows or columns there it gets more: its other cells span one more each.
    """
    if len(parts) != rows * cols or rows * cols < 2:
        raise StructureError(f"{rows} x {cols} parts need as many texts, not {len(parts)}")
    for _ in range(cell.row_span, rows):
        table, cell = _insert(table, cell, "row")
    for _ in range(cell.col_span, cols):
        table, cell = _insert(table, cell, "col")
    raws = _raws(cell.raw, parts)
    row_cuts, col_cuts = _shares(cell.row_span, rows), _shares(cell.col_span, cols)
    pieces = []
    for index, text in enumerate(parts):
        (row, row_span), (col, col_span) = row_cuts[index // cols], col_cuts[index % cols]
        piece = {
            "row": cell.row + row,
            "col": cell.col + col,
            "row_span": row_span,
            "col_span": col_span,
            "raw": raws[index],
            "boxes": _part_boxes(cell.boxes, (index // cols, rows), (index % cols, cols)),
            "evidence": None,
        }
        pieces.append(decided(cell.model_copy(update=piece), text, Decided.SPLIT))
    return _with_cells(table, [*(other for other in table.cells if other != cell), *pieces])


def drop_row(table: Table, row: int) -> Table:
    """Without `row`: its own cells go, cells that run through it span one less."""
    kept = []
    for cell in table.cells:
        if cell.row == row and cell.row_span == 1:
            continue
        if cell.row <= row < cell.row + cell.row_span:
            cell = cell.model_copy(update={"row_span": cell.row_span - 1})
        elif cell.row > row:
            cell = cell.model_copy(update={"row": cell.row - 1})
        kept.append(cell)
    header = table.header_rows - (row < table.header_rows)
    return _with_cells(table, kept).model_copy(update={"n_rows": table.n_rows - 1, "header_rows": header})


def move_row(table: Table, row: int, beside: int, side: str) -> Table:
    """`row` directly above or below the row `beside`; only where no cell runs over several of the rows passed."""
    target = beside + (side == "below")
    target -= row < target
    low, high = min(row, target), max(row, target)
    if any(cell.row_span > 1 and cell.row <= high and cell.row + cell.row_span > low for cell in table.cells):
        raise StructureError("a cell over several rows stands in the way of the row")
    if (row < table.header_rows) != (target < table.header_rows):
        raise StructureError("a row cannot move between header and body")
    order = [number for number in range(table.n_rows) if number != row]
    order.insert(target, row)
    places = {number: place for place, number in enumerate(order)}
    return _with_cells(table, [cell.model_copy(update={"row": places[cell.row]}) for cell in table.cells])


def _insert(table: Table, cell: Cell, axis: str) -> tuple[Table, Cell]:
    """A row (column) more within `cell`: what shares its last one spans one more, what comes after moves on."""
    last = getattr(cell, axis) + getattr(cell, f"{axis}_span") - 1

    def moved(other: Cell) -> Cell:
        begin, span = getattr(other, axis), getattr(other, f"{axis}_span")
        if begin > last:
            return other.model_copy(update={axis: begin + 1})
        return other.model_copy(update={f"{axis}_span": span + 1}) if begin + span > last else other

    size = {f"n_{axis}s": getattr(table, f"n_{axis}s") + 1}
    if axis == "row" and last < table.header_rows:
        size["header_rows"] = table.header_rows + 1
    return _with_cells(table, [moved(other) for other in table.cells]).model_copy(update=size), moved(cell)


def _shares(span: int, parts: int) -> list[tuple[int, int]]:
    """(offset, span) of each part; the last takes what is left over."""
    return [(index, 1 if index < parts - 1 else span - parts + 1) for index in range(parts)]


def _raws(raw: str, parts: Sequence[str]) -> list[str]:
    """The `raw` of each part where white space tells; else the first part keeps all of it, and nothing is invented."""
    for pieces in (raw.split("\n"), raw.split()):
        if len(pieces) == len(parts):
            return pieces
    return [raw, *[""] * (len(parts) - 1)]


def _part_boxes(boxes: tuple[PageBox, ...], row: tuple[int, int], col: tuple[int, int]) -> tuple[PageBox, ...]:
    """Equal shares of the first box: where in it a part stands is not known better."""
    if not boxes:
        return ()
    x0, top, x1, bottom = boxes[0].bbox
    width, height = (x1 - x0) / col[1], (bottom - top) / row[1]
    box = (x0 + col[0] * width, top + row[0] * height, x0 + (col[0] + 1) * width, top + (row[0] + 1) * height)
    return (PageBox(page=boxes[0].page, bbox=_rounded(box)),)


def _page_unions(boxes: Iterable[PageBox]) -> tuple[PageBox, ...]:
    pages: dict[int, list[Box]] = {}
    for box in boxes:
        pages.setdefault(box.page, []).append(Box(*box.bbox))
    return tuple(PageBox(page=page, bbox=_rounded(union(found))) for page, found in sorted(pages.items()))


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (round(value, 2) for value in box)
    return (x0, top, x1, bottom)


def _with_cells(table: Table, cells: Sequence[Cell]) -> Table:
    return table.model_copy(update={"cells": tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))})
