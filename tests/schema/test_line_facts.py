"""Family, year, unit and department from the lines outside of tables."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.grid import PageLine
from pipeline.schema.line_facts import facts_of_lines


def _page(lines: list[str]) -> list[PageLine]:
    """Lines one below the other; parts of one line are given with a tab between."""
    return [
        PageLine(text, Box(100.0 * i, 20.0 * row, 100.0 * i + 90.0, 20.0 * row + 12.0), 12.0)
        for row, line in enumerate(lines)
        for i, text in enumerate(line.split("\t"))
    ]


@pytest.mark.parametrize(
    ("lines", "year", "unit"),
    [
        (["表1", "收支总表", "部门名称：青屿市湿地保护局（本级）", "单位：万元"], None, "青屿市湿地保护局（本级）"),
        (["编制单位：澄湖县档案馆 单位：元", "2026年预算单位收入预算总表"], 2026, "澄湖县档案馆"),
        (["编制单位：\t澄湖县档案馆\t单位：元", "收入预算总表"], None, "澄湖县档案馆"),
        (["部门：201001-澄湖县教育局\t单位：万元"], None, "澄湖县教育局"),
        (["部门编码及名称：[101001]澄湖县人大常委会办公室"], None, "澄湖县人大常委会办公室"),
        (["填报单位（盖章）：澄湖县青山镇人民政府 2024年度"], None, "澄湖县青山镇人民政府"),
        (["部门（单位）名称：澄湖县第二中学", "公开02表"], None, "澄湖县第二中学"),
        (["公开部门：澄湖县青山街道办事处 预算公开01表"], None, "澄湖县青山街道办事处"),
        (["单位名称：澄湖县妇幼保健院 金额单位：元"], None, "澄湖县妇幼保健院"),
        (["编制单位：澄湖县会计中心（澄湖县财政科学研究所）单位：元"], None, "澄湖县会计中心（澄湖县财政科学研究所）"),
        (["青屿市湿地保护局 2026 年度部门预算公开"], 2026, "青屿市湿地保护局"),
        (["青屿市湿地保护局（汇总）", "2026年部门预算公开说明", "目录"], 2026, "青屿市湿地保护局"),
        (["2026年度", "青屿市公安局治安管理", "支队", "单位预算"], 2026, "青屿市公安局治安管理支队"),
        (["附件2", "青屿市民政局", "2023年度", "部门决算"], 2023, "青屿市民政局"),
        (["青屿大学2024年单位预算"], 2024, "青屿大学"),
        (["中共澄湖县委组织部2025年部门预算"], 2025, "中共澄湖县委组织部"),
        (["澄湖县公安局关于2024年部门预算公开的说明"], 2024, "澄湖县公安局"),
        (["青屿市2026年市级单位预算", "预算单位：青屿水产老干部活动室"], 2026, "青屿水产老干部活动室"),
        (["目录", "第一部分 青屿市民政局概况", "一、主要职责"], None, "青屿市民政局"),
        (["部门整体支出绩效目标表", "（2024年度）"], 2024, None),
        (["第二部分 2024年度部门决算表", "第二部分 澄湖县XX局2024年度部门决算表"], 2024, None),
        (["比2025年预算增加3万元，主要是因为2025年预算没有这项支出。", "单位：万元"], None, None),
        (["从预算单位构成看，青屿市财政局部门决算包括：", "单位：平方米"], None, None),
        (["主管部门：青屿市财政局", "2026年部门预算", "部门：本部门"], 2026, None),
    ],
)
def test_what_short_lines_say(lines: list[str], year: int | None, unit: str | None) -> None:
    found = facts_of_lines([_page(lines)])
    assert (found.fiscal_year, found.unit_name) == (year, unit)


def test_cover_counts_more_than_captions_of_units_below_the_department() -> None:
    pages = [
        ["2026年", "青屿市民政局部门预算"],
        ["单位名称：青屿市救助管理站", "单位：万元"],
        ["单位名称：青屿市救助管理站"],
    ]
    assert facts_of_lines([_page(page) for page in pages]).unit_name == "青屿市民政局"


def test_captions_say_more_of_the_name_on_the_cover() -> None:
    pages = [["2026年青屿市民政局部门预算"], ["部门名称：青屿市民政局（本级）"]]
    assert facts_of_lines([_page(page) for page in pages]).unit_name == "青屿市民政局（本级）"


def test_department_and_family() -> None:
    found = facts_of_lines(
        [_page(["青屿市财政局", "2023年度部门决算"]), _page(["资金主管部门：青屿市财政局 单位：万元"])]
    )
    assert (found.family, found.supervising_department) == ("final_account", "青屿市财政局")


def test_caption_may_stand_in_the_first_row_of_a_table() -> None:
    assert facts_of_lines([[]], ["部门：澄湖县教育局 单位：万元", "科目编码"]).unit_name == "澄湖县教育局"
