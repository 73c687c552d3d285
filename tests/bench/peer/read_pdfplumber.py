"""pdfplumber: its table finder with default settings; spans from the boxes of its cells."""

from __future__ import annotations

from tests.bench.peer.cells import Cells, cells_of_boxes
from tests.bench.peer.worker import ReadPage

_TOLERANCE = 1.0


def load() -> ReadPage:
    """The reader of a page."""
    import pdfplumber

    def read_page(pdf: str, page: int) -> list[Cells]:
        with pdfplumber.open(pdf, pages=[page]) as document:
            return [
                cells_of_boxes(
                    [
                        (*box, text or "")
                        for row, texts in zip(table.rows, table.extract(), strict=True)
                        for box, text in zip(row.cells, texts, strict=True)
                        if box
                    ],
                    _TOLERANCE,
                )
                for table in document.pages[0].find_tables()
            ]

    return read_page
