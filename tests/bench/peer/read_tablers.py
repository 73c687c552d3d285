"""tablers: its table finder with default settings; spans from the boxes of its cells."""

from __future__ import annotations

from tests.bench.peer.cells import Box, Cells, cells_of_boxes
from tests.bench.peer.worker import ReadPage

_TOLERANCE = 1.0


def load() -> ReadPage:
    """The reader of a page."""
    import tablers

    def read_page(pdf: str, page: int) -> list[Cells]:
        document = tablers.Document(pdf)
        try:
            opened = document.get_page(page - 1)
            turn = round(opened.rotation_degrees)
            tables = tablers.find_tables(opened, extract_text=True)
            return [
                cells_of_boxes([turned((*c.bbox, c.text or ""), turn) for c in one.cells], _TOLERANCE) for one in tables
            ]
        finally:
            document.close()

    return read_page


def turned(box: Box, turn: int) -> Box:
    """A box of the page as stored, on the page as displayed, but for a shift: tablers gives the former.

    >>> turned((1, 2, 3, 4, "a"), 90), turned((1, 2, 3, 4, "a"), 180), turned((1, 2, 3, 4, "a"), 270)
    ((-4, 1, -2, 3, 'a'), (-3, -4, -1, -2, 'a'), (2, -3, 4, -1, 'a'))
    """
    x0, top, x1, bottom, text = box
    return {
        0: box,
        90: (-bottom, x0, -top, x1, text),
        180: (-x1, -bottom, -x0, -top, text),
        270: (top, -x1, bottom, -x0, text),
    }[turn]
