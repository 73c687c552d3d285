from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.grid import PageLine
from pipeline.layout.captions import table_title, table_unit, with_captions
from pipeline.model import Cell
from tests.documents import cell
from tests.stitch.fragments import NAMES, ROWS, fragment, line
from tests.text.typeset import line_width

BODY = [cell(0, 0, "项目"), cell(0, 1, "预算数"), cell(1, 0, "教育"), cell(1, 1, "3.00")]


def lines(*texts: str | tuple[str, float], gap: float = 6.0) -> list[PageLine]:
    """Lines from top to bottom, of 10 points unless a size is given."""
    out, top = [], 60.0
    for one in texts:
        text, size = one if isinstance(one, tuple) else (one, 10.0)
        out.append(PageLine(text, Box(60, top, 60 + line_width(text, size), top + size), size))
        top += size + gap
    return out


def title(*texts: str | tuple[str, float], cells: list[Cell] = BODY, n_cols: int = 2, gap: float = 6.0) -> str:
    return table_title(lines(*texts, gap=gap), cells, n_cols)


def unit(*texts: str | tuple[str, float], cells: list[Cell] = BODY, n_cols: int = 2) -> str:
    return table_unit(lines(*texts), cells, n_cols)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ([("部门收支总表", 16), "单位：万元"], "部门收支总表"),
        (["部门收支总表", "单位：万元"], "部门收支总表"),
        (["表3", ("部门收支总表", 16), "单位：万元"], "部门收支总表"),
        (["公开01表", ("收入支出决算总表", 16), "部门：示例局", "金额单位：万元"], "收入支出决算总表"),
        ([("部门收支总表", 16), "预算01表", "部门名称：示例局", "单位：元"], "部门收支总表"),
        ([("部门整体支出绩效目标表", 16), "（2026年度）"], "部门整体支出绩效目标表"),
        ([("部门整体支出绩效目标表", 16), "2026年", "填报单位：示例局"], "部门整体支出绩效目标表"),
        (["附表2", "项目支出绩效目标表", "编制单位：示例局 单位：元"], "项目支出绩效目标表"),
        (["二、收入决算表", "单位：元"], "二、收入决算表"),
        (["本部门2026年收支情况如下。", "部门收支总表", "单位：万元"], "部门收支总表"),
        ([("第二部分 2026年部门预算表", 18), ("部门收支总表", 14), "单位：万元"], "部门收支总表"),
        (["说明：数字四舍五入，", ("部门收支总表", 12)], "部门收支总表"),
        (
            [("一般公共预算财政拨款支出决算表（按功能分类）", 14), "单位：元"],
            "一般公共预算财政拨款支出决算表（按功能分类）",
        ),
    ],
)
def test_the_title_is_found_among_other_lines(texts: list[str | tuple[str, float]], wanted: str) -> None:
    assert title(*texts) == wanted


def test_a_title_of_two_lines_is_joined() -> None:
    wrapped = [("示例市水务局二〇二六年度一般公共预算财政", 16.0), ("拨款基本支出表", 16.0)]
    assert title(*wrapped, "单位：元") == "示例市水务局二〇二六年度一般公共预算财政拨款基本支出表"


def test_lines_far_apart_are_not_one_title() -> None:
    assert title(("示例市水务局", 16.0), ("基本支出表", 16.0), gap=30) == "基本支出表"


def test_a_title_under_another_table_of_contents_line_is_not_joined() -> None:
    assert title("收入总表", "支出总表", gap=4) == "支出总表"


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元",
        "表3",
        "表3-1",
        "公开01表",
        "附表一",
        "部门：示例局",
        "2026年度",
        "（2026年）",
        "12",
        "以下单位为元。",
        "编制日期：2026年1月",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert title(text) == ""


def test_prose_is_no_title() -> None:
    assert title("本单位严格执行预算管理制度，" * 6) == ""


def test_a_title_row_in_the_grid_counts_where_nothing_stands_above() -> None:
    inside = [cell(0, 0, "部门收支总表", cols=2), *BODY[2:]]
    assert title(cells=inside) == "部门收支总表"
    assert title("单位：元", cells=inside) == "部门收支总表"


def test_a_table_without_title_has_none() -> None:
    assert title() == ""
    assert title(cells=BODY) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("单位：万元", "万元"),
        ("单位:元", "元"),
        ("单 位： 万 元", "万元"),
        ("金额单位：亿元", "亿元"),
        ("（单位：千元）", "千元"),
        ("单位：人民币万元", "万元"),
        ("部门：示例局 金额单位：元", "元"),
        ("编制单位：示例局", ""),
        ("单位：个", ""),
    ],
)
def test_the_unit_line(text: str, wanted: str) -> None:
    assert unit(("部门收支总表", 16), text) == wanted


def test_the_nearest_unit_counts() -> None:
    assert unit("单位：元", ("部门收支总表", 16), "单位：万元") == "万元"


def test_a_unit_row_in_the_grid_counts_before_the_lines_above() -> None:
    inside = [
        cell(0, 0, "部门收支总表", cols=2),
        cell(1, 0, "单位：元", cols=2),
        cell(2, 0, "项目"),
        cell(2, 1, "预算数"),
    ]
    assert unit("单位：万元", cells=inside) == "元"


@pytest.mark.parametrize("label", ["预算金额（万元）", "资金总额(万元)", "项目支出（万元）", "预算数（万元）"])
def test_a_unit_in_a_label_counts_where_there_is_no_line(label: str) -> None:
    cells = [cell(0, 0, "项目"), cell(0, 1, label), *BODY[2:]]
    assert unit(cells=cells) == "万元"
    assert unit("单位：元", cells=cells) == "元"


def test_labels_that_differ_in_unit_give_none() -> None:
    cells = [cell(0, 0, "预算金额（万元）"), cell(0, 1, "决算金额（元）"), *BODY[2:]]
    assert unit(cells=cells) == ""


def test_lines_of_a_paragraph_are_no_title() -> None:
    wrapped = [
        "从预算单位构成看，示例局包括九个内设机构以及两个下",
        "属单位，其中列入单位预算编制范围的单位情况见下表：",
    ]
    assert title("二、预算单位构成", *wrapped) == "二、预算单位构成"
    assert title(*wrapped) == ""


def test_a_table_without_unit_has_none() -> None:
    assert unit(("部门收支总表", 16)) == ""


HEAD, FOOT = line("示例局2026年部门预算", 24), line("示例局财务科编", 770)


def captioned(titles: list[str]) -> list[tuple[str, list[str], list[str]]]:
    """Title, lines above and lines below of a table a page, each page with the same head and foot."""
    pages, lines = [], []
    for number, title in enumerate(titles, 1):
        above = (HEAD, line(title, 44, 14)) if title else (HEAD,)
        pages.append([fragment([NAMES, *ROWS], number, header=1, above=above, below=(FOOT,))])
        lines.append((*above, FOOT))
    found = with_captions(pages, lines)
    return [(one.title, [above.text for above in one.above], [below.text for below in one.below]) for one in found]


def test_a_running_head_is_no_title() -> None:
    titles = ["部门收支总表", "部门收入总表", "部门支出总表"]
    assert [(title, above) for title, above, _ in captioned(titles)] == [(title, [title]) for title in titles]


def test_a_running_head_over_continued_tables_goes() -> None:
    assert [above for _, above, _ in captioned(["部门收支总表", "", "部门支出总表", ""])][1::2] == [[], []]


def test_a_running_foot_goes() -> None:
    assert [below for _, _, below in captioned(["部门收支总表", "部门收入总表", "部门支出总表"])] == [[], [], []]


@pytest.mark.parametrize("before", [True, False])
def test_a_caption_left_at_the_end_of_a_page_heads_the_next_page(before: bool) -> None:
    left = (line("会议费明细表", 730, 14), line("单位：万元", 750))
    first = [fragment([NAMES, *ROWS[:2]], 1, header=1, bottom=200, below=left)] if before else []
    found = with_captions([first, [fragment([NAMES, *ROWS], 2, header=1)]], [left, ()])
    assert (found[-1].title, found[-1].unit) == ("会议费明细表", "万元")
