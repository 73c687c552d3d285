"""Ranks of rows without codes and list numbers, as the names of code lists and units tell them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.schema.named_ranks import ranked_by_names
from pipeline.schema.reading import Row
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings
from tests.schema.province_forms import Form

PRINTED = {
    "青屿市民政局": ["8"],
    "救助管理专项": ["5"],
    "养老服务补贴": ["3"],
    "青屿市救助管理站": ["2"],
    "站内运行": ["2"],
}


def _rows(*names: str) -> list[Row]:
    return [Row(i, name=name) for i, name in enumerate(names)]


def _parents(rows: Sequence[Row] | None) -> list[int | None]:
    assert rows is not None
    return [row.parent for row in rows]


def _amounts(row: Row) -> list[Decimal]:
    return [Decimal(text) for text in PRINTED.get(row.name, ["1"])]


def test_names_of_the_functional_list_follow_each_other() -> None:
    names = ("一、教育支出", "进修及培训", "培训支出", "二、科学技术支出", "其他科学技术支出", "其他科学技术支出")
    assert _parents(ranked_by_names(_rows(*names), _amounts)) == [None, 0, 1, None, 3, 4]


def test_economic_classes_stand_below_units_and_units_below_their_department() -> None:
    names = (
        "青屿市水务局",
        "青屿市水务局（本级）",
        "工资福利支出",
        "基本工资",
        "津贴补贴",
        "商品和服务支出",
        "办公费",
        "青屿市水文中心",
        "工资福利支出",
        "基本工资",
    )
    assert _parents(ranked_by_names(_rows(*names), _amounts)) == [None, 0, 1, 2, 2, 1, 5, 0, 7, 8]


def test_a_name_of_no_list_leaves_all_rows_without_ranks() -> None:
    assert ranked_by_names(_rows("一、教育支出", "进修及培训", "某项新设支出"), _amounts) is None
    assert ranked_by_names(_rows("行政运行", "事业运行"), _amounts) is None


def test_projects_stand_below_a_unit_when_its_amounts_are_their_sums() -> None:
    found = ranked_by_names(_rows(*PRINTED), _amounts)
    assert _parents(found) == [None, 0, 0, None, 3]
    assert found is not None
    assert [row.surmised for row in found] == [False, True, True, False, True]
    assert ranked_by_names(_rows(*PRINTED, "又一个专项"), _amounts) is None


def test_a_list_of_units_alone_has_no_ranks() -> None:
    assert ranked_by_names(_rows("青屿市民政局", "青屿市救助管理站", "青屿市殡仪馆"), _amounts) is None


def test_groups_of_a_table_without_codes_are_no_leaves() -> None:
    names = "一、教育支出;进修及培训;培训支出;二、科学技术支出"
    form = Form("", "一般公共预算支出情况表", "项目|合计|基本支出|项目支出", names)
    reading = read_meaning([form.table()], shipped_settings())[0]
    assert [row.role for row in reading.blocks[0].facts()] == ["group", "group", "leaf", "leaf"]
