"""The review queue: cells worth a look, least certain first."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Finding, ReviewItem, Table

LOOK_BELOW = 0.9


def review_queue(tables: Sequence[Table], findings: Sequence[Finding] = ()) -> tuple[ReviewItem, ...]:
    """Cells below `LOOK_BELOW`, with their flags and the rules that they break as reasons; ties in reading order."""
    broken: dict[tuple[str | None, int, int], dict[str, None]] = {}
    for finding in findings:
        if finding.severity != "info":
            for row, col in finding.cells:
                broken.setdefault((finding.table, row, col), {})[finding.rule] = None
    items = [
        ReviewItem(
            table=table.id,
            row=cell.row,
            col=cell.col,
            confidence=cell.confidence,
            reasons=(*cell.flags, *broken.get((table.id, cell.row, cell.col), ())),
        )
        for table in tables
        for cell in table.cells
        if cell.confidence < LOOK_BELOW and (cell.text or cell.status == "missing")
    ]
    return tuple(sorted(items, key=lambda item: item.confidence))
