from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.page_content import Char
from pipeline.text.lines import make_line
from pipeline.text.spacing import line_text
from tests.text.typeset import GAP, row


def read(text: str, letter_gap: float = 0.0) -> str:
    return line_text(make_line(row(text, letter_gap=letter_gap)))[0]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("收   入", "收入"),
        ("合␣␣计", "合计"),
        ("会 议 纪 要", "会议纪要"),
        ("本 年 支 出 合 计", "本年支出合计"),
        ("总 计：", "总计："),
        ("离 退休", "离退休"),
        ("社区邻 里节", "社区邻里节"),
        ("  其中：  财政拨款", "其中：财政拨款"),
        ("（ 一 ）", "（一）"),
        ("2 0 2 6 年 预 算", "2026年预算"),
    ],
)
def test_drops_spaces_of_layout(printed: str, expected: str) -> None:
    assert read(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "张三 李四",
        "基本支出  项目支出",
        "预算05表 一般公共预算支出表",
        "2026年 预算",
        "Windows Server",
        "version 2",
        "12 345",
    ],
)
def test_keeps_spaces_of_content(printed: str) -> None:
    assert read(printed) == " ".join(printed.split())
    assert read(printed.replace(" ", GAP)) == " ".join(printed.split())


def test_autospace_between_chinese_and_digits_is_no_space() -> None:
    chars = row("预算") + row("2026", x=27.5) + row("年", x=50)
    assert line_text(make_line(chars))[0] == "预算2026年"


def test_narrow_quotes_are_latin() -> None:
    quoted = [Char(char, char, Box(5 + 4 * i, 5, 9 + 4 * i, 15), 10) for i, char in enumerate("“Re”")]
    assert line_text(make_line(quoted + row("1997", x=25)))[0] == "“Re” 1997"


def test_a_stored_space_without_room_is_no_space() -> None:
    assert line_text(make_line(row("预 ", x=5) + row("算", x=15.5)))[0] == "预算"


def test_justified_lines_have_no_spaces() -> None:
    assert read("做好预算公开工作的通知", letter_gap=3.5) == "做好预算公开工作的通知"


@pytest.mark.parametrize(
    ("printed", "expected", "flag"),
    [
        ("1219. 80", "1219.80", "number_joined"),
        ("1,219 .80", "1,219.80", "number_joined"),
        ("1 234.50", "1234.50", "number_joined"),
        ("118. 56万元", "118.56万元", "number_joined"),
        ("社会事务118. 56万元", "社会事务118.56万元", "number_joined"),
        ("-1219. 80", "-1219.80", "number_joined"),
        ("1219.   80", "1219. 80", None),
        ("12 345", "12 345", "number_doubtful"),
        ("1. 2. 3.", "1. 2. 3.", None),
        ("1. 20万元", "1. 20万元", "number_doubtful"),
        ("3.0 版", "3.0 版", None),
        ("2024. 12. 31", "2024. 12. 31", "number_doubtful"),
        ("100, 200", "100, 200", "number_doubtful"),
        ("2025 2026", "2025 2026", "number_doubtful"),
    ],
)
def test_joins_only_what_must_be_one_number(printed: str, expected: str, flag: str | None) -> None:
    text, flags = line_text(make_line(row(printed)))
    assert text == expected
    assert {str(found) for found in flags} & {"number_joined", "number_doubtful"} == ({flag} if flag else set())
