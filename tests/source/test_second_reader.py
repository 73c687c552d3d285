"""Two readers decode the same glyphs; where they differ, the glyph is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.source.frame import Frame
from pipeline.source.second_reader import confirmed
from tests.drawn import Pen, page, pdf
from tests.text.typeset import row

FRAME = Frame(0, 0, 400, 300)


def doubtful(chars: list, seen: list, frame: Frame = FRAME) -> str:
    return "".join(char.text for char in confirmed(chars, seen, frame) if not char.confirmed)


def origins(text: str, x: float = 5, baseline: float = 13.8, width: float = 5) -> list:
    return [(char, x + width * index, baseline) for index, char in enumerate(text)]


def test_the_same_characters_at_the_same_places_are_confirmed() -> None:
    assert doubtful(row("1219.80"), origins("1219.80")) == ""


@pytest.mark.parametrize(
    ("seen", "marked"),
    [("1218.80", "9"), pytest.param("1291.80", "19"), ("", "1219.80"), ("121980", ".80")],
    ids=["another digit", "two digits swapped", "nothing", "a gap"],
)
def test_what_the_second_reader_does_not_see_is_marked(seen: str, marked: str) -> None:
    assert doubtful(row("1219.80"), origins(seen)) == marked


@pytest.mark.parametrize("x", [pytest.param(12), 20, -8])
def test_the_same_character_beside_does_not_confirm(x: float) -> None:
    assert doubtful(row("1"), origins("1", x=x)) == "1"


@pytest.mark.parametrize("baseline", [0, 30])
def test_the_same_character_in_another_line_does_not_confirm(baseline: float) -> None:
    assert doubtful(row("1"), origins("1", baseline=baseline)) == "1"


def test_a_place_on_a_bucket_edge_is_found() -> None:
    for x in (15.2, 15.9, 16.0, 16.1, 31.8):
        assert doubtful(row("1", x=x, top=15.5), origins("1", x=x, baseline=24.4)) == ""


def test_spaces_and_glyphs_of_several_characters_are_not_compared() -> None:
    (ligature,) = row("ﬁ")
    assert doubtful(row(" "), []) == ""
    assert doubtful([replace(ligature, text="fi")], []) == ""


def test_places_are_turned_with_the_page() -> None:
    turned = Frame(0, 0, 300, 400, turn=90)
    assert doubtful(row("1"), [("1", 13.8, 395.0)], turned) == ""
    assert doubtful(row("1"), [("1", 5.0, 13.8)], turned) == "1"


def replaced(actual: str) -> bytes:
    """A page whose glyph 预 is said to stand for other characters, which pdfminer does not heed and PDFium does."""

    def draw(pen: Pen) -> None:
        pen.canvas._code.append(f"/Span << /ActualText <FEFF{actual.encode('utf-16-be').hex()}> >> BDC")
        pen.text(40, 40, "预")
        pen.canvas._code.append("EMC")
        pen.text(60, 40, "算")

    return pdf(draw)


def test_readers_that_differ_on_a_real_page_mark_the_glyph() -> None:
    assert [(char.text, char.confirmed) for char in page(replaced("顶")).chars] == [("预", False), ("算", True)]


def test_readers_that_agree_on_a_real_page_mark_nothing() -> None:
    assert [(char.text, char.confirmed) for char in page(replaced("预")).chars] == [("预", True), ("算", True)]


def test_folded_characters_are_compared_after_folding() -> None:
    (char,) = page(pdf(lambda pen: pen.text(40, 40, "⼀"))).chars
    assert (char.raw, char.text, char.confirmed) == ("⼀", "一", True)
