"""Year and unit from the lines outside of tables."""

from __future__ import annotations

import pytest

from pipeline.schema.line_facts import facts_of_lines


@pytest.mark.parametrize(
    ("lines", "year", "unit"),
    [
        (["表1", "收支总表", "部门名称：青屿市湿地保护局（本级）", "单位：万元"], None, "青屿市湿地保护局（本级）"),
        (["编制单位：澄湖县档案馆 单位：元", "2026年预算单位收入预算总表"], 2026, "澄湖县档案馆"),
        (["青屿市湿地保护局 2026 年度部门预算公开"], 2026, "青屿市湿地保护局"),
        (["部门整体支出绩效目标表", "（2024年度）"], 2024, None),
        (["第二部分 2024年度部门决算表", "第二部分 澄湖县XX局2024年度部门决算表"], 2024, None),
        (["比2025年预算增加3万元，主要是因为2025年预算没有这项支出。", "单位：万元"], None, None),
    ],
)
def test_what_short_lines_say(lines: list[str], year: int | None, unit: str | None) -> None:
    found = facts_of_lines(lines)
    assert (found.fiscal_year, found.unit_name) == (year, unit)
