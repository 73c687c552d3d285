"""What the pen does to text and pages that a reader may trip over."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import get_args

import numpy as np
import pdfplumber
import pypdfium2
import pytest

from corpus.generator.fonts import FontSet
from corpus.generator.model import Cell, Document, Ghost, Hiding, Section, Table, TableBlock
from corpus.generator.render import Rendered, render
from corpus.generator.styles import Ink, TableStyle

TABLE = Table(
    kind="unknown",
    title="收支总表",
    unit="元",
    columns=(2.0, 1.0, 1.0),
    rows=(
        (Cell("项目", align="center", spread=4), Cell("预算数"), Cell("")),
        (Cell("一般公共预算拨款收入", overflow=True), Cell(""), Cell("1,234.56", align="right")),
    ),
    header_rows=1,
    style=TableStyle(font="kai", bold_font="kai"),
)


@pytest.fixture(scope="module")
def fonts(needs_fonts: None) -> FontSet:  # noqa: ARG001
    return FontSet("drawing", "收支总表项目预算数一般公共拨款入裁切标记⼀⽬⼊⽀⾏ 0123456789.,- \u3000")


def _draw(table: Table, fonts: FontSet, **page: object) -> Rendered:
    section = Section((TableBlock(table),), numbered=False, **page)  # type: ignore[arg-type]
    return render(Document("drawing", "t", (section,)), fonts)


def _pictures(rendered: Rendered) -> list[np.ndarray]:
    pdf = pypdfium2.PdfDocument(rendered.pdf)
    return [page.render(scale=1.5).to_numpy() for page in pdf]


def _chars(rendered: Rendered) -> list[str]:
    with pdfplumber.open(io.BytesIO(rendered.pdf)) as pdf:
        return ["".join(c["text"] for c in page.chars) for page in pdf.pages]


@pytest.mark.parametrize("how", get_args(Hiding))
def test_a_ghost_is_stored_and_leaves_no_ink(how: Hiding, fonts: FontSet) -> None:
    haunted = _draw(replace(TABLE, ghosts=(Ghost(1, 1, "9", how),)), fonts)
    assert "9" in _chars(haunted)[0]
    assert np.array_equal(_pictures(haunted)[0], _pictures(_draw(TABLE, fonts))[0])


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_looks_the_same(rotate: int, fonts: FontSet) -> None:
    (upright,), (turned,) = _pictures(_draw(TABLE, fonts)), _pictures(_draw(TABLE, fonts, rotate=rotate))
    assert upright.shape == turned.shape
    assert np.abs(upright.astype(int) - turned).mean() < 1.0


def test_a_crop_box_hides_what_lies_outside(fonts: FontSet) -> None:
    cropped = _draw(TABLE, fonts, crop=14.0)
    assert "裁切标记" in _chars(cropped)[0]
    (plain,), (shown,) = _pictures(_draw(TABLE, fonts)), _pictures(cropped)
    assert plain.shape == shown.shape
    assert np.abs(plain.astype(int) - shown).mean() < 0.5


def test_text_runs_into_an_empty_cell_on_one_line(fonts: FontSet) -> None:
    narrow = replace(TABLE, columns=(1.0, 2.0, 2.0), style=replace(TABLE.style, size=16.0))
    assert _draw(narrow, fonts).tables[0].laid.lines[1, 0] == ("一般公共预算拨款收入",)
    full = replace(narrow, rows=(narrow.rows[0], (narrow.rows[1][0], Cell("0"), Cell("1"))))
    assert len(_draw(full, fonts).tables[0].laid.lines[1, 0]) > 1


@pytest.mark.parametrize("numbers", ["padded", "split"])
def test_spaces_are_stored_with_numbers(numbers: str, fonts: FontSet) -> None:
    style = replace(TABLE.style, ink=Ink(numbers=numbers))  # type: ignore[arg-type]
    (text,) = _chars(_draw(replace(TABLE, style=style), fonts))
    assert "1,234.56" not in text.replace(" 1,234.56 ", "")
    assert "1,234.56" in text.replace(" ", "")


def test_radicals_are_stored_for_characters(fonts: FontSet) -> None:
    style = replace(TABLE.style, ink=Ink(kangxi=True))
    (text,) = _chars(_draw(replace(TABLE, style=style), fonts))
    assert "⼀般公共预算" in text


def test_tracked_labels_have_no_spaces(fonts: FontSet) -> None:
    style = replace(TABLE.style, ink=Ink(spread="tracking"))
    assert "项目" in _chars(_draw(replace(TABLE, style=style), fonts))[0]
    assert "项    目" in _chars(_draw(TABLE, fonts))[0]


def test_a_line_that_a_page_break_cuts_is_painted_on_both_pages(fonts: FontSet) -> None:
    rows = tuple((Cell(str(i)), Cell(""), Cell("")) for i in range(60))
    style = replace(TABLE.style, slices=True)
    rendered = _draw(replace(TABLE, rows=(TABLE.rows[0], *rows), style=style, row_height=23.7), fonts)
    first, second, *_ = _chars(rendered)
    cut = next(box for boxes in rendered.tables[0].boxes.values() for box in boxes if not box.closes)
    number = next(str(row - 1) for (row, _), boxes in rendered.tables[0].boxes.items() if cut in boxes)
    assert first.endswith(number) or second.startswith(number)
    assert len(rendered.pages) >= 2
