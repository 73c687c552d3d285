"""Rates, bounds and points: what is printed against what it is a share or a sum of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.checks.check import Checked, check
from pipeline.checks.equation import Equation, Figure, Place, Term
from pipeline.checks.judge import Outcome, judge
from pipeline.checks.solve import solve
from pipeline.model import Cell, PageBox, Table
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings

CHANGES = ("项目", "2025年预算数", "2026年预算数", "增减额", "增减率")
FORM = [
    ("项目名称", "路灯维护", "", "", "", "", ""),
    ("项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"),
]


def table(rows: list[tuple[str, ...]], *, title: str, header_rows: int, unit: str = "万元") -> Table:
    cells = tuple(
        Cell(row=row, col=col, text=text, raw=text, confidence=0.9)
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    )
    box = PageBox(page=1, bbox=(0, 0, 1, 1))
    return Table(
        id="t",
        title=title,
        unit=unit,
        fragments=(box,),
        n_rows=len(rows),
        n_cols=len(rows[0]),
        header_rows=header_rows,
        cells=cells,
    )


def three_public(*rows: tuple[str, ...]) -> Table:
    names = ("“三公”经费合计", "因公出国（境）费", "公务接待费")
    body = [(name, *texts) for name, texts in zip(names, rows, strict=False)]
    return table([CHANGES, *body], title="“三公”经费支出表", header_rows=1)


def checked(one: Table) -> Checked:
    settings = shipped_settings()
    return check(read_meaning([one], settings), settings)


def rates(one: Table) -> list[Outcome]:
    return [outcome for outcome in checked(one).outcomes if outcome.equation.base is not None]


def figure(col: int, text: str | None, step: str = "0.01", *, fillable: bool = False) -> Figure:
    place = Place("t", 0, col)
    if text == "":
        return Figure(place, Decimal(0), blank=True)
    return Figure(place, None if text is None else Decimal(text), Decimal(step), fillable=fillable)


def share(rate: str | None, part: str, whole: str, step: str = "0.01") -> Equation:
    return Equation("I11", figure(0, rate, step, fillable=True), (Term(figure(1, part)),), base=figure(2, whole))


@pytest.mark.parametrize(
    ("rate", "part", "whole", "step", "verdict"),
    [
        ("83.16", "2074962.01", "2495142.55", "0.01", "pass"),
        ("83.17", "2074962.01", "2495142.55", "0.01", "fail"),
        ("83", "2074962.01", "2495142.55", "1", "pass"),
        ("84", "2074962.01", "2495142.55", "1", "fail"),
        ("50.00", "0.01", "0.02", "0.01", "pass"),  # 0.005 to 0.015 in 0.015 to 0.025: anything from a fifth to all
        ("120.00", "0.01", "0.02", "0.01", "fail"),
        ("-25.00", "-1.00", "4.00", "0.01", "pass"),
        ("0.00", "1.00", "", "0.01", "not_checkable"),
        ("0.00", "1.00", "0.00", "0.01", "not_checkable"),
        ("", "1.00", "2.00", "0.01", "not_checkable"),
        ("50.00", "", "2.00", "0.01", "not_checkable"),
    ],
)
def test_a_rate_holds_as_far_as_its_printed_figures_tell(
    rate: str, part: str, whole: str, step: str, verdict: str
) -> None:
    assert judge(share(rate, part, whole, step)).verdict == verdict


def test_a_rate_of_what_is_all_new_proves_nothing() -> None:
    last = figure(2, "5.00")
    gone = Equation("I8", figure(0, "-100.00"), (Term(figure(1, "")), Term(last, -1)), base=last)
    assert (judge(gone).verdict, judge(gone).vacuous) == ("pass", "one_addend")
    half = Equation("I8", figure(0, "-50.00"), (Term(figure(1, "2.50")), Term(last, -1)), base=last)
    assert (judge(half).verdict, judge(half).vacuous) == ("pass", "")


def test_a_rate_is_derived_where_all_its_digits_are_known_and_an_amount_never() -> None:
    (one,), none = solve([share(None, "2074962.01", "2495142.55")])
    assert (one.amount, one.confirmed, none) == (Decimal("83.16"), False, ())
    assert solve([share(None, "0.50", "0.60")]) == ((), ())  # 81.15 to 84.87 may be meant
    assert solve([share(None, "", "0.60")]) == ((), ())
    unread = Figure(Place("t", 0, 1), None, Decimal("0.01"), fillable=True)
    amount = Equation("I11", figure(0, "50.00"), (Term(unread),), base=figure(2, "8.00"))
    whole = Equation("I11", figure(0, "50.00"), (Term(figure(1, "4.00")),), base=unread)
    assert solve([amount, whole]) == ((), ())


def test_a_bound_proves_nothing_and_derives_nothing() -> None:
    bound = Equation("I11", figure(0, "9.00"), (Term(figure(1, "10.00")),), at_most=True)
    assert (judge(bound).verdict, judge(bound).vacuous) == ("pass", "bound")
    above = Equation("I11", figure(0, "10.50"), (Term(figure(1, "10.00")),), at_most=True)
    assert judge(above).verdict == "fail"
    unread = Equation("I11", figure(0, None, fillable=True), (Term(figure(1, "10.00")),), at_most=True)
    assert solve([unread]) == ((), ())


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("25.00%", "pass"),
        ("26.00%", "fail"),
        ("25%", "pass"),
        ("25.00", "pass"),
        ("0.25", "not_checkable"),  # no % is printed anywhere: a quarter may be meant
        ("", "not_checkable"),
    ],
)
def test_a_column_of_rates_is_held_against_this_year_and_the_last(rate: str, verdict: str) -> None:
    (first, new, _) = rates(
        three_public(("8.00", "10.00", "2.00", rate), ("0.00", "0.00", "0.00", ""), ("8.00", "10.00", "2.00", ""))
    )
    assert (first.verdict, new.verdict) == (verdict, "not_checkable")


def test_decimals_of_rates_are_those_of_the_column_where_zeros_are_cut_off() -> None:
    rows = (("8.00", "10.00", "2.00", "25.4%"), ("3.00", "3.37", "0.37", "12.33%"), ("5.00", "6.63", "1.63", "32.6%"))
    assert [one.verdict for one in rates(three_public(*rows))] == ["fail", "pass", "pass"]


def test_a_row_of_rates_is_held_against_the_rows_of_two_years() -> None:
    rows = [
        ("年度", "合计", "因公出国（境）费", "公务接待费"),
        ("2025年预算数", "8.00", "3.00", "5.00"),
        ("2026年预算数", "10.00", "3.00", "7.00"),
        ("增减额", "2.00", "0.00", "2.00"),
        ("增减率（%）", "25.00", "0.00", "41.00"),
    ]
    found = rates(table(rows, title="“三公”经费支出表", header_rows=1))
    assert [(one.verdict, one.vacuous, one.equation.down) for one in found] == [
        ("pass", "", True),
        ("pass", "all_zero", True),
        ("fail", "", True),
    ]
    short = rates(table([*rows[:3], rows[4]], title="“三公”经费支出表", header_rows=1))
    assert [one.verdict for one in short] == ["pass", "pass", "fail"]


def self_evaluation(*, rate: str = "95.52%", total: str = "95.6", indicator: str = "10", head: str = "10") -> Table:
    rows = [
        ("项目名称", "路灯维护", "", "", "", "", "", ""),
        ("项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"),
        ("", "年度资金总额", "396", "396", "378.27", head, rate, "9.6"),
        ("", "其中：财政拨款", "396", "396", "378.27", "—", "", "—"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("", "产出指标", "数量指标", "维修路灯数量", "≥200盏", "230盏", "50", "50"),
        ("", "效益指标", "社会效益指标", "夜间出行安全", "提升", "提升", "30", "26"),
        ("", "满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "95%", "10", indicator),
        ("总分", "", "", "", "", "", "100" if head else "90", total),
    ]
    return table(rows, title="项目支出绩效自评表", header_rows=0)


def failing(one: Table) -> list[tuple[str, bool, bool]]:
    """What each failing identity is about, whether it is of a rate, and whether it is a bound."""
    outcomes = [one for one in checked(one).outcomes if one.verdict == "fail"]
    return [(one.equation.about, one.equation.base is not None, one.equation.at_most) for one in outcomes]


def test_a_self_evaluation_that_adds_up_has_no_finding() -> None:
    found = checked(self_evaluation())
    proven = [one for one in found.outcomes if one.equation.rule == "I11" and one.verdict == "pass" and not one.vacuous]
    assert [one.equation.about for one in proven] == ["年度资金总额", "总分", "总分"]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (self_evaluation(rate="95.25%"), [("年度资金总额", True, False)]),
        (self_evaluation(total="96.6"), [("总分", False, False)]),
        (self_evaluation(indicator="11"), [("居民满意度", False, True), ("总分", False, False)]),
        (self_evaluation(indicator="9"), [("总分", False, False)]),
        (self_evaluation(head="", total="95.6"), [("总分", False, True)]),
    ],
)
def test_what_a_self_evaluation_prints_wrong_is_found(form: Table, expected: list[tuple[str, bool, bool]]) -> None:
    assert failing(form) == expected


def test_a_sum_of_points_may_leave_the_execution_out() -> None:
    alone = self_evaluation(total="86").model_copy()
    cells = tuple(
        cell.model_copy(update={"text": "90"}) if (cell.row, cell.col) == (8, 6) else cell for cell in alone.cells
    )
    assert failing(alone.model_copy(update={"cells": cells})) == []
    assert failing(self_evaluation(total="86")) == [("总分", False, False)]


@pytest.mark.parametrize(
    ("last", "this", "change", "expected"),
    [
        ("5,432.10", "6,420.00", "987.90", ("18.2%", "derived")),
        ("3.00", "3.37", "0.37", ("?", "read")),  # 12.12 to 12.54 may be meant
    ],
)
def test_an_unread_rate_is_printed_like_the_others_of_its_column(
    last: str, this: str, change: str, expected: tuple[str, str]
) -> None:
    one = three_public((last, this, change, "?"), ("8.00", "10.00", "2.00", "25.0%"), ("", "", "", ""))
    cells = tuple(
        cell.model_copy(update={"source": "ocr", "confidence": 0.2}) if cell.text == "?" else cell for cell in one.cells
    )
    after = checked(one.model_copy(update={"cells": cells})).tables[0]
    (cell,) = (cell for cell in after.cells if cell.raw == "?")
    assert (cell.text, cell.status) == expected
