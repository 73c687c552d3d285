"""A cell at its place, with what was read there."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.grid import GridCell
from pipeline.model import Cell, PageBox
from pipeline.text.cell_text import CellText


def cell_at(place: GridCell, page: int, read: CellText, doubts: Collection[str], confidence: float) -> Cell:
    """`page` counts from 1; flags are those of `read` and the `doubts`, each once."""
    return Cell(
        row=place.row,
        col=place.col,
        row_span=place.row_span,
        col_span=place.col_span,
        text=read.text,
        raw=read.raw,
        status=read.status,
        confidence=confidence,
        boxes=(PageBox(page=page, bbox=tuple(place.box.rounded())),),
        flags=tuple(sorted({*read.flags, *doubts})),
    )
