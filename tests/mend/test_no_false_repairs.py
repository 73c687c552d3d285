"""Clean pages of real documents: no amount and no label is changed, and none is filled in."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from pipeline import convert
from pipeline.mend.table_labels import label_places
from pipeline.model import Cell, Table
from pipeline.schema.amount import parse_amount
from pipeline.text.flags import Flag
from tests.schema.kind_labels import labels

SHARED = Path(__file__).parents[2] / ".." / "shared"
TWINS = sorted((SHARED / "truth" / "twins").glob("*.truth.json"))
MENDS = {Flag.LABEL_COMPLETED, Flag.UNIT_COMPLETED, Flag.AMOUNT_MOVED, Flag.COLUMN_SHIFT, Flag.REPETITION_REMOVED}
EVERY = 1 if os.environ.get("ALL_PAGES") else 4  # pages of each list that belong to every test run

pytestmark = pytest.mark.skipif(not TWINS, reason="../shared, the real documents and their truth, is absent")


def plain(text: str) -> str:
    return "".join(text.split())


@cache
def documents() -> dict[str, Path]:
    """The real documents by the first digits of their hash."""
    return {hashlib.sha256(path.read_bytes()).hexdigest()[:12]: path for path in (SHARED / "real").glob("*.pdf")}


def forms() -> list[tuple[str, int]]:
    """Pages with performance forms, as labelled by eye."""
    return [(one.document, one.page) for one in labels() if any("performance" in kind for kind in one.kinds)]


def of_interest(table: Table) -> Iterator[Cell]:
    """Amounts, and labels that a closed list holds."""
    places = label_places(table)
    return (cell for cell in table.cells if parse_amount(cell.text) is not None or (cell.row, cell.col) in places)


def unrepaired(table: Table) -> bool:
    return not any(cell.source == "check" or MENDS & set(cell.flags) or "checked" in cell.flags for cell in table.cells)


@pytest.mark.parametrize(("document", "page"), forms()[::EVERY])
def test_a_performance_form_says_what_its_page_says(document: str, page: int) -> None:
    """The characters that the file draws inside a cell's box, as another program lists them."""
    path = documents().get(document)
    if path is None:
        pytest.skip("not among the documents here")
    tables = convert(path, pages=[page]).tables
    assert tables
    with pdfplumber.open(path) as pdf:
        chars = pdf.pages[page - 1].dedupe_chars().chars
    for table in tables:
        assert unrepaired(table)
        for cell in of_interest(table):
            x0, top, x1, bottom = cell.boxes[0].bbox
            inside = [
                char["text"]
                for char in chars
                if x0 <= (char["x0"] + char["x1"]) / 2 <= x1 and top <= (char["top"] + char["bottom"]) / 2 <= bottom
            ]
            said, drawn = plain(cell.text), plain("".join(inside))
            # What a box hides behind its edge is drawn in it too.
            whole = Counter(said) == Counter(drawn) or said in drawn
            assert whole if parse_amount(cell.text) else not Counter(said) - Counter(drawn), cell


@pytest.mark.parametrize("truth", TWINS[::EVERY], ids=lambda path: path.name.removesuffix(".truth.json"))
def test_a_source_page_of_the_twins_says_what_its_truth_says(truth: Path) -> None:
    wanted: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    tables = convert(SHARED / wanted["file"], pages=[wanted["page"]]).tables
    assert all(map(unrepaired, tables))
    said = Counter(plain(cell["text"]) for table in wanted["tables"] for cell in table["cells"])
    found = Counter(plain(cell.text) for table in tables for cell in of_interest(table))
    assert not found - said
    amounts = Counter({text: count for text, count in said.items() if parse_amount(text)})
    assert not amounts - found
