"""Invented documents: the same seed gives the same bytes, and what they print adds up."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections import defaultdict
from decimal import Decimal

import pdfplumber
import pytest

from corpus.generator.grid import place_cells
from corpus.generator.invented.alphabet import shared_fonts
from corpus.generator.invented.build import make
from corpus.generator.invented.document import invent
from corpus.generator.invented.kinds import KINDS
from corpus.generator.invented.names import PLACES
from corpus.generator.model import Document, Place, Table

SEED = 7
MANY = range(40)
FEW = range(4)
NOTHING = {"", "0", "0.00", "—", "-", "**"}


pytestmark = pytest.mark.usefixtures("needs_fonts")


def _texts(table: Table) -> dict[Place, str]:
    return {(c.row, c.col): c.cell.text for c in place_cells(table)}


def _amount(text: str) -> Decimal:
    return Decimal(0) if text in NOTHING else Decimal(text.replace(",", ""))


def _half_unit(texts: list[str]) -> Decimal:
    places = min(len(text.partition(".")[2]) for text in texts if text not in NOTHING)
    return Decimal(5).scaleb(-places - 1)


def _broken(table: Table) -> list[tuple[Place, ...]]:
    """Places of the declared sums that the printed texts do not obey."""
    texts = _texts(table)
    found = []
    for one in table.sums:
        places = one.whole, *one.parts
        printed = [texts[place] for place in places]
        if set(printed) <= NOTHING:
            continue
        gap = abs(_amount(printed[0]) - sum(map(_amount, printed[1:])))
        if gap > _half_unit(printed) * len(places):
            found.append(places)
    return found


def test_same_seed_gives_the_same_bytes_in_any_order() -> None:
    first = make(SEED, 1), make(SEED, 2)
    shared_fonts.cache_clear()
    again = make(SEED, 2), make(SEED, 1)
    assert first == again[::-1]
    assert first[0].pdf != first[1].pdf


@pytest.mark.parametrize("number", MANY)
def test_printed_amounts_add_up(number: int) -> None:
    document = invent(SEED, number).document
    assert not document.planted_errors
    assert [table.title for table in document.tables() if _broken(table)] == []


@pytest.mark.parametrize("number", MANY)
def test_planted_error_breaks_its_table_and_no_other(number: int) -> None:
    document = invent(SEED, number, planted_share=1.0).document
    right = invent(SEED, number).document
    if not document.planted_errors:
        assert not any(table.sums for table in right.tables())
        return
    (error,) = document.planted_errors
    tables = list(document.tables())
    assert _texts(tables[error.table])[error.row, error.col] == error.printed != error.correct
    for i, table in enumerate(tables):
        broken = _broken(table)
        assert bool(broken) == (i == error.table)
        assert all((error.row, error.col) in places for places in broken)
    assert [table for i, table in enumerate(right.tables()) if i != error.table] == [
        table for i, table in enumerate(tables) if i != error.table
    ]


def test_a_share_of_the_documents_has_an_error() -> None:
    planted = [bool(invent(SEED, number, planted_share=0.5).document.planted_errors) for number in MANY]
    assert 0.25 < sum(planted) / len(planted) < 0.75


def test_tables_of_a_document_agree() -> None:
    compared = 0
    for number in MANY:
        seen: dict[str, list[tuple[Decimal, Decimal]]] = defaultdict(list)
        for table in invent(SEED, number).document.tables():
            texts = _texts(table)
            yuan = Decimal(10000 if table.unit == "万元" else 1)
            for name, place in table.anchors:
                text = texts[place]
                half = Decimal(0) if text in NOTHING else _half_unit([text])
                seen[name].append((_amount(text) * yuan, half * yuan))
        for figures in seen.values():
            (first, half), *rest = figures
            compared += len(rest)
            assert all(abs(value - first) <= half + other for value, other in rest), number
    assert compared >= 40


def test_every_kind_occurs() -> None:
    kinds = {table.kind for number in MANY for table in invent(SEED, number).document.tables()}
    assert kinds == set(KINDS)


def test_many_layouts_occur() -> None:
    documents = [invent(SEED, number) for number in MANY]
    traits = {trait.split(": ", 1)[-1] if trait.startswith("table") else trait for d in documents for trait in d.traits}
    wanted = {"crop box", "kangxi", "running head", "ghosts", "overflow", "zebra", "white fills", "repeated header"}
    wanted |= {f"rules: {name}" for name in ("line", "rect", "framed", "double", "dotted", "dashed", "pieces")}
    wanted |= {f"breaks: {name}" for name in ("closed", "open", "slices", "repeated labels")}
    assert wanted <= traits
    sections = [section for d in documents for section in d.document.sections]
    assert {section.rotate for section in sections} == {0, 90, 180, 270}
    assert len({section.size for section in sections}) >= 3
    assert any(len({t.unit for t in d.document.tables()}) == 2 for d in documents)


def test_places_are_invented_and_the_documents_say_so() -> None:
    document = invent(SEED, 0).document
    assert "虚构样例" in document.title
    assert any(place in document.title for place in PLACES)


@pytest.mark.parametrize("number", FEW)
def test_truth_tiles_and_lies_on_its_pages(number: int) -> None:
    truth = json.loads(make(SEED, number).truth)
    assert truth["tables"]
    for table in truth["tables"]:
        covered = [
            (cell["row"] + i, cell["col"] + j)
            for cell in table["cells"]
            for i in range(cell["row_span"])
            for j in range(cell["col_span"])
        ]
        assert sorted(covered) == [(r, c) for r in range(table["n_rows"]) for c in range(table["n_cols"])]
        for cell in table["cells"]:
            assert cell["boxes"]
            for page, x0, top, x1, bottom in cell["boxes"]:
                width, height = truth["page_sizes"][page - 1]
                assert 0 < x0 < x1 < width
                assert 0 < top < bottom < height


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _plain(document: Document) -> dict[tuple[int, int, int], bool]:
    """Whether each cell's text lies in its boxes once and alone: no ghosts, overflow or doubled print there."""
    plain = {}
    for i, table in enumerate(document.tables()):
        style = table.style
        odd = bool(table.ghosts) or style.repeat_labels or style.slices
        spilled = {c.row for c in place_cells(table) if c.cell.overflow}
        for c in place_cells(table):
            doubled = c.cell.bold and style.ink.bold == "twice"
            plain[i, c.row, c.col] = not (odd or doubled or c.row in spilled)
    return plain


@pytest.mark.parametrize("number", FEW)
def test_an_independent_reader_finds_the_text_in_its_boxes(number: int) -> None:
    made = make(SEED, number)
    truth = json.loads(made.truth)
    plain = _plain(invent(SEED, number).document)
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        assert len(pdf.pages) == truth["pages"]
        pages = []
        for page, size in zip(pdf.pages, truth["page_sizes"], strict=True):
            left, top, right, bottom = page.cropbox
            assert [right - left, bottom - top] == pytest.approx(size, abs=0.02)
            chars = sorted(page.chars, key=lambda c: (round(c["top"], 1), c["x0"]))
            pages.append(
                [((c["x0"] + c["x1"]) / 2 - left, (c["top"] + c["bottom"]) / 2 - top, c["text"]) for c in chars]
            )
    for i, table in enumerate(truth["tables"]):
        for cell in table["cells"]:
            if plain[i, cell["row"], cell["col"]]:
                printed = "".join(
                    text
                    for page, x0, top, x1, bottom in cell["boxes"]
                    for x, y, text in pages[page - 1]
                    if x0 < x < x1 and top < y < bottom
                )
                assert _bare(printed) == _bare(cell["text"]), (table["title"], cell)
