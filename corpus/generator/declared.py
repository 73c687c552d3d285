"""What a declaration alone says about a document: its tables and their cells, no places."""

from __future__ import annotations

from typing import Any

from corpus.generator.grid import place_cells
from corpus.generator.model import Document, Table

Json = dict[str, Any]


def declared_tables(document: Document) -> list[Json]:
    """The tables in reading order; needs neither a font nor reportlab."""
    return [declared_table(table) for table in document.tables()]


def declared_table(table: Table) -> Json:
    """Truth of a table without pages and boxes."""
    return {
        "title": table.title,
        "unit": table.unit,
        "type": table.kind,
        "n_rows": len(table.rows),
        "n_cols": len(table.columns),
        "header_rows": table.header_rows,
        "pages": [],
        "cells": [
            {
                "row": cell.row,
                "col": cell.col,
                "row_span": cell.cell.rows,
                "col_span": cell.cell.cols,
                "text": cell.cell.text,
                "boxes": [],
            }
            for cell in place_cells(table)
        ],
    }
