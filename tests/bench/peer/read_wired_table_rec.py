"""wired-table-rec with rapidocr: the whole page as the picture of one ruled table, since it finds no tables itself."""

from __future__ import annotations

from tests.bench.peer.cells import Cells
from tests.bench.peer.html_cells import cells_of_html
from tests.bench.peer.ocr import lines_of, load_ocr
from tests.bench.peer.page_image import page_image
from tests.bench.peer.worker import ReadPage


def load() -> ReadPage:
    """The reader of a page."""
    from wired_table_rec import WiredTableRecognition

    recognise = WiredTableRecognition()
    ocr = load_ocr()

    def read_page(pdf: str, page: int) -> list[Cells]:
        image = page_image(pdf, page)
        # `rec_again` would read each empty cell once more, with the older rapidocr that is not here.
        html = recognise(image, [list(line) for line in lines_of(ocr(image))], rec_again=False)[0]
        return [cells] if (cells := cells_of_html(html)) else []

    return read_page
