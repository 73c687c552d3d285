"""Facts of the committed documents' exact tables, of invented tables, and of small ones made by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Cell, Document, Page, PageBox, Records, Table
from pipeline.schema.amount import parse_amount
from pipeline.schema.readings import read_meaning
from pipeline.schema.records.budget_items import budget_items
from pipeline.settings import shipped_settings
from pipeline.understand import understand
from tests.declared import table_of
from tests.schema.invented import as_read, invented_tables
from tests.schema.province_forms import Form

ROOT = Path(__file__).parents[2]
TRUTH = ROOT / "corpus" / "documents"
EXPECTED = ROOT / ".." / "shared" / "reference" / "seed_expected.json"
YUAN = {"元": 1, "万元": 10_000}


def _document(*tables: Table) -> Document:
    page = Page(number=1, width=1.0, height=1.0, kind="digital")
    return Document(id="sha256:" + "0" * 64, file_name="a.pdf", pages=(page,), tables=tables)


def _exact(name: str) -> Records:
    """The records of a committed document's tables, as its truth declares them."""
    truth: dict[str, Any] = json.loads((TRUTH / f"{name}.truth.json").read_text(encoding="utf-8"))
    tables = [table_of(one, f"p1t{i}") for i, one in enumerate(truth["tables"], start=1)]
    return understand(_document(*tables)).records


@pytest.mark.skipif(not EXPECTED.is_file(), reason="../shared/reference, the analysed form, is absent")
def test_the_analysed_form_gives_its_tasks_goals_and_indicators() -> None:
    found = _exact("seed_performance_form")
    wanted = json.loads(EXPECTED.read_text(encoding="utf-8"))["tables"][0]
    amounts = [Decimal(task["amounts"]["total"]["value"]) for task in wanted["tasks"]]
    assert [Decimal(task["total"].value or "NaN") for task in found.tasks] == amounts
    measures = [[goal[key].value for key in goal if key.startswith("measure_")] for goal in found.goals]
    assert [len(some) for some in measures] == [len(goal["measures"]) for goal in wanted["goals"]]
    assert [goal["title"].value for goal in found.goals] == [one["label"] + one["title"] for one in wanted["goals"]]
    assert [one["level1"].value for one in found.indicators] == [one["level1"] for one in wanted["indicators"]]
    for one, other in zip(found.indicators, wanted["indicators"], strict=True):
        if other["target"]["value"] is not None and one["kind"].value == "number":
            assert Decimal(one["value_number"].value or "NaN") == Decimal(other["target"]["value"])


def test_a_whole_budget_gives_each_printed_amount_once() -> None:
    found = _exact("sample_budget")
    places = [item["amount"].cells[0] for item in found.budget_items]
    assert len(places) == len(set(places))
    for item in found.budget_items:
        printed = parse_amount(item["amount"].text)
        if printed is not None:
            assert Decimal(item["amount"].value or "NaN") == printed.value
            yuan = item["amount_yuan"]
            assert Decimal(yuan.value or "NaN") == printed.value * YUAN[item["amount"].unit]
            assert yuan.unit == "元"


def test_amounts_of_invented_tables_of_all_kinds_become_items() -> None:
    """Every place that an identity of the drawing names holds an amount: none is lost, whatever the layout."""
    lost: list[str] = []
    named = 0
    for document, drawn, _ in invented_tables(seed=9, count=30):
        if drawn.kind == "project_self_evaluation":  # its sums are points
            continue
        table = as_read(drawn, "p1t1")
        texts = {(cell.row, cell.col): cell.text for cell in table.cells}
        found = understand(_document(table)).records
        held = {
            (leaf.cells[0][1], leaf.cells[0][2])
            for record in (*found.budget_items, *found.tasks, *found.indicators)
            for leaf in record.values()
            if leaf.cells
        }
        for one in drawn.sums:
            for place in (one.whole, *one.parts):
                if parse_amount(texts[place]) is not None:
                    named += 1
                    if place not in held:
                        lost.append(f"{document} {drawn.kind} {place} {texts[place]}")
    assert named > 1000
    assert not lost


def _row(*texts: str) -> tuple[str, ...]:
    return texts


def _table(title: str, unit: str, *rows: tuple[str, ...]) -> Table:
    cells = tuple(Cell(row=r, col=c, text=text, raw=text) for r, row in enumerate(rows) for c, text in enumerate(row))
    box = (PageBox(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),)
    n_cols = len(rows[0])
    return Table(
        id="t", title=title, unit=unit, fragments=box, n_rows=len(rows), n_cols=n_cols, header_rows=1, cells=cells
    )


def test_blank_zero_and_dash_stay_different() -> None:
    table = _table(
        "支出总表",
        "万元",
        _row("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        _row("208", "社会保障和就业支出", "1,219.80", "0.00", ""),
        _row("20801", "民政管理事务", "1,219.80", "—", ""),
    )
    items = understand(_document(table)).records.budget_items
    said = [(item["func_code"].value, item["amount"].text, item["amount"].value) for item in items]
    assert said == [
        ("208", "1,219.80", "1219.80"),
        ("208", "0.00", "0.00"),
        ("20801", "1,219.80", "1219.80"),
        ("20801", "—", None),
    ]
    assert items[0]["amount_yuan"].value == "12198000.00"
    assert "amount_yuan" not in items[3]
    assert items[1]["expenditure_kind"].value == "basic"
    assert [item["row_role"].value for item in items] == ["group", "group", "leaf", "leaf"]


def test_a_leaf_is_as_sure_as_its_least_certain_cell() -> None:
    cells = (
        *(
            Cell(row=0, col=c, text=text, raw=text)
            for c, text in enumerate(("科目编码", "科目名称", "合计", "基本支出"))
        ),
        Cell(row=1, col=0, text="208", raw="208", confidence=0.6),
        Cell(row=1, col=1, text="社会保障和就业支出", raw="社会保障和就业支出"),
        Cell(row=1, col=2, text="", raw="", status="missing", confidence=0.0),
        Cell(row=1, col=3, text="5.00", raw="5.0O", status="repaired", confidence=0.8),
    )
    box = (PageBox(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),)
    table = Table(id="t", title="支出总表", unit="元", fragments=box, n_rows=2, n_cols=4, header_rows=1, cells=cells)
    unread, mended = understand(_document(table)).records.budget_items
    assert (unread["amount"].value, unread["amount"].status, unread["func_code"].confidence) == (None, "missing", 0.6)
    assert (mended["amount"].value, mended["amount"].status, mended["amount"].confidence) == ("5.00", "repaired", 0.8)


def test_rows_of_stages_and_columns_of_income_say_so() -> None:
    three_public = Form(
        "", "财政拨款“三公”经费支出决算表", "项目|合计|因公出国（境）费|公务用车购置费|公务接待费", "预算数;决算数"
    )
    found = list(budget_items(read_meaning([three_public.table()], shipped_settings())[0], shipped_settings().fields))
    assert [item["stage"].value for item in found] == ["budget"] * 4 + ["final"] * 4
    header = "科目编码|科目名称|年初结转和结余|本年收入|本年支出/小计|本年支出/项目支出|年末结转和结余"
    fund = Form("", "政府性基金预算财政拨款收入支出决算表", header, "")
    found = list(budget_items(read_meaning([fund.table()], shipped_settings())[0], shipped_settings().fields))
    directions = [item["direction"].value if "direction" in item else None for item in found[:5]]
    assert directions == [None, "income", "expenditure", "expenditure", None]


def test_total_may_stand_in_a_column_of_categories() -> None:
    header = "采购品目大类|专项名称|采购品目名称|总计"
    table = Form("", "政府采购支出表", header, "").table()
    first = min(cell.row for cell in table.cells if cell.row >= table.header_rows)
    texts = {0: "合计", 1: "", 2: ""}
    cells = tuple(
        cell.model_copy(update={"text": texts[cell.col]}) if cell.row == first and cell.col in texts else cell
        for cell in table.cells
    )
    reading = read_meaning([table.model_copy(update={"cells": cells})], shipped_settings())[0]
    assert next(reading.blocks[0].facts()).role == "total"


def test_list_of_projects_with_indicators_prints_an_amount_once_a_project() -> None:
    header = "项目名称|项目总额|其中：/财政资金|其中：/其他资金|绩效目标|一级指标|二级指标|三级指标|指标值"
    table = Form("", "项目支出绩效目标表", header, "").table()
    first = table.header_rows
    names = {first: "11000021T000012-湿地监测", first + 1: "11000021T000012-湿地监测", first + 2: "救助站运行"}
    cells = [
        cell.model_copy(update={"text": names[cell.row]}) if cell.row >= first and cell.col == 0 else cell
        for cell in table.cells
        if not (cell.row == first + 1 and cell.col < 5)
    ]
    spans = [c.model_copy(update={"row_span": 2}) if c.row == first and c.col < 5 else c for c in cells]
    reading = read_meaning([table.model_copy(update={"cells": tuple(spans)})], shipped_settings())[0]
    found = list(budget_items(reading, shipped_settings().fields))
    assert [item["project"].value for item in found] == ["11000021T000012-湿地监测"] * 3 + ["救助站运行"] * 3
    assert [item["item_name"].value for item in found][::3] == ["11000021T000012-湿地监测", "救助站运行"]


def test_column_of_units_and_projects_names_both() -> None:
    form = Form("", "专项业务经费支出表", "单位编码|单位（项目）名称|项目金额|项目简介", "")
    table = form.table()
    texts = dict(
        zip(range(table.header_rows, table.n_rows), ("青屿市信访局", "接待场所物业管理", "信访宣传"), strict=True)
    )
    cells = tuple(
        c.model_copy(update={"text": texts[c.row]}) if c.col == 1 and c.row in texts else c for c in table.cells
    )
    reading = read_meaning([table.model_copy(update={"cells": cells})], shipped_settings())[0]
    found = list(budget_items(reading, shipped_settings().fields))
    assert [item["unit"].value for item in found] == ["青屿市信访局"] * 3
    assert [item["project"].value if "project" in item else None for item in found] == [
        None,
        "接待场所物业管理",
        "信访宣传",
    ]
