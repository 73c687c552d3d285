from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

from pipeline.audit.render import page_picture
from pipeline.errors import DamagedPdfError
from pipeline.model import Page

# In the stored, unturned page of 400 x 300 a black square lies at x 320..350, 30..60 from the top; in the crop
# box (x 100..380, 20..280 from the top) that is x 220..250, 10..40.
_CROP = RectangleObject((100, 20, 380, 280))


def _pdf(path: Path, rotate: int) -> Path:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    canvas.rect(320, 240, 30, 30, stroke=0, fill=1)
    canvas.save()
    writer = PdfWriter(PdfReader(buffer))
    writer.pages[0].cropbox = _CROP
    writer.pages[0].rotate(rotate)
    writer.write(path)
    return path


Turn = Literal[0, 90, 180, 270]
# Where a clockwise turn of the crop box puts the square's middle (235, 25); its size is 280 x 260.
_MIDDLE: dict[Turn, tuple[int, int]] = {0: (235, 25), 90: (260 - 25, 235), 180: (280 - 235, 260 - 25), 270: (25, 45)}


@pytest.mark.parametrize("stored", [0, 90, 270])
@pytest.mark.parametrize("total", [0, 90, 180, 270])
def test_coordinates_of_the_displayed_page_fit_the_picture(stored: int, total: Turn, tmp_path: Path) -> None:
    width, height = (280.0, 260.0) if total in (0, 180) else (260.0, 280.0)
    page = Page(number=1, width=width, height=height, rotation=total, kind="digital")
    picture = page_picture(_pdf(tmp_path / "a.pdf", stored), page, dpi=144)
    assert picture.size == (2 * width, 2 * height)
    x, y = _MIDDLE[total]
    assert picture.getpixel((2 * x, 2 * y)) == (0, 0, 0)
    assert picture.convert("L").point(lambda grey: 255 * (grey < 128)).getbbox() == pytest.approx(
        (2 * x - 30, 2 * y - 30, 2 * x + 30, 2 * y + 30), abs=1
    )


def test_a_huge_page_gives_a_smaller_picture(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(14400, 100))
    canvas.showPage()
    canvas.save()
    page = Page(number=1, width=14400, height=100, kind="empty")
    assert page_picture(tmp_path / "a.pdf", page, dpi=600).width <= 12_001


def test_a_page_that_could_not_be_read_is_drawn_all_the_same(tmp_path: Path) -> None:
    page = Page(number=1, width=0, height=0, kind="empty", status="failed")
    assert page_picture(_pdf(tmp_path / "a.pdf", 0), page, dpi=72).size == (280, 260)


@pytest.mark.parametrize("number", [1, 2])
def test_what_cannot_be_drawn_says_so(number: int, tmp_path: Path) -> None:
    path = _pdf(tmp_path / "a.pdf", 0)
    if number == 1:
        path.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(DamagedPdfError, match=f"page {number} cannot be drawn"):
        page_picture(path, Page(number=number, width=1, height=1, kind="empty"), dpi=72)
