"""Forms of provinces that no development document comes from."""

from __future__ import annotations

import pytest

from pipeline.schema.reading import UNKNOWN
from pipeline.schema.readings import read_meaning
from pipeline.schema.records.budget_items import budget_items
from pipeline.settings import shipped_settings
from tests.schema.province_forms import Form, forms


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.title)
def test_form_is_known_by_its_title_and_header(form: Form) -> None:
    reading = read_meaning([form.table()], shipped_settings())[0]
    assert reading.kind == form.kind


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.title)
def test_form_without_its_title_is_known_or_unknown_but_nothing_else(form: Form) -> None:
    reading = read_meaning([form.table(title="")], shipped_settings())[0]
    assert reading.kind in (form.kind, UNKNOWN)


def test_sides_are_told_by_one_row_of_headers() -> None:
    form = Form("", "部门收支预算总表", "收入|预算数|支出|预算数", "一、一般公共预算拨款收入;二、事业收入;收入总计")
    reading = read_meaning([form.table()], shipped_settings())[0]
    assert reading.kind == "income_expenditure_summary"
    items = list(budget_items(reading, shipped_settings().fields))
    assert [item["direction"].value for item in items] == ["income"] * 3 + ["expenditure"] * 3


def test_current_income_beside_current_expenditure_is_no_side() -> None:
    header = "科目编码|科目名称|本年收入/合计|本年收入/基本支出|本年支出/合计|本年支出/基本支出|年末结转和结余"
    reading = read_meaning([Form("", "一般公共预算财政拨款收入支出决算表", header, "").table()], shipped_settings())[0]
    assert reading.kind == "final_general_expenditure"
    assert [block.side for block in reading.blocks] == [""]
