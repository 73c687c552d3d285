from __future__ import annotations

from pipeline.geometry import Box
from pipeline.page_content import Char
from pipeline.text.cell_text import CellText, read_cell
from tests.text.typeset import cell_around, column, row


def read(chars: list[Char]) -> CellText:
    return read_cell(chars, cell_around(chars))


def test_a_stack_reads_downwards() -> None:
    found = read(column("年度绩效指标", pitch=14))
    assert (found.text, found.raw, found.flags, found.status) == ("年度绩效指标", "年度绩效指标", ("vertical",), "read")


def test_a_stack_in_a_wide_cell_has_no_line_ends() -> None:
    assert read_cell(column("合计", x=40), Box(0, 0, 90, 40)).text == "合计"


def test_a_stack_may_hold_a_number() -> None:
    chars = column("年度", pitch=12) + row("2026", x=0, top=29) + column("目标", top=41)
    assert read(chars).text == "年度2026目标"


def test_stored_columns_read_as_stored() -> None:
    left, right = column("要任务", x=5), column("年度主", x=19)
    assert read(right + left).text == "年度主要任务"
    assert read(column("年度主", x=5) + column("要任务", x=19)).text == "年度主要任务"


def test_words_tell_columns_when_the_order_is_lost() -> None:
    rows = row("年", top=5) + row("要", x=20, top=5) + row("度", top=17) + row("任", x=20, top=17)
    found = read(rows + row("主", top=29) + row("务", x=20, top=29))
    assert found.text == "年度主要任务"
    assert found.flags == ("dictionary_decided", "vertical")


def test_spread_rows_read_along_the_rows() -> None:
    found = read(row("年 度 主", top=5) + row("要 任 务", top=20))
    assert found.text == "年度主要任务"
    assert "vertical" not in found.flags


def test_two_rows_of_a_label_are_rows() -> None:
    assert read(row("数量") + row("指标", top=18)).text == "数量指标"


def test_stacked_numbers_are_lines() -> None:
    assert read(row("1") + row("2", top=19) + row("3", top=33)).text == "1\n2\n3"


def turned(text: str, clockwise: bool) -> list[Char]:
    chars = []
    for index, char in enumerate(text):
        top = 5 + 10 * index if clockwise else 100 - 10 * index
        chars.append(Char(char, char, Box(5, top, 15, top + 10), 10, upright=False))
    return chars


def test_glyphs_on_their_side_read_the_way_they_lie() -> None:
    for clockwise in (True, False):
        found = read(turned("年度绩效指标", clockwise))
        assert (found.text, found.flags) == ("年度绩效指标", ("rotated",))
