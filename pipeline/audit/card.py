"""All that a reviewer sees of one cell, as plain data for the widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.audit.crop import Crop
from pipeline.audit.flag_words import Words
from pipeline.audit.reasons import reasons
from pipeline.model import Cell, Document, Table

# Rows of the table shown before and after the cell's own.
_AROUND = 5


def card(document: Document, table: Table, cell: Cell, crops: Sequence[Crop], **more: Any) -> dict[str, Any]:
    """`more` is what the queue knows of the item: key, why it is here, role, loss, finding."""
    evidence = cell.evidence
    alternatives = [alternative.model_dump() for alternative in evidence.alternatives] if evidence else []
    if evidence and evidence.second and evidence.second not in {cell.text, *(one["text"] for one in alternatives)}:
        alternatives.append({"text": evidence.second, "probability": None})
    if cell.raw.strip() != cell.text.strip() and cell.raw.strip():
        alternatives.append({"text": cell.raw.strip(), "probability": None})
    return {
        **more,
        "file": document.file_name,
        "document": document.id,
        "table": {
            "id": table.id,
            "title": table.title,
            "kind": table.type,
            "unit": table.unit,
            "rows": table.n_rows,
            "cols": table.n_cols,
        },
        "cell": {
            "row": cell.row,
            "col": cell.col,
            "row_span": cell.row_span,
            "col_span": cell.col_span,
            "raw": cell.raw,
            "text": cell.text,
            "status": cell.status,
            "source": cell.source,
            "confidence": cell.confidence,
        },
        "neighbours": {side: other.text for side, other in neighbours(table, cell).items()},
        "page": cell.boxes[0].page if cell.boxes else None,
        "crops": [crop._asdict() for crop in crops],
        "reasons": [words._asdict() for words in reasons(cell) or [_general(cell)]],
        "alternatives": alternatives[:9],
        "grid": _grid(table, cell),
    }


def neighbours(table: Table, cell: Cell) -> dict[str, Cell]:
    """The cells beside `cell` at its top left: up, down, left, right, where there are any."""
    spots = {
        "up": (cell.row - 1, cell.col),
        "down": (cell.row + cell.row_span, cell.col),
        "left": (cell.row, cell.col - 1),
        "right": (cell.row, cell.col + cell.col_span),
    }
    found = {}
    for side, (row, col) in spots.items():
        for other in table.cells:
            if 0 <= row - other.row < other.row_span and 0 <= col - other.col < other.col_span:
                found[side] = other
    return found


def _general(cell: Cell) -> Words:
    if cell.source == "ocr":
        return Words("扫描件识别，无特别疑点", "read from pixels, nothing special against it")
    return Words("无特别疑点", "nothing special against it")


def _grid(table: Table, cell: Cell) -> list[dict[str, Any]]:
    """Rows of the table around the cell, header rows first; each cell once, its spans cut to what is shown."""
    near = range(max(0, cell.row - _AROUND), min(table.n_rows, cell.row + cell.row_span + _AROUND))
    rows = sorted({*range(min(table.header_rows, 4)), *near})
    shown = {row: {"row": row, "cells": [], "header": row < table.header_rows} for row in rows}
    for other in sorted(table.cells, key=lambda one: (one.row, one.col)):
        covered = [row for row in rows if other.row <= row < other.row + other.row_span]
        if covered:
            shown[covered[0]]["cells"].append(
                {
                    "text": other.text,
                    "row": other.row,
                    "col": other.col,
                    "rows": len(covered),
                    "cols": other.col_span,
                    "confidence": other.confidence,
                    "human": other.source == "human",
                    "here": other is cell,
                }
            )
    return list(shown.values())
