from __future__ import annotations

import pytest

from pipeline.source.doubled import drop_doubled
from tests.drawn import Pen, page, pdf, printed
from tests.text.typeset import row


def texts(chars: list) -> str:
    return "".join(char.text for char in drop_doubled(chars))


def test_fake_bold_counts_once() -> None:
    def bold(pen: Pen) -> None:
        for shift in (0, 0.3, 0.6):
            pen.text(40 + shift, 40, "合计1,100.00")

    assert printed(page(pdf(bold))) == "合计1,100.00"


def test_a_shadow_counts_once() -> None:
    def shadow(pen: Pen) -> None:
        pen.text(40.8, 40.8, "部门预算", 16, grey=0.7)
        pen.text(40, 40, "部门预算", 16)

    assert printed(page(pdf(shadow))) == "部门预算"


def test_glyph_by_glyph_doubling_counts_once() -> None:
    chars = [char for one in row("1100") for char in (one, one)]
    assert texts(chars) == "1100"


@pytest.mark.parametrize("size", [2, 9])
@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("11", "Helvetica"),
        ("1,111,111.11", "Helvetica"),
        ("0.00", "Times-Roman"),
        ("lll", "Helvetica"),
        ("iii", "Courier"),
        ("——", ""),
        ("人人", ""),
        ("11.11", ""),
    ],
)
def test_repeated_characters_stay(text: str, font: str, size: float) -> None:
    assert printed(page(pdf(lambda pen: pen.text(40, 40, text, size, font=font)))) == text


def test_condensed_digits_stay() -> None:
    def condensed(pen: Pen) -> None:
        line = pen.canvas.beginText(40, 200)
        line.setFont("Helvetica", 9)
        line.setHorizScale(60)
        line.textOut("1111")
        pen.canvas.drawText(line)

    assert printed(page(pdf(condensed))) == "1111"


def test_the_same_text_in_the_next_row_stays() -> None:
    assert texts([*row("100", top=5), *row("100", top=12)]) == "100100"


def test_glyphs_on_both_sides_of_an_inner_seam_are_compared() -> None:
    chars = [*row("目", x=14.9, top=14.9), *row("目", x=15.3, top=15.3)]
    assert texts(chars) == "目"


def test_different_characters_at_one_place_both_stay() -> None:
    assert texts([*row("目"), *row("日")]) == "目日"
