"""Scans at every level: pictures only, all pages, boxes where the cells are."""

from __future__ import annotations

import io
import json

import numpy as np
import pdfplumber
import pypdfium2
import pytest

from corpus.generator.invented.build import Made, make
from corpus.generator.scan_level import LEVELS

SEED, NUMBER = 7, 0


@pytest.fixture(scope="module", params=LEVELS)
def scan(request: pytest.FixtureRequest, needs_fonts: None) -> Made:  # noqa: ARG001
    return make(SEED, NUMBER, scan=request.param)


def test_a_scan_is_one_picture_a_page(scan: Made) -> None:
    truth = json.loads(scan.truth)
    with pdfplumber.open(io.BytesIO(scan.pdf)) as pdf:
        assert len(pdf.pages) == truth["pages"] == len(truth["turns"])
        for page, size in zip(pdf.pages, truth["page_sizes"], strict=True):
            assert not page.chars
            assert len(page.images) == 1
            assert page.rotation == 0
            assert [float(page.width), float(page.height)] == pytest.approx(size, abs=0.02)


def test_a_scan_shows_ink_in_the_cells_that_have_text(scan: Made) -> None:
    truth = json.loads(scan.truth)
    pdf = pypdfium2.PdfDocument(scan.pdf)
    for number, turn in enumerate(truth["turns"], 1):
        picture = np.rot90(pdf[number - 1].render(scale=1.5, grayscale=True).to_numpy().squeeze(), -turn // 90)
        for table in truth["tables"]:
            for cell in table["cells"]:
                boxes = [box for box in cell["boxes"] if box[0] == number]
                if cell["text"] and boxes and len(cell["boxes"]) == 1:
                    x0, top, x1, bottom = (round(1.5 * value) for value in boxes[0][1:])
                    inside = picture[top + 3 : bottom - 3, x0 + 3 : x1 - 3]
                    assert inside.min() < 0.8 * np.median(inside), (table["title"], cell)


@pytest.mark.usefixtures("needs_fonts")
def test_the_same_scan_has_the_same_bytes() -> None:
    assert make(SEED, NUMBER, scan="low") == make(SEED, NUMBER, scan="low")
