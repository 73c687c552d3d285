from __future__ import annotations

import pytest

from pipeline.text.cell_text import CellText, read_cell
from tests.text.typeset import block


def read(lines: list[str], width: float = 100.0, align: str = "left") -> CellText:
    return read_cell(*block(lines, width, align=align))


# A cell 100 wide holds 89.2 points of text: eight Chinese characters, or seventeen Latin ones.
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一般公共预算财政", "拨款收入"], "一般公共预算财政拨款收入"),
        (["完成全部培训任务", "。"], "完成全部培训任务。"),
        (["其中：财政拨款及", "（中央）补助"], "其中：财政拨款及（中央）补助"),
        (["资金管理办法及其", "2026年实施细则"], "资金管理办法及其2026年实施细则"),
        (["the annual budget", "of the unit"], "the annual budget of the unit"),
        (["non-governmental-", "organisation"], "non-governmental-organisation"),
        (["保障全区街道社区", "12家机构"], "保障全区街道社区12家机构"),
    ],
)
def test_joins_what_wrapped(lines: list[str], expected: str) -> None:
    found = read(lines)
    assert (found.text, found.status) == (expected, "read")
    assert found.raw == "\n".join(lines)


def test_latin_words_that_fill_their_lines_stay_words() -> None:
    assert read(["Decreased", "Idle"], 60).text == "Decreased Idle"
    assert read(["Agreeing", "(n = 154)"], 58).text == "Agreeing (n = 154)"


def test_numbers_in_narrow_cells_are_not_run_together() -> None:
    for lines in (["1", "2", "3"], ["10", "20"], ["2025", "2026"], ["12.50", "30"], ["100", "200", "300"]):
        found = read(lines, 5 * len(lines[0]) + 12)
        assert found.text == "\n".join(lines)
        assert found.flags == ("number_doubtful",)


@pytest.mark.parametrize(
    ("lines", "width", "expected"),
    [
        (["1,234,", "567.89"], 45.0, "1,234,567.89"),
        (["114,908.0", "0"], 58.0, "114,908.00"),
        (["2080", "501"], 32.0, "2080501"),
        (["11000026T00000", "374-气象项目"], 82.0, "11000026T00000374-气象项目"),
        (["及时率低于100高于9", "0%不得分"], 100.0, "及时率低于100高于90%不得分"),
    ],
)
def test_joins_a_number_that_wrapped(lines: list[str], width: float, expected: str) -> None:
    found = read(lines, width)
    assert (found.text, found.status) == (expected, "repaired")
    assert "number_joined" in found.flags


@pytest.mark.parametrize(
    "lines",
    [
        ["12.50", "30.20"],
        ["2025", "2026"],
        ["1,234.00", "567.89"],
        ["完成培训", "组织检查"],
        ["张三", "李四"],
        ["1.完成培训任务。", "2.组织开展检查。"],
        ["一是完成培训任务", "二是组织开展检查", "三是总结"],
        ["（一）开展培训；", "（二）开展检查。"],
        ["①培训及检查工作", "②总结"],
    ],
)
def test_keeps_real_line_ends(lines: list[str]) -> None:
    assert read(lines).text == "\n".join(lines)


def test_a_number_at_the_line_start_is_no_item() -> None:
    assert read(["完成率应当达到一", "1.5倍以上"], 100).text == "完成率应当达到一1.5倍以上"
    assert read(["共有学籍的一二及", "三、四年级学生"]).text == "共有学籍的一二及三、四年级学生"


def test_an_inline_list_does_not_own_its_lines() -> None:
    lines = ["1.合格率；2.满意；", "3.及时率"]
    assert read(lines).text == "1.合格率；2.满意；3.及时率"


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_full_lines_join_however_they_are_aligned(align: str) -> None:
    assert read(["财政专户管理资金", "收入"], align=align).text == "财政专户管理资金收入"


def test_a_centred_line_that_ended_early_ends() -> None:
    assert read(["资金金额", "（万元）"], align="centre").text == "资金金额\n（万元）"


def test_a_torn_word_is_one_word_even_when_it_would_have_fitted() -> None:
    assert read(["供水工程管", "理处"]).text == "供水工程管理处"


def test_the_first_line_may_be_indented() -> None:
    assert read(["\u3000\u3000社会福利院内", "楼电梯加装项目及", "其他"]).text == "社会福利院内楼电梯加装项目及其他"


def test_an_indented_line_inside_opens_a_paragraph() -> None:
    lines = ["全面完成年度各项", "重点工作任务及其", "\u3000\u3000持续提升服务", "水平"]
    assert read(lines).text == "全面完成年度各项重点工作任务及其\n持续提升服务水平"


def test_a_label_stacked_two_by_two_is_one_label() -> None:
    assert read_cell(*block(["年度", "总体", "目标"], 42)).text == "年度总体目标"
