from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.confidence.evidence import Doubt, digital_confidence, pixel_doubts
from pipeline.geometry import Box
from pipeline.grid import GridCell, Strategy
from pipeline.model import Evidence
from pipeline.page_content import Char, PageContent
from pipeline.text.cell_text import CellText, read_cell
from pipeline.text.flags import Flag
from tests.text.typeset import row

PAGE = PageContent(1, 600, 800, 0, "digital")
PLACE = GridCell(0, 0, 1, 1, Box(0, 0, 100, 20))
CHARS = row("1,219.80")
READ = read_cell(CHARS, PLACE.box)


def judge(
    *,
    page: PageContent = PAGE,
    strategy: Strategy = "ruled",
    place: GridCell = PLACE,
    chars: list[Char] = CHARS,
    read: CellText = READ,
) -> tuple[float, frozenset[str]]:
    confidence, doubts = digital_confidence(page, strategy, place, chars, read)
    assert 0 <= confidence <= 1
    return confidence, frozenset(map(str, doubts))


PLAIN = judge()[0]
UNSEEN = [*CHARS[:-1], replace(CHARS[-1], confirmed=False)]
UNTRUSTED_PAGE = replace(PAGE, trusted_text=False)
OVERFLOWING = row("1,219.80", x=80)


def test_a_plain_cell_is_nearly_certain_and_without_doubts() -> None:
    assert PLAIN > 0.99
    assert judge()[1] == frozenset()


DOUBTS = {
    Doubt.NO_TRUSTED_TEXT: {"page": UNTRUSTED_PAGE},
    Doubt.WEAK_EDGES: {"place": replace(PLACE, support=0.6)},
    Doubt.OVERFLOW: {"chars": OVERFLOWING},
    Doubt.NO_RULES: {"strategy": "borderless"},
    Doubt.CLIPPED: {"chars": [replace(char, clipped=True) for char in CHARS]},
    Doubt.READERS_DISAGREE: {"chars": UNSEEN},
}


def test_all_doubts_are_covered() -> None:
    assert set(DOUBTS) | PIXEL_DOUBTS.keys() | {Doubt.LOOKALIKE, Doubt.LOST_LINE, Doubt.LAYER_DISAGREES} == set(Doubt)


EVIDENCE = Evidence(least=0.999, margin=0.99, edges=(1, 1, 1, 1), uncovered_ink=0, seal=0)
PIXEL_DOUBTS = {
    Doubt.UNSURE_CHARACTER: {"least": 0.7},
    Doubt.UNREAD_INK: {"uncovered_ink": 0.3},
    Doubt.UNLIKE_COLUMN: {"column_format": False},
    Doubt.UNDER_SEAL: {"seal": 0.2},
}


def pixels(chars: list[Char] = CHARS, text: str = "1,219.80", **evidence: object) -> frozenset[Doubt]:
    kept = EVIDENCE.model_copy(update=evidence)
    return pixel_doubts(PAGE, "ruled", PLACE, chars, CellText(text, text), kept)


def test_a_plain_cell_read_from_pixels_has_no_doubts() -> None:
    assert pixels() == frozenset()


@pytest.mark.parametrize("doubt", PIXEL_DOUBTS)
def test_evidence_of_pixels_is_named_as_a_doubt(doubt: Doubt) -> None:
    assert pixels(**PIXEL_DOUBTS[doubt]) == {doubt}


def test_a_lone_stroke_is_doubted() -> None:
    assert pixels(row("一"), "一") == {Doubt.LOOKALIKE}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_each_doubt_lowers_confidence_and_is_named(doubt: Doubt) -> None:
    confidence, doubts = judge(**DOUBTS[doubt])  # type: ignore[arg-type]
    assert confidence < PLAIN
    assert doubts == {doubt}


@pytest.mark.parametrize(
    "flag",
    [
        Flag.UNTRUSTED,
        Flag.NUMBER_DOUBTFUL,
        Flag.OVERPRINTED,
        Flag.NUMBER_JOINED,
        Flag.DICTIONARY_DECIDED,
        Flag.VERTICAL,
    ],
)
def test_each_doubtful_reading_lowers_confidence(flag: Flag) -> None:
    assert judge(read=replace(READ, flags=(flag.value,)))[0] < PLAIN


@pytest.mark.parametrize("flag", [Flag.LINES_JOINED, Flag.FOLDED, Flag.LAYOUT_SPACE_REMOVED])
def test_plain_layout_does_not_lower_confidence(flag: Flag) -> None:
    assert judge(read=replace(READ, flags=(flag.value,)))[0] == PLAIN


def test_doubts_add_up() -> None:
    one = judge(chars=UNSEEN)[0]
    two, doubts = judge(chars=UNSEEN, strategy="borderless")
    assert two < one
    assert doubts == {Doubt.READERS_DISAGREE, Doubt.NO_RULES}


def test_all_doubts_together_stay_within_bounds() -> None:
    read = replace(READ, flags=tuple(flag.value for flag in Flag))
    chars = [replace(char, confirmed=False) for char in OVERFLOWING]
    confidence, _ = judge(page=UNTRUSTED_PAGE, strategy="borderless", chars=chars, read=read)
    assert 0 <= confidence < 0.05


def test_text_that_cannot_be_trusted_weighs_most() -> None:
    confidences = {doubt: judge(**values)[0] for doubt, values in DOUBTS.items()}  # type: ignore[arg-type]
    assert sorted(confidences, key=confidences.__getitem__)[:2] == [Doubt.NO_TRUSTED_TEXT, Doubt.READERS_DISAGREE]
    assert confidences[Doubt.READERS_DISAGREE] < 0.7


def test_an_empty_cell_of_an_untrusted_page_is_not_doubted_for_its_text() -> None:
    assert judge(page=UNTRUSTED_PAGE, chars=[], read=CellText())[1] == frozenset()


def test_stored_spaces_that_overflow_are_no_doubt() -> None:
    assert judge(chars=[*row("        ", x=-60), *CHARS, *row("          ", x=60)])[1] == frozenset()


def test_walls_of_a_borderless_cell_are_not_missed() -> None:
    assert judge(strategy="borderless", place=replace(PLACE, support=0.2))[1] == {Doubt.NO_RULES}
