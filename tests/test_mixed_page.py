"""Pages and documents that are digital in part, against the corpus's own truth."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from pipeline import convert
from pipeline.model import Document, Table
from pipeline.scanned_page import can_read
from pipeline.source.picture_file import pictures_as_pdf
from tests.corpus.truths import DOCUMENTS
from tests.drawn import Pen, pdf, plain

DPI = 200.0
SAMPLE = DOCUMENTS / "sample_budget.pdf"
WIDE, HIGH = 842.0, 595.0

Truth = dict[tuple[int, int, int, int], str]

pytestmark = pytest.mark.skipif(not can_read(), reason="the models that read pixels are not installed")


def printed(number: int) -> Image.Image:
    with pypdfium2.PdfDocument(SAMPLE) as sample:
        return sample[number - 1].render(scale=DPI / 72).to_pil().convert("L")


def truth(number: int) -> tuple[Truth, tuple[float, ...]]:
    """The cells of the table that begins on a page, and the box around those on it."""
    content = json.loads((DOCUMENTS / "sample_budget.truth.json").read_text(encoding="utf-8"))
    (table,) = (one for one in content["tables"] if one["cells"][0]["boxes"][0][0] == number)
    cells = {(c["row"], c["col"], c["row_span"], c["col_span"]): c["text"] for c in table["cells"]}
    boxes = np.array([box[1:] for c in table["cells"] for box in c["boxes"] if box[0] == number])
    return cells, (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))


def cells(table: Table) -> Truth:
    return {(c.row, c.col, c.row_span, c.col_span): c.text for c in table.cells}


def bare(text: str) -> str:
    return "".join(text.split())


def assert_same(table: Table, wanted: Truth) -> None:
    """The same grid, and nearly the same text: a reader of pixels may miss a character."""
    found = cells(table)
    assert found.keys() == wanted.keys()
    wrong = [place for place, text in wanted.items() if bare(found[place]) != bare(text)]
    assert len(wrong) <= 0.03 * len(wanted), [(found[place], wanted[place]) for place in wrong]


def converted(data: bytes, folder: Path) -> Document:
    (folder / "mixed.pdf").write_bytes(data)
    return convert(folder / "mixed.pdf")


def test_a_scanned_table_inside_a_digital_page_is_read_beside_the_digital_one(tmp_path: Path) -> None:
    wanted, (x0, top, x1, bottom) = truth(8)
    crop = printed(8).crop([round(value * DPI / 72) for value in (x0 - 4, top - 4, x1 + 4, bottom + 4)])

    def draw(pen: Pen) -> None:
        pen.cells([40, 140, 240], [40, 60, 80], plain([["Item", "Amount"], ["Roads", "1.50"]]))
        pen.picture(x0 - 4, top - 4 + 60, x1 + 4, bottom + 4 + 60, np.asarray(crop))

    document = converted(pdf(draw, width=WIDE, height=HIGH + 60), tmp_path)
    first, second = document.tables
    assert document.pages[0].kind == "mixed"
    assert [cell.text for cell in first.cells] == ["Item", "Amount", "Roads", "1.50"]
    assert {cell.source for cell in first.cells} == {"text"}
    assert_same(second, wanted)
    assert {cell.source for cell in second.cells} == {"ocr"}
    assert second.fragments[0].bbox == pytest.approx((x0, top + 60, x1, bottom + 60), abs=1.5)


def test_what_is_typed_over_a_crooked_scan_is_taken_as_stored(tmp_path: Path) -> None:
    wanted, _ = truth(8)
    blank = next(place for place, text in wanted.items() if not text and place[2:] == (1, 1))
    content = json.loads((DOCUMENTS / "sample_budget.truth.json").read_text(encoding="utf-8"))
    cell = next(
        c
        for one in content["tables"]
        for c in one["cells"]
        if c["boxes"][0][0] == 8 and (c["row"], c["col"]) == blank[:2]
    )
    x0, top, _, bottom = cell["boxes"][0][1:]
    scan = printed(8).rotate(-0.3, Image.Resampling.BICUBIC, fillcolor=255)

    def draw(pen: Pen) -> None:
        pen.picture(0, 0, scan.width * 72 / DPI, scan.height * 72 / DPI, np.asarray(scan))
        pen.text(x0 + 2, (top + bottom) / 2 - 3, "7.25", 6)
        pen.text(40, 560, "typed below the table, as a stamp of the archive")

    document = converted(pdf(draw, width=scan.width * 72 / DPI, height=scan.height * 72 / DPI), tmp_path)
    (table,) = document.tables
    assert_same(table, {**wanted, blank: "7.25"})
    source = {(c.row, c.col, c.row_span, c.col_span): c.source for c in table.cells}
    assert source.pop(blank) == "text"
    assert set(source.values()) == {"ocr"}


def test_pictures_without_a_table_change_nothing(tmp_path: Path) -> None:
    patches = np.random.default_rng(0).integers(0, 255, (20, 30, 3), dtype=np.uint8)
    photograph = np.asarray(Image.fromarray(patches).resize((900, 600), Image.Resampling.BICUBIC))
    rows = plain([["Item", "Amount"], ["Roads", "1.50"]])

    def draw(pen: Pen, *, with_picture: bool) -> None:
        pen.cells([40, 140, 240], [40, 60, 80], rows)
        if with_picture:
            pen.picture(40, 120, 340, 280, photograph)

    mixed = converted(pdf(lambda pen: draw(pen, with_picture=True)), tmp_path)
    digital = converted(pdf(lambda pen: draw(pen, with_picture=False)), tmp_path)
    assert (mixed.pages[0].kind, digital.pages[0].kind) == ("mixed", "digital")
    assert mixed.tables == digital.tables


def test_a_table_that_begins_digital_and_ends_scanned_is_one(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    printed(7).save(buffer, "PNG", dpi=(DPI, DPI))
    joined = io.BytesIO()
    with pypdfium2.PdfDocument(SAMPLE) as sample, pypdfium2.PdfDocument.new() as both:
        both.import_pages(sample, [5])
        with pypdfium2.PdfDocument(pictures_as_pdf(buffer.getvalue()).pdf) as scan:
            both.import_pages(scan)
        both.save(joined)
    document = converted(joined.getvalue(), tmp_path)
    assert [page.kind for page in document.pages] == ["digital", "scanned"]
    (table,) = document.tables
    assert_same(table, truth(6)[0])
    assert {cell.source for cell in table.cells} == {"text", "ocr"}
