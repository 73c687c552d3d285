"""Plain rapidocr on the whole page: no tables, but what reading its text costs."""

from __future__ import annotations

from tests.bench.peer.cells import Cells
from tests.bench.peer.ocr import load_ocr
from tests.bench.peer.page_image import page_image
from tests.bench.peer.worker import ReadPage


def load() -> ReadPage:
    """The reader of a page."""
    ocr = load_ocr()

    def read_page(pdf: str, page: int) -> list[Cells]:
        ocr(page_image(pdf, page))
        return []

    return read_page
