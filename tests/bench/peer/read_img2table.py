"""img2table: rules found in the picture of the page; text from the file, or read by rapidocr."""

from __future__ import annotations

from typing import Any

from tests.bench.peer.cells import Cells, cells_of_grid
from tests.bench.peer.ocr import load_ocr
from tests.bench.peer.worker import ReadPage


def load(source: str) -> ReadPage:
    """The reader of a page with its text from `source`: "text" or "ocr"."""
    from img2table.document import PDF

    ocr = _ocr() if source == "ocr" else None

    def read_page(pdf: str, page: int) -> list[Cells]:
        document = PDF(pdf, pages=[page - 1], pdf_text_extraction=ocr is None, detect_rotation=ocr is not None)
        tables = document.extract_tables(ocr=ocr, borderless_tables=True)
        return [cells_of_table(list(table.content.values())) for table in tables[page - 1]]

    return read_page


def cells_of_table(rows: list[list[Any]]) -> Cells:
    """img2table repeats a merged cell at each place that it covers, with one and the same box."""
    boxes = [[(cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2) for cell in row] for row in rows]
    return cells_of_grid(
        [[cell.value or "" for cell in row] for row in rows],
        lambda row, col: boxes[row][col] == boxes[row][col + 1],
        lambda row, col: boxes[row][col] == boxes[row + 1][col],
    )


def _ocr() -> Any:
    """img2table's own adapter of rapidocr, with an engine of our settings: its own reads no Chinese by default."""
    from img2table.ocr import RapidOCR

    adapter = RapidOCR.__new__(RapidOCR)
    adapter.engine = load_ocr()
    return adapter
