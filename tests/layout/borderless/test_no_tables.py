from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.geometry import Box
from pipeline.layout.borderless import borderless_regions
from tests.layout.borderless.sheet import h, middle, page_of, paragraph, regions, right, word

PROSE = (
    "The budget of the department covers all income and spending of the year and is set out by function and by "
    "economic class. Staff costs follow the approved number of posts while the cost of projects follows the plans "
    "that were reviewed in the autumn. Carried over funds are shown apart from the funds of the year. Purchases "
    "above the limit are put out to tender and the outcome is published together with the final accounts. "
) * 3
HAN = "本部门预算包括全部收入和支出按照功能分类和经济分类编列人员经费依据核定编制数安排项目支出依据评审结果安排" * 6


def test_prose_is_no_table():
    assert regions(paragraph(PROSE, 60, 80, 460)) == ()


def test_two_columns_of_prose_are_no_table():
    assert regions(paragraph(PROSE, 50, 80, 235) + paragraph(PROSE[60:], 315, 80, 235)) == ()


def test_three_columns_of_prose_are_no_table():
    columns = [paragraph(PROSE[40 * i :], 40 + 180 * i, 80, 160) for i in range(3)]
    assert regions(char for column in columns for char in column) == ()


def test_chinese_prose_is_no_table():
    lines = [HAN[i : i + 40] for i in range(0, len(HAN), 40)]
    assert regions(char for i, text in enumerate(lines) for char in word(text, 60, 80 + 20 * i)) == ()


@pytest.mark.parametrize("leader", [True, False])
def test_a_contents_page_is_no_table(leader):
    chars = middle("目录", 300, 60, 16)
    for i, title in enumerate(
        ["部门概况", "预算收支总体情况", "支出具体情况", "政府采购情况", "名词解释", "附表", "附件"]
    ):
        top = 100 + 24 * i
        chars += word(title, 60, top) + right(str(1 + 2 * i), 540, top)
        if leader:
            chars += word("." * 40, 330, top)
    assert regions(chars) == ()


@pytest.mark.parametrize("marker", ["•", "1.", "（一）", "第一部分"])
def test_a_list_is_no_table(marker):
    chars = []
    for i, item in enumerate(
        ["保障机关运行", "支持重点项目", "加强资金管理", "落实绩效目标", "规范采购行为", "公开预算信息"]
    ):
        chars += word(marker, 60, 100 + 20 * i) + word(item, 120, 100 + 20 * i)
    assert regions(chars) == ()


def test_a_signature_block_is_no_table():
    chars = word("单位负责人：张三", 60, 700) + word("填表人：李四", 300, 700) + word("联系电话：12345678", 450, 700)
    assert regions(chars) == ()


def test_the_axes_of_a_chart_are_no_table():
    chars = []
    for i in range(6):
        chars += right(f"{100 - 20 * i}", 80, 100 + 30 * i) + right(f"{10 - 2 * i}.0", 480, 100 + 30 * i)
    chars += [char for i, year in enumerate(range(2018, 2026)) for char in middle(str(year), 110 + 48 * i, 290)]
    assert regions(chars, [h(105 + 30 * i, 90, 450) for i in range(6)]) == ()


def test_an_empty_page_has_none():
    assert regions([]) == ()


def test_the_bars_of_a_chart_are_no_table():
    chars = []
    fills = []
    for i, share in enumerate([82.5, 61.0, 44.2, 30.9, 12.7]):
        top = 100 + 20 * i
        chars += word(f"第{i + 1}类支出", 60, top) + right(f"{share}", 200, top) + right(f"{2 * share}", 260, top)
        fills.append(Box(150, top - 2, 150 + share, top + 12))
    page = page_of(chars)
    assert len(borderless_regions(page, [])) == 1
    assert borderless_regions(replace(page, fills=tuple(fills)), []) == ()
