"""Cells cut by a page break get whole again; cells that only stand at one do not."""

from __future__ import annotations

import pytest

from pipeline.model import Cell, Table
from pipeline.stitch.stitch import stitch
from tests.drawn import Span
from tests.stitch.fragments import NAMES, ROWS, caption, fragment, places, texts

ABOVE = caption("部门支出总表")
PLAN = ("项目", "内容", "金额")
PLANS = [("巡护", "每月巡护一次", "12.00"), ("监测", "布设监测点", "30.00")]


def stitched(
    upper: list, lower: list, *, header: int = 1, full: list | None = None, room: dict | None = None, **options: object
) -> Table:
    """The one table of two pages; `full` names cells of the upper part by row and column, `room` those with some em."""
    parts = [
        fragment(upper, 1, header=header, above=ABOVE, room=dict.fromkeys(full or [], 0.0) | (room or {})),
        fragment(lower, 2, **options),  # type: ignore[arg-type]
    ]
    (table,) = stitch(parts)
    return table


def cell_at(table: Table, row: int, col: int) -> Cell:
    return next(cell for cell in table.cells if (cell.row, cell.col) == (row, col))


def test_a_row_cut_in_its_text_is_rejoined() -> None:
    upper = [PLAN, *PLANS, ("修缮", "完成库房屋面防水改造，更换", "")]
    lower = [("", "破损门窗", "8.00"), ("采购", "购置档案柜", "5.00")]
    table = stitched(upper, lower, full=[(3, 1)])
    assert texts(table) == [PLAN, *PLANS, ("修缮", "完成库房屋面防水改造，更换破损门窗", "8.00"), lower[1]]


def test_a_rejoined_cell_keeps_both_boxes_and_says_so() -> None:
    upper = [PLAN, *PLANS, ("修缮", "完成库房屋面防水改造，更换", "")]
    table = stitched(upper, [("", "破损门窗", "8.00"), ("采购", "购置档案柜", "5.00")], full=[(3, 1)])
    joined = cell_at(table, 3, 1)
    assert [box.page for box in joined.boxes] == [1, 2]
    assert joined.raw == "完成库房屋面防水改造，更换\n破损门窗"
    assert "joined_over_page" in joined.flags
    assert joined.confidence < 0.99
    assert cell_at(table, 2, 1).flags == ()


@pytest.mark.parametrize("amount_above", [True, False])
def test_amounts_centred_on_either_page_stay_with_their_row(amount_above: bool) -> None:
    upper = [PLAN, *PLANS, ("修缮", "完成库房屋面防水改造，更换", "8.00" if amount_above else "")]
    lower = [("", "破损门窗", "" if amount_above else "8.00"), ("采购", "购置档案柜", "5.00")]
    table = stitched(upper, lower, full=[(3, 1)])
    assert texts(table)[3] == ("修缮", "完成库房屋面防水改造，更换破损门窗", "8.00")
    assert table.n_rows == 5


def test_a_list_of_items_goes_on() -> None:
    upper = [PLAN, *PLANS, ("修缮", "1.改造屋面；", "8.00")]
    lower = [("", "2.更换门窗。", ""), ("采购", "购置档案柜", "5.00")]
    assert texts(stitched(upper, lower))[3] == ("修缮", "1.改造屋面；\n2.更换门窗。", "8.00")


def test_a_cut_label_is_rejoined() -> None:
    upper = [NAMES, *ROWS[:3], ("20899", "其他社会保障和就", "88.00", "8.00")]
    lower = [("", "业支出", "", ""), *ROWS[3:]]
    table = stitched(upper, lower, full=[(4, 1)])
    assert texts(table)[4] == ("20899", "其他社会保障和就业支出", "88.00", "8.00")
    assert table.n_rows == 8


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (("205", "教育", "300.00", ""), ("20502", "普通教育", "120.00", "")),
        (("205", "教育", "300.00", "300.00"), ("", "合计", "420.00", "420.00")),
        (("205", "教育", "", ""), ("20502", "普通教育", "", "")),
        (("205", "教育", "300.00", "300.00"), ("20502", "普通教育", "120.00", "0.00")),
        (("", "", "", ""), ("20502", "普通教育", "120.00", "0.00")),
        (("205", "教育", "300.00", "300.00"), ("", "", "", "")),
    ],
    ids=["column blank in both", "total without code", "rows without amounts", "plain", "blank above", "blank below"],
)
def test_whole_rows_at_a_break_stay_two(last: tuple[str, ...], following: tuple[str, ...]) -> None:
    upper, lower = [NAMES, *ROWS[:2], last], [following, *ROWS[4:]]
    assert texts(stitched(upper, lower)) == [*upper, *lower]


@pytest.mark.parametrize("full", [[], [(3, 0), (3, 1), (3, 2), (3, 3)]])
def test_blank_columns_never_join_rows(full: list) -> None:
    upper = [("项目", "金额", "备注", "说明"), ("甲", "1.00", "", ""), ("乙", "2.00", "", ""), ("丙", "3.00", "", "")]
    lower = [("丁", "4.00", "", ""), ("戊", "5.00", "", "")]
    assert texts(stitched(upper, lower, full=full)) == [*upper, *lower]


def test_numbers_never_join() -> None:
    upper = [PLAN, *PLANS, ("修缮", "", "1,234.")]
    lower = [("", "更换门窗", "56"), ("采购", "购置档案柜", "5.00")]
    table = stitched(upper, lower, full=[(3, 2)])
    assert not {"1,234.56", "1,234. 56"} & {cell.text for cell in table.cells}
    assert [row[2] for row in texts(table)] == ["金额", "12.00", "30.00", "1,234.", "56", "5.00"]


GROUP = ("功能", "科目", "金额")


def grouped(first: int, label: str, names: list[str]) -> list[Span]:
    """Rows from `first` on under one merged label."""
    return [(first, 0, len(names), 1, label)] + [
        span for i, name in enumerate(names) for span in ((first + i, 1, 1, 1, name), (first + i, 2, 1, 1, f"{i}.00"))
    ]


HEAD: list[Span] = [(0, col, 1, 1, text) for col, text in enumerate(GROUP)]


def test_a_merged_cell_whose_text_is_printed_on_both_pages_is_one() -> None:
    table = stitched([*HEAD, *grouped(1, "教育支出", ["甲", "乙"])], grouped(0, "教育支出", ["丙", "丁", "戊"]))
    assert [place for place in places(table) if place[1] == 0] == [(0, 0, 1, 1, "功能"), (1, 0, 5, 1, "教育支出")]
    assert [box.page for box in cell_at(table, 1, 0).boxes] == [1, 2]


@pytest.mark.parametrize(("above", "below"), [("教育支出", ""), ("", "教育支出")])
def test_a_merged_cell_whose_text_stands_on_one_page_is_one(above: str, below: str) -> None:
    upper = [*HEAD, *grouped(1, "行政运行", ["子", "丑"]), *grouped(3, above, ["甲", "乙"])]
    lower = [*grouped(0, below, ["丙", "丁"]), *grouped(2, "科技支出", ["寅", "卯"])]
    table = stitched(upper, lower)
    labels = [place for place in places(table) if place[1] == 0]
    assert labels == [
        (0, 0, 1, 1, "功能"),
        (1, 0, 2, 1, "行政运行"),
        (3, 0, 4, 1, "教育支出"),
        (7, 0, 2, 1, "科技支出"),
    ]


def test_merged_cells_with_other_texts_stay_two() -> None:
    table = stitched([*HEAD, *grouped(1, "教育支出", ["甲", "乙"])], grouped(0, "科技支出", ["丙", "丁"]))
    assert [place[4] for place in places(table) if place[1] == 0] == ["功能", "教育支出", "科技支出"]


def test_single_cells_with_the_same_text_stay_two() -> None:
    upper = [PLAN, ("巡护", "湿地", "1.00"), ("监测", "湿地", "2.00")]
    lower = [("监测", "湿地", "3.00"), ("采购", "设备", "4.00")]
    assert texts(stitched(upper, lower)) == [*upper, *lower]


def test_a_cut_goal_cell_with_a_merged_label_is_one() -> None:
    upper: list[Span] = [
        (0, 0, 1, 1, "项目名称"),
        (0, 1, 1, 1, "巡护"),
        (1, 0, 1, 1, "年度目标"),
        (1, 1, 1, 1, "（一）完成巡护。"),
    ]
    lower: list[Span] = [(0, 0, 1, 1, ""), (0, 1, 1, 1, "（二）完成监测。"), (1, 0, 1, 1, "指标"), (1, 1, 1, 1, "12次")]
    table = stitched(upper, lower, header=0)
    assert places(table)[2:4] == [(1, 0, 1, 1, "年度目标"), (1, 1, 1, 1, "（一）完成巡护。\n（二）完成监测。")]
    assert table.n_rows == 3


def test_cells_tile_after_joins() -> None:
    table = stitched([*HEAD, *grouped(1, "教育支出", ["甲", "乙"])], grouped(0, "教育支出", ["丙", "丁"]))
    covered = sorted((r + i, c + j) for r, c, rows, cols, _ in places(table) for i in range(rows) for j in range(cols))
    assert covered == [(r, c) for r in range(table.n_rows) for c in range(table.n_cols)]


def test_a_number_that_had_no_room_goes_on() -> None:
    upper = [PLAN, *PLANS, ("修缮", "完成库房屋面防水改造，合格率达", "8.00")]
    lower = [("", "100.0%等。", ""), ("采购", "购置档案柜", "5.00")]
    rows = texts(stitched(upper, lower, room={(3, 1): 2.5}))
    assert rows[3] == ("修缮", "完成库房屋面防水改造，合格率达100.0%等。", "8.00")
    assert texts(stitched(upper, lower, room={(3, 1): 3.5}))[4] == lower[0]


def test_a_bracket_goes_over_with_what_it_holds() -> None:
    upper = [PLAN, *PLANS, ("修缮", "完成屋面防水改造", "8.00")]
    lower = [("", "（二期）。", ""), ("采购", "购置档案柜", "5.00")]
    assert texts(stitched(upper, lower, room={(3, 1): 1.6}))[3] == ("修缮", "完成屋面防水改造（二期）。", "8.00")


def test_a_label_torn_within_a_word_is_one_cell() -> None:
    upper = [PLAN, *PLANS, ("年度总体目", "完成库房改造", "")]
    lower = [("标", "", ""), ("采购", "购置档案柜", "5.00")]
    assert texts(stitched(upper, lower))[3:] == [("年度总体目标", "完成库房改造", ""), lower[1]]


def test_labels_printed_again_do_not_keep_a_cut_row_apart() -> None:
    upper = [PLAN, *PLANS, ("修缮", "完成库房屋面防水改造，更换", "")]
    lower = [("修缮", "破损门窗", "8.00"), ("采购", "购置档案柜", "5.00")]
    table = stitched(upper, lower, full=[(3, 1)])
    assert texts(table)[3:] == [("修缮", "完成库房屋面防水改造，更换破损门窗", "8.00"), lower[1]]


def test_a_total_above_its_units_parts_no_label_at_a_break() -> None:
    head = [(0, 0, 1, 1, "编码"), (0, 1, 1, 1, "一级"), (0, 2, 1, 1, "二级"), (0, 3, 1, 1, "指标")]
    upper = [
        *head, (1, 0, 1, 1, "126001"), (1, 1, 1, 1, "合计"), (1, 2, 1, 1, ""), (1, 3, 1, 1, ""),
        (2, 0, 2, 1, "126001"), (2, 1, 2, 1, "效益指标"), (2, 2, 2, 1, "经济效益"),
        (2, 3, 1, 1, "成本"), (3, 3, 1, 1, "收益"),
    ]  # fmt: skip
    lower = [
        (0, 0, 2, 1, "126001"), (0, 1, 2, 1, "效益指标"), (0, 2, 2, 1, "社会效益"),
        (0, 3, 1, 1, "渠道"), (1, 3, 1, 1, "意识"),
    ]  # fmt: skip
    found = [(cell.row, cell.row_span) for cell in stitched(upper, lower).cells if cell.col == 0 and cell.row > 1]
    assert found == [(2, 4)]
