"""yusuan itself, measured like any other."""

from __future__ import annotations

from tests.bench.peer.cells import Cell, Cells
from tests.bench.peer.worker import ReadPage


def load() -> ReadPage:
    """The reader of a page."""
    from pipeline import convert

    def read_page(pdf: str, page: int) -> list[Cells]:
        return [
            [
                Cell(row=cell.row, col=cell.col, row_span=cell.row_span, col_span=cell.col_span, text=cell.text)
                for cell in table.cells
            ]
            for table in convert(pdf, pages=[page]).tables
        ]

    return read_page
