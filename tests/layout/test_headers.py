from __future__ import annotations

import pytest

from pipeline.layout.headers import header_rows
from pipeline.model import Cell
from tests.documents import cell

NAMES = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
BODY = [
    ["201", "一般公共服务支出", "1,219.80", "1,000.00", "219.80"],
    ["20103", "政府办公厅（室）事务", "30", "30", ""],
    ["", "合计", "1,249.80", "1,030.00", "219.80"],
]


def table(rows: list[list[str]]) -> list[Cell]:
    return [cell(r, c, text) for r, texts in enumerate(rows) for c, text in enumerate(texts)]


def count(cells: list[Cell]) -> int:
    n_rows = max(one.row + one.row_span for one in cells)
    n_cols = max(one.col + one.col_span for one in cells)
    return header_rows(cells, n_rows, n_cols)


def below(cells: list[Cell], by: int) -> list[Cell]:
    return [one.model_copy(update={"row": one.row + by}) for one in cells]


TWO_LEVELS = [
    cell(0, 0, "科目", cols=2),
    cell(0, 2, "合计", rows=2),
    cell(0, 3, "支出", cols=2),
    cell(1, 0, "编码"),
    cell(1, 1, "名称"),
    cell(1, 3, "基本支出"),
    cell(1, 4, "项目支出"),
]
THREE_LEVELS = [
    cell(0, 0, "科目编码", rows=3),
    cell(0, 1, "科目名称", rows=3),
    cell(0, 2, "本年支出", cols=3),
    cell(1, 2, "小计", rows=2),
    cell(1, 3, "其中", cols=2),
    cell(2, 3, "基本支出"),
    cell(2, 4, "项目支出"),
]


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        (table([NAMES, *BODY]), 1),
        ([*TWO_LEVELS, *below(table(BODY), 2)], 2),
        ([*THREE_LEVELS, *below(table(BODY), 3)], 3),
        (table([NAMES, ["栏次", "", "1", "2", "3"], *BODY]), 2),
        (table([NAMES, ["**", "**", "1", "2", "3"], *BODY]), 2),
        (table([NAMES, ["1", "2", "3=4+5", "4", "5"], *BODY]), 2),
        (table([NAMES, ["A", "B", "C", "D", "E"], *BODY]), 2),
        ([*TWO_LEVELS, *below(table([["**", "**", "1", "2", "3"], *BODY]), 2)], 3),
        (table([["科目编码", "科目名称", "2024", "2025", "2026"], *BODY]), 1),
        (table([["科目编码", "科目名称", "2024年", "2025年", "2026年"], *BODY]), 1),
        (table([["科目编码", "科目名称", "合计", "", ""], *BODY]), 1),
    ],
    ids=[
        "one row", "two levels", "three levels", "counter row", "counter row with stars", "counter row with formula",
        "lettered columns", "two levels and counters", "bare years", "years", "columns without a name",
    ],
)  # fmt: skip
def test_rows_that_name_columns(cells: list[Cell], rows: int) -> None:
    assert count(cells) == rows


@pytest.mark.parametrize("cols", [5])
def test_title_and_unit_rows_in_the_grid_belong_to_the_header(cols: int) -> None:
    top = [cell(0, 0, "部门支出总表", cols=cols), cell(1, 0, "单位：万元", cols=cols)]
    assert count([*top, *below(table([NAMES, *BODY]), 2)]) == 3


def test_a_continuation_without_header_has_none() -> None:
    assert count(table(BODY)) == 0


def test_a_continuation_whose_first_row_lacks_amounts_has_none() -> None:
    rows = [["20103", "政府办公厅（室）事务", "30.00", "", ""], *BODY]
    assert count(table(rows)) == 0


def test_a_form_of_labels_and_values_has_none() -> None:
    form = [
        cell(0, 0, "项目名称"),
        cell(0, 1, "湿地巡护", cols=3),
        cell(1, 0, "主管部门"),
        cell(1, 1, "湿地局"),
        cell(1, 2, "实施单位"),
        cell(1, 3, "监测站"),
        cell(2, 0, "资金总额", rows=2),
        cell(2, 1, "其中：财政拨款"),
        cell(2, 2, "20.00", cols=2),
        cell(3, 1, "其他资金"),
        cell(3, 2, "", cols=2),
        cell(4, 0, "目标"),
        cell(4, 1, "完成巡护", cols=3),
    ]
    assert count(form) == 0


def test_a_table_of_header_alone_has_none() -> None:
    assert count(table([NAMES])) == 0


def test_an_empty_grid_has_none() -> None:
    assert count(table([[""] * 4 for _ in range(3)])) == 0


def test_one_row_of_amounts_under_a_header_is_enough() -> None:
    assert count(table([NAMES, BODY[0]])) == 1


def test_a_group_heading_in_the_body_is_no_header() -> None:
    rows = table([NAMES, BODY[0]])
    assert count([*rows, cell(2, 0, "一、基本支出", cols=5), *below(table(BODY), 3)]) == 1


def test_parts_of_a_label_beside_the_first_total_end_the_header() -> None:
    head = [
        cell(0, 0, "项目", cols=4), cell(0, 4, "本年收入合计", rows=3), cell(0, 5, "财政拨款收入", rows=3),
        cell(1, 0, "功能分类", cols=3), cell(1, 3, "科目名称", rows=2), cell(2, 0, "科目编码", cols=3),
    ]  # fmt: skip
    rows = [
        ["类", "款", "项", "合计", "2,946.25", "2,940.05"],
        ["201", "", "", "一般公共服务支出", "2,112.86", "2,106.66"],
        ["201", "06", "", "财政事务", "2,112.86", "2,106.66"],
    ]
    assert count([*head, *below(table(rows), 3)]) == 3
