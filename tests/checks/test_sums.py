"""Which columns are sums of which, for headings as they are printed (stated as fields)."""

from __future__ import annotations

import pytest

from pipeline.checks.sums import Line, sums_of
from pipeline.settings import shipped_settings

FUNDS = ("general_budget", "government_fund", "state_capital")

CASES: dict[str, tuple[list[tuple[str, ...]], set[tuple[str, int, tuple[int, ...]]]]] = {
    "合计 | 基本支出{小计, 人员, 公用} | 项目支出": (
        [("total",), ("basic",), ("basic", "personnel"), ("basic", "public"), ("project",)],
        {("I3", 0, (1, 4)), ("I4", 1, (2, 3))},
    ),
    "合计 | 人员经费支出 | 公用经费支出 | 专项业务经费支出": (
        [("total",), ("personnel",), ("public",), ("special_business",)],
        {("I3", 0, (1, 2, 3))},
    ),
    "一般公共预算支出{合计, 基本支出{人员, 公用}, 项目支出}": (
        [
            ("general_budget",),
            ("general_budget", "basic", "personnel"),
            ("general_budget", "basic", "public"),
            ("general_budget", "project"),
        ],
        {("I3", 0, (1, 2, 3))},
    ),
    "合计 | 本年收入{小计, 一般, 基金, 事业} | 上年结转{小计, 一般, 单位资金}": (
        [
            ("total",),
            ("income_current",),
            ("income_current", "general_budget"),
            ("income_current", "government_fund"),
            ("income_current", "institution_income"),
            ("carry_over",),
            ("carry_over", "general_budget"),
            ("carry_over", "unit_funds"),
        ],
        {("I5", 0, (1, 5)), ("I5", 1, (2, 3, 4)), ("I5", 5, (6, 7))},
    ),
    "收入总计 | 本年收入{一般, 专户} | 上年结转": (
        [
            ("income_total",),
            ("income_current", "general_budget"),
            ("income_current", "special_account"),
            ("carry_over",),
        ],
        {("I5", 0, (1, 2, 3))},
    ),
    "合计 | 财政拨款 | 一般 | 基金 | 国资 | 专户, side by side": (
        [("total",), ("fiscal",), *((fund,) for fund in FUNDS), ("special_account",)],
        {("I5", 0, (1, 5)), ("I5", 1, (2, 3, 4))},
    ),
    "资金总额 by source and by purpose": (
        [("total",), ("general_budget",), ("other_funds",), ("basic",), ("project",)],
        {("I5", 0, (1, 2)), ("I3", 0, (3, 4))},
    ),
    "三公 with 会议费 and 培训费": (
        [
            ("total",),
            ("three_public",),
            ("three_public", "abroad"),
            ("three_public", "vehicles"),
            ("three_public", "vehicles", "vehicle_purchase"),
            ("three_public", "vehicles", "vehicle_running"),
            ("three_public", "reception"),
            ("meetings",),
            ("training",),
        ],
        {("I7", 0, (1, 7, 8)), ("I7", 1, (2, 3, 6)), ("I7", 3, (4, 5))},
    ),
    "总计 | 出国 | 接待, each of three funds": (
        [(item, fund) for item in ("total", "abroad", "reception") for fund in FUNDS],
        {("I7", place, (place + 3, place + 6)) for place in range(3)},
    ),
    "结转 | 本年收入 | 本年支出{小计, 基本, 项目} | 年末结转": (
        [
            ("carry_over",),
            ("income_current",),
            ("expenditure_current",),
            ("expenditure_current", "basic"),
            ("expenditure_current", "project"),
            ("carry_forward",),
        ],
        {("I3", 2, (3, 4)), ("I6", 5, (0, 1, 2))},
    ),
    "a column that nobody knows hinders": ([("total",), ("basic",), ("project",), ("?",)], set()),
    "two columns that say the same hinder": ([("total",), ("basic",), ("project",), ("project",)], set()),
    "one source alone is no sum": ([("total",), ("general_budget",)], set()),
}


@pytest.mark.parametrize("heading", CASES)
def test_sums_by_heading(heading: str) -> None:
    columns, expected = CASES[heading]
    lines = [Line(index, fields) for index, fields in enumerate(columns)]
    found = sums_of(lines, shipped_settings().identities)
    assert {(one.rule, one.total, tuple(index for index, _ in one.terms)) for one in found} == expected


def test_years_do_not_mix() -> None:
    lines = [Line(index, fields, (year,)) for index, (fields, year) in enumerate(
        [(("total",), 2025), (("basic",), 2025), (("project",), 2025), (("total",), 2026), (("basic",), 2026)]
    )]  # fmt: skip
    found = sums_of(lines, shipped_settings().identities)
    assert [(one.total, one.terms) for one in found] == [(0, ((1, 1), (2, 1)))]
