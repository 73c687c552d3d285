"""Cells from what readers of pixels saw, without any pixels."""

from __future__ import annotations

import numpy as np

from pipeline.geometry import Box
from pipeline.grid import Grid, GridCell, Region
from pipeline.layout.scanned_cells import scanned_cells
from pipeline.model import Cell
from pipeline.page_content import PageContent, Picture, Seen
from tests.text.typeset import row

SIDES = (1.0, 1.0, 1.0, 0.5)


def seen(text: str, box: Box, others: tuple[tuple[str, float], ...] = ()) -> Seen:
    return Seen(box, text, text, text, agreed=True, margin=0.9, covered=1.0 if text else 0.0, others=others)


def cells_of(
    columns: list[list[str]], others: dict[str, tuple[tuple[str, float], ...]], extra: Picture | None = None
) -> dict[tuple[int, int], Cell]:
    """A ruled page of cells 100 x 20 points, each text 5 points in from its cell's left top corner."""
    places, content, lines = [], [], []
    for row_index in range(len(columns[0])):
        for col, texts in enumerate(columns):
            left, top = 100.0 * col, 20.0 * row_index
            box = Box(left, top, left + 100, top + 20)
            chars = row(texts[row_index], x=left + 5, top=top + 5)
            places.append(GridCell(row_index, col, 1, 1, box, 0.5, SIDES))
            content.append(chars)
            for text in filter(None, [texts[row_index]]):
                ink = Box(left + 5, top + 5, chars[-1].box.x1, top + 15)
                lines.append(seen(text, ink, others.get(text, ())))
    picture = extra or Picture()
    picture = Picture((*lines, *picture.seen), picture.ink, picture.seals, glyph_pixels=30.0)
    whole = Box(0, 0, 100.0 * len(columns), 20.0 * len(columns[0]))
    page = PageContent(1, whole.width, whole.height, 0, "scanned", picture=picture)
    region = Region(1, whole, "ruled", Grid(len(columns[0]), len(columns), tuple(places)))
    found = scanned_cells(page, region, content)
    return {(cell.row, cell.col): cell for cell in found}


def test_evidence_is_kept_with_the_cell() -> None:
    cell = cells_of([["1,219.80"]], {"1,219.80": (("1,219:80", 0.1),)})[0, 0]
    assert cell.evidence is not None
    assert (cell.source, cell.text, cell.evidence.second, cell.evidence.edges) == ("ocr", "1,219.80", "1,219.80", SIDES)
    assert cell.evidence.probabilities == (1.0,) * len("1,219.80")
    assert [(one.text, one.probability) for one in cell.evidence.alternatives] == [("1,219:80", 0.1)]
    assert (cell.evidence.uncovered_ink, cell.evidence.seal, cell.evidence.column_format) == (0.0, 0.0, None)


def test_an_amount_unlike_its_column_is_settled_or_doubted() -> None:
    cells = cells_of([["1.20", "3.40", "5.60", "7:80", "9.0"]], {"7:80": (("7.80", 0.2),)})
    settled, doubted = cells[3, 0], cells[4, 0]
    assert (settled.text, settled.raw, settled.status) == ("7.80", "7:80", "repaired")
    assert settled.evidence is not None
    assert settled.evidence.column_format is True
    assert settled.evidence.repairs == 1
    assert doubted.text == "9.0"
    assert "unlike_column" in doubted.flags


def test_a_blank_with_ink_is_missing_and_one_with_dirt_is_blank() -> None:
    ink = ((Box(40, 25, 48, 34), 30.0), (Box(40, 45, 41, 46), 1.0))
    cells = cells_of([["1.20", "", ""]], {}, Picture(ink=ink))
    assert (cells[1, 0].status, cells[1, 0].flags) == ("missing", ("unread_ink", "weak_edges"))
    assert (cells[2, 0].status, cells[2, 0].flags) == ("read", ("weak_edges",))


def test_cells_under_a_seal_and_right_of_a_lost_line_are_doubted() -> None:
    amounts = tuple(seen("8.88", Box(160, 20.0 * line + 5, 185, 20.0 * line + 15)) for line in range(2))
    seals = np.zeros((40, 300), bool)
    seals[:20, :50] = True
    cells = cells_of([["甲", "乙"], ["丙", "丁"], ["1.20", "3.40"]], {}, Picture(amounts, seals=seals))
    assert "under_seal" in cells[0, 0].flags
    assert "under_seal" not in cells[1, 0].flags
    assert [("lost_line" in cells[0, col].flags) for col in range(3)] == [False, True, True]


def test_print_left_of_the_table_is_a_lost_first_column() -> None:
    codes = tuple(seen("20104", Box(-60, 20.0 * line + 5, -10, 20.0 * line + 15)) for line in range(3))
    amounts = ["1.20", "3.40", "5.60", "7.80"]
    assert all("lost_line" in cell.flags for cell in cells_of([amounts], {}, Picture(codes)).values())
    assert not any("lost_line" in cell.flags for cell in cells_of([amounts], {}, Picture(codes[:2])).values())
