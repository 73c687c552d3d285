from __future__ import annotations

from pipeline.text.lines import split_lines
from tests.text.typeset import row


def texts(chars: list) -> list[str]:
    return [line.text for line in split_lines(chars)]


def test_a_blank_cell_has_no_lines() -> None:
    assert split_lines(row("  ")) == ()


def test_stored_order_does_not_matter() -> None:
    chars = row("第二行", top=20) + row("第一行")[::-1]
    assert texts(chars) == ["第一行", "第二行"]


def test_fonts_of_one_line_may_sit_at_different_heights() -> None:
    assert texts(row("预算") + row("2026", x=25, top=6.8) + row("年", x=45, top=5.4)) == ["预算2026年"]


def test_a_superscript_stays_in_its_line() -> None:
    chars = row("面积m") + row("2", x=30, top=3.5, size=5) + row("以上", x=33)
    assert texts(chars + row("第二行", top=19)) == ["面积m2以上", "第二行"]


def test_a_subscript_between_tight_lines_goes_to_its_own() -> None:
    assert texts(row("上行") + row("CO", top=15) + row("2", x=15, top=20.5, size=5)) == ["上行", "CO2"]


def test_small_print_under_a_large_line_is_a_line() -> None:
    assert texts(row("标题", size=16) + row("小字说明", top=22, size=9)) == ["标题", "小字说明"]


def test_lines_closer_than_their_glyphs_are_tall_stay_apart() -> None:
    assert texts(row("上面一行") + row("下面一行", top=11.5)) == ["上面一行", "下面一行"]


def test_lines_printed_into_each_other_stay_apart() -> None:
    assert texts(row("上面一行") + row("下面一行", top=9)) == ["上面一行", "下面一行"]


def test_gaps_and_stored_spaces_follow_their_characters() -> None:
    (line,) = split_lines(row("收 入␣额"))
    assert line.spaced == (True, False)
    assert line.gaps == (5.0, 5.0)
    assert line.raw == "收 入额"
