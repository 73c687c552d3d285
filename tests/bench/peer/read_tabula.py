"""tabula-py: it guesses for each page whether rules or gaps part the cells; spans where rules do."""

from __future__ import annotations

import shutil
from typing import Any

from tests.bench.peer.cells import Cells, cells_of_boxes, cells_of_grid
from tests.bench.peer.worker import ReadPage

_TOLERANCE = 1.0


def load() -> ReadPage:
    """The reader of a page."""
    if shutil.which("java") is None:
        raise RuntimeError("there is no Java")
    import tabula

    def read_page(pdf: str, page: int) -> list[Cells]:
        tables = tabula.read_pdf(pdf, pages=page, output_format="json", silent=True)
        return [cells for table in tables if (cells := cells_of_table(table))]

    return read_page


def cells_of_table(table: dict[str, Any]) -> Cells:
    """`table`: as in tabula's JSON, where a place inside a merged cell has no size."""
    rows = table["data"]
    if table["extraction_method"] == "lattice":
        boxes = [
            (cell["left"], cell["top"], cell["left"] + cell["width"], cell["top"] + cell["height"], cell["text"])
            for row in rows
            for cell in row
            if cell["width"] and cell["height"]
        ]
        return cells_of_boxes(boxes, _TOLERANCE)
    texts = [[cell["text"] for cell in row] for row in rows]
    return cells_of_grid(texts, lambda *_: False, lambda *_: False)
