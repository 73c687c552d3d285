from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.geometry import Box
from pipeline.page_content import Char
from pipeline.text.cell_text import EMPTY, CellText, read_cell
from pipeline.text.flags import Flag
from pipeline.text.fold import fold
from tests.text.typeset import GAP, cell_around, row

PRINTED = st.text("0123456789.,%（）()、。；预算支出一二年度项目⼈⻓Aab- \u3000" + GAP, min_size=1, max_size=14)
CELLS = st.lists(PRINTED, min_size=1, max_size=5)


def typeset(lines: list[str], letter_gap: float, pitch: float) -> list[Char]:
    return [char for i, text in enumerate(lines) for char in row(text, top=5 + pitch * i, letter_gap=letter_gap)]


def inked(text: str) -> str:
    return "".join(text.split())


def test_a_blank_cell_says_nothing() -> None:
    assert read_cell([], Box(0, 0, 10, 10)) == EMPTY
    assert read_cell(row(" \u3000"), Box(0, 0, 50, 20)) == CellText("", "", "read", ())


def test_folding_is_a_repair_and_keeps_the_stored_text() -> None:
    found = read_cell(row("⺠⽣⽀出"), Box(0, 0, 50, 20))
    assert found == CellText("民生支出", "⺠⽣⽀出", "repaired", ("folded",))


def test_full_width_marks_and_figures_stay_as_printed() -> None:
    assert read_cell(row("（１２３．５０）：①㎡％"), Box(0, 0, 200, 20)).text == "（１２３．５０）：①㎡％"


def test_doubtful_characters_are_flagged_and_kept() -> None:
    found = read_cell([Char("\ue001", "\ue001", Box(5, 5, 15, 15), 10)], Box(0, 0, 20, 20))
    assert found == CellText("\ue001", "\ue001", "read", ("untrusted",))


@settings(deadline=None)  # the dictionary loads once
@given(CELLS, st.floats(0, 8), st.floats(7, 30), st.floats(0, 80))
def test_no_character_is_lost_added_or_moved(lines: list[str], letter_gap: float, pitch: float, room: float) -> None:
    chars = typeset(lines, letter_gap, pitch)
    if not chars:
        return
    found = read_cell(chars, cell_around(chars, room))
    printed = fold(inked("".join(lines).replace(GAP, "")))
    if Flag.VERTICAL in found.flags:
        assert sorted(inked(found.text)) == sorted(printed)
    else:
        assert inked(found.text) == printed
        assert inked(found.raw) == inked("".join(lines).replace(GAP, ""))


@settings(deadline=None)  # the dictionary loads once
@given(st.lists(st.text("0123456789., ", min_size=1, max_size=12), min_size=1, max_size=4), st.floats(0, 8))
def test_digits_keep_their_order(lines: list[str], letter_gap: float) -> None:
    chars = typeset(lines, letter_gap, 14)
    found = read_cell(chars, Box(0, 0, 120, 80))
    assert [c for c in found.text if c.isdigit()] == [c for c in "".join(lines) if c.isdigit()]


@settings(deadline=None)  # the dictionary loads once
@given(CELLS)
def test_flags_are_known_and_explain_the_status(lines: list[str]) -> None:
    chars = typeset(lines, 0, 14)
    found = read_cell(chars, Box(0, 0, 200, 100))
    assert set(found.flags) <= {flag.value for flag in Flag}
    assert (found.status == "repaired") == bool({"folded", "number_joined"} & set(found.flags))


@settings(deadline=None)  # the dictionary loads once
@given(PRINTED)
def test_no_space_appears_where_none_is_seen(text: str) -> None:
    dense = fold(inked(text.replace(GAP, "")))
    found = read_cell(row(dense), Box(0, 0, 300, 20))
    assert (found.text, found.status, found.flags) == (dense, "read", ())


def test_runs_printed_over_each_other_are_not_mixed() -> None:
    chars = row("项目名称") + row("1100002", x=12, top=5.5)
    found = read_cell(chars, Box(0, 0, 60, 20))
    assert (found.text, found.flags) == ("项目名称1100002", ("overprinted",))
