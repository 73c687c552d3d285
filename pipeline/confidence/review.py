"""The review queue: cells worth a look, least certain first."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import ReviewItem, Table

LOOK_BELOW = 0.9


def review_queue(tables: Sequence[Table]) -> tuple[ReviewItem, ...]:
    """Cells below `LOOK_BELOW`, with their flags as reasons; ties in reading order."""
    items = [
        ReviewItem(table=table.id, row=cell.row, col=cell.col, confidence=cell.confidence, reasons=cell.flags)
        for table in tables
        for cell in table.cells
        if cell.confidence < LOOK_BELOW and (cell.text or cell.status == "missing")
    ]
    return tuple(sorted(items, key=lambda item: item.confidence))
