"""The text of each cell is what the page prints inside the cell's boxes (read with pdfplumber)."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from tests.corpus.truths import DOCUMENTS, TRUTHS, load

DRAWN = [path for path in TRUTHS if ".scan." not in path.name]
SCANNED = [path for path in TRUTHS if ".scan." in path.name]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("path", DRAWN, ids=lambda p: p.name)
def test_cell_text_is_printed_in_its_boxes(path: Path) -> None:
    truth = load(path)
    with pdfplumber.open(DOCUMENTS / truth["file"]) as pdf:
        assert len(pdf.pages) == truth["pages"]
        pages = [
            [
                ((c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2, c["text"])
                for c in sorted(page.chars, key=lambda c: (round(c["top"], 1), c["x0"]))
            ]
            for page in pdf.pages
        ]
        sizes = [[round(float(page.width), 2), round(float(page.height), 2)] for page in pdf.pages]
    assert sizes == truth["page_sizes"]
    for table in truth["tables"]:
        for cell in table["cells"]:
            printed = "".join(
                text
                for page, x0, top, x1, bottom in cell["boxes"]
                for x, y, text in pages[page - 1]
                if x0 < x < x1 and top < y < bottom
            )
            assert _bare(printed) == _bare(cell["text"]), (table["title"], cell["row"], cell["col"])


@pytest.mark.parametrize("path", DRAWN, ids=lambda p: p.name)
def test_no_character_leaves_the_page_or_overlaps_another(path: Path) -> None:
    with pdfplumber.open(DOCUMENTS / load(path)["file"]) as pdf:
        for page in pdf.pages:
            chars = sorted((c for c in page.chars if c["text"].strip()), key=lambda c: (c["top"], c["x0"]))
            for a, b in pairwise(chars):
                assert 0 < a["x0"] < a["x1"] < page.width
                assert 0 < a["top"] < a["bottom"] < page.height
                if abs(a["top"] - b["top"]) < 0.1:
                    assert b["x0"] > a["x1"] - 0.15 * a["size"], (page.page_number, a["text"], b["text"])


def test_contents_page_names_the_right_pages() -> None:
    truth = load(DOCUMENTS / "sample_budget.truth.json")
    with pdfplumber.open(DOCUMENTS / truth["file"]) as pdf:
        lines = pdf.pages[1].extract_text().splitlines()
    entries = dict(match.groups() for line in lines if (match := re.match(r"表\d+\s*(.+?)\.{3,}(\d+)$", line)))
    assert entries == {table["title"]: str(table["pages"][0]) for table in truth["tables"]}


@pytest.mark.parametrize("path", SCANNED, ids=lambda p: p.name)
def test_scan_is_one_picture_a_page(path: Path) -> None:
    truth = load(path)
    with pdfplumber.open(DOCUMENTS / truth["file"]) as pdf:
        assert len(pdf.pages) == truth["pages"] == len(truth["turns"])
        for page in pdf.pages:
            assert not page.chars
            assert not page.rects
            assert not page.lines
            assert len(page.images) == 1
            assert page.rotation == 0
    assert (DOCUMENTS / truth["file"]).stat().st_size < 1_500_000


def test_one_scanned_page_lies_on_its_side() -> None:
    assert load(DOCUMENTS / "sample_budget.scan.truth.json")["turns"] == [0, 270, 0, 0]


def test_drawn_documents_are_small() -> None:
    for path in DRAWN:
        assert (DOCUMENTS / load(path)["file"]).stat().st_size < 400_000
