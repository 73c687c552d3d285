"""Placed text as cells of the contract. A place is counted in columns and lines of the file, as it has no points."""

from __future__ import annotations

from pipeline.mend.placed import Placed, Strip
from pipeline.model import Cell, PageBox, Status
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import REPAIRS, Flag

CHANGES = REPAIRS | {Flag.LAYOUT_SPACE_REMOVED}  # a text has no layout: its spaces are what it says


def to_cells(strip: Strip, page: int, line: int) -> tuple[Cell, ...]:
    """The cells of a strip; those that no line says stand at `line`."""
    return tuple(to_cell(one, page, line) for one in strip.cells)


def to_cell(one: Placed, page: int, line: int) -> Cell:
    """One cell; its box reaches from its first to its last line."""
    cell = one.cell
    top, bottom = (min(cell.lines) - 1, max(cell.lines)) if cell.lines else (line - 1, line)
    return Cell(
        row=one.row,
        col=one.col,
        row_span=one.row_span,
        col_span=one.col_span,
        text=cell.text,
        raw=cell.raw,
        status=_status(cell),
        confidence=0.0 if cell.missing else round(cell.confidence, 4),
        boxes=(PageBox(page=page, bbox=(float(one.col), float(top), float(one.col + one.col_span), float(bottom))),),
        flags=tuple(sorted(set(cell.flags))),
    )


def _status(cell: TextCell) -> Status:
    if cell.missing:
        return "missing"
    return "repaired" if CHANGES & set(cell.flags) else "read"
