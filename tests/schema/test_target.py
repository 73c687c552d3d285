"""Targets as real documents print them, each read by eye."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.schema.target import Target, parse_target, unit_in_name


def number(operator: str, value: str, unit: str, *, known: bool = True, note: str = "") -> Target:
    return Target("number", operator, Decimal(value), unit=unit, unit_known=known, note=note)  # type: ignore[arg-type]


def date(operator: str, word: str) -> Target:
    return Target("date", operator, word=word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("≥95%", number(">=", "95", "%")),
        ("≧ 98 %", number(">=", "98", "%")),
        ("≥９０％", number(">=", "90", "%")),
        ("≤1753万元", number("<=", "1753", "万元")),
        ("=730元/人/年", number("=", "730", "元/人/年")),
        ("≥5次/季", number(">=", "5", "次/季")),
        ("≤4次/台/月", number("<=", "4", "次/台/月")),
        ("10 台", number("=", "10", "台")),
        ("=5.00(万人次)", number("=", "5.00", "万人次")),
        ("≥10(人数)", number(">=", "10", "人")),
        ("≤15微克/立方米", number("<=", "15", "微克/立方米")),
        ("大于98%", number(">", "98", "%")),
        ("不低于80%", number(">=", "80", "%")),
        ("不得超过5%", number("<=", "5", "%")),
        ("90%以上", number(">=", "90", "%")),
        ("90%(含)以上", number(">=", "90", "%")),
        ("30日内", number("<=", "30", "天")),
        ("≈3%", number("~", "3", "%")),
        ("约2.75万", number("~", "2.75", "万", known=False)),
        ("日均240人左右", number("~", "240", "人", note="日均")),
        ("每周不少于3次", number(">=", "3", "次", note="每周")),
        ("合格率95.4%", number("=", "95.4", "%", note="合格率")),
        ("≥1,000人", number(">=", "1000", "人")),
        ("45643.39", number("=", "45643.39", "")),
        ("70 学", number("=", "70", "学", known=False)),
        ("5年", number("=", "5", "年")),
        ("30-60平方米", Target("range", "=", Decimal(30), Decimal(60), "平方米")),
        ("上涨5%-10%", Target("range", "=", Decimal(5), Decimal(10), "%", note="上涨")),
        ("2/3", Target("ratio", "=", Decimal(2), Decimal(3))),
        ("2024 年 12 月完成", date("<=", "2024-12")),
        ("2026年12月底前", date("<=", "2026-12")),
        ("2026年12月31日前完成", date("<=", "2026-12-31")),
        ("2026年全年", date("<=", "2026")),
        ("2022.2.1-2022.12.31", date("=", "2022-02-01/2022-12-31")),
        ("2022年10—12月", date("=", "2022-10/2022-12")),
        ("1月1日-12月31日", date("=", "--01-01/--12-31")),
        ("≤2月", date("<=", "--02")),
        ("2023年", date("=", "2023")),
        ("年底前完成", date("<=", "年底前完成")),
        ("显著", Target("qualitative", word="显著")),
        ("有效提升", Target("qualitative", word="有效提升")),
        ("符合国家质量标准", Target("qualitative", word="符合国家质量标准")),
        ("优良中低差", Target("qualitative", word="优良中低差")),
        ("优，服务规范", Target("qualitative", word="优", note="优,服务规范")),
        ("是", Target("yes_no", word="是")),
        ("不适用", Target("not_applicable")),
        ("—", Target("not_applicable")),
    ],
)
def test_what_a_target_says(printed: str, wanted: Target) -> None:
    assert parse_target(printed) == wanted


@pytest.mark.parametrize(
    "prose",
    [
        "",
        "设备购置金额",
        "群众评价满意的信访件数/参与评价件数",
        "≥12,34",
        "未超过3个",
        "不低于全省平均值1个标准差",
        "项目立项数量≥400个；项目终验数量≥400个。",
        "第3季",
        "2026年13月",
        "7*24小时",
        "100%正常",
    ],
)
def test_what_is_not_a_target_stays_as_printed(prose: str) -> None:
    assert parse_target(prose) == Target("text")


def test_operator_and_unit_in_cells_of_their_own() -> None:
    assert parse_target("90", operator="≥", unit_text="%") == parse_target("≥90%")
    assert parse_target("12", operator="＝", unit_text="人次") == number("=", "12", "人次")
    assert parse_target("2026", operator="=", unit_text="年") == date("=", "2026")
    assert parse_target("高中低", operator="定性") == Target("qualitative", word="高中低")
    assert parse_target("安全无事故", operator="定性") == Target("qualitative", word="安全无事故", note="定性")


def test_a_unit_in_the_name() -> None:
    assert unit_in_name("刊物印制数量（册）") == "册"
    assert unit_in_name("慰问金（科级及以下）") == ""
