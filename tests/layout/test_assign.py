"""Glyphs to cells: a run that overflows its cell stays whole in its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.geometry import Box
from pipeline.grid import Grid, GridCell
from pipeline.layout.assign import assign_chars
from pipeline.page_content import Char
from tests.layout.ruled import XS, YS, Area, with_merged
from tests.text.typeset import line_width, row

TOP = YS[0] + 8
WIDTH = XS[1] - XS[0]


def grid(merged: Sequence[Area] = ()) -> Grid:
    areas = with_merged(merged)
    return Grid(3, 3, tuple(GridCell(r, c, a, b, Box(XS[c], YS[r], XS[c + b], YS[r + a])) for r, c, a, b in areas))


def texts(chars: Sequence[Char], merged: Sequence[Area] = ()) -> dict[tuple[int, int], str]:
    table = grid(merged)
    found = zip(table.cells, assign_chars(table, chars), strict=True)
    return {(cell.row, cell.col): "".join(char.text for char in content) for cell, content in found if content}


def centred(text: str, col: int, top: float = TOP) -> list[Char]:
    middle = (XS[col] + XS[col + 1]) / 2
    return row(text, middle - line_width(text) / 2, top)


def right(text: str, col: int, top: float = TOP) -> list[Char]:
    return row(text, XS[col + 1] - 2 - line_width(text), top)


LONG = "1,234,567,890,123.45"  # 100 points wide in columns of 80


def test_each_glyph_goes_where_it_stands() -> None:
    chars = [*row("甲", XS[0] + 5, TOP), *row("乙", XS[1] + 5, TOP), *row("丙", XS[1] + 5, YS[2] + 8)]
    assert texts(chars) == {(0, 0): "甲", (0, 1): "乙", (2, 1): "丙"}


@pytest.mark.parametrize(
    ("run", "home"),
    [
        (row(LONG, XS[0] + 2, TOP), (0, 0)),
        (right(LONG, 2), (0, 2)),
        (centred(LONG, 1), (0, 1)),
        (row("一般公共服务支出合计", XS[1] + 2, TOP), (0, 1)),
        (right("2,345,678,901,234.56", 1), (0, 1)),
    ],
    ids=["to the right", "to the left", "to both sides", "words to the right", "number to the left"],
)
def test_a_run_that_overflows_stays_whole_in_its_own_cell(run: list[Char], home: tuple[int, int]) -> None:
    assert texts(run) == {home: "".join(char.text for char in run)}


def test_a_run_over_three_cells_stays_whole() -> None:
    run = row("深圳市福田区民政局二〇二六年部门预算公开表", XS[0] + 3, TOP)
    assert texts(run) == {(0, 0): "深圳市福田区民政局二〇二六年部门预算公开表"}


def test_overflow_is_kept_apart_from_the_neighbours_own_text() -> None:
    chars = [*row(LONG, XS[0] + 2, TOP), *right("9.50", 1)]
    assert texts(chars) == {(0, 0): LONG, (0, 1): "9.50"}


def test_overflow_from_the_right_is_kept_apart_from_the_label_on_the_left() -> None:
    chars = [*row("合计", XS[0] + 2, TOP), *right("12,345,678,901.23", 1)]
    assert texts(chars) == {(0, 0): "合计", (0, 1): "12,345,678,901.23"}


@pytest.mark.parametrize("gap", [0.4, 1, 2])
def test_neighbours_that_nearly_touch_stay_apart(gap: float) -> None:
    left = "1" * 15
    chars = [*row(left, XS[1] - gap / 2 - line_width(left), TOP), *row("222222", XS[1] + gap / 2, TOP)]
    assert texts(chars) == {(0, 0): left, (0, 1): "222222"}


def test_a_row_of_numbers_one_after_the_other_stays_apart() -> None:
    chars = [char for col in range(3) for char in right("100.00", col)]
    assert texts(chars) == {(0, 0): "100.00", (0, 1): "100.00", (0, 2): "100.00"}


def test_a_padded_code_and_the_name_after_it_are_parted() -> None:
    line = row("      2080506     机关事业单位", XS[0] - 6, TOP)
    found = {place: text.strip() for place, text in texts(line).items()}
    assert found == {(0, 0): "2080506", (0, 1): "机关事业单位"}


def test_a_row_of_cells_set_in_one_go_with_spaces_between_is_parted() -> None:
    line = row("100.00          200.00          300.00", XS[0] + 15, TOP)
    found = {place: text.strip() for place, text in texts(line).items()}
    assert found == {(0, 0): "100.00", (0, 1): "200.00", (0, 2): "300.00"}


def test_glyphs_of_a_merged_cell_go_to_it() -> None:
    chars = [*row("部门预算收支总表", XS[0] + 40, TOP), *row("乙", XS[2] + 5, YS[2] + 8)]
    assert texts(chars, [(0, 0, 1, 3)]) == {(0, 0): "部门预算收支总表", (2, 2): "乙"}


def test_text_in_the_middle_of_a_tall_cell_goes_to_it() -> None:
    assert texts(row("教育", XS[0] + 5, (YS[0] + YS[3]) / 2 - 5), [(0, 0, 3, 1)]) == {(0, 0): "教育"}


def test_glyphs_outside_of_the_grid_go_nowhere() -> None:
    chars = [*row("标题", 100, 80), *row("注", 100, 190), *row("左", 20, TOP), *row("右", 300, TOP)]
    assert texts(chars) == {}


def test_stored_order_is_kept() -> None:
    chars = [*row("二", XS[0] + 25, TOP), *row("一", XS[0] + 5, TOP)]
    assert texts(chars) == {(0, 0): "二一"}


def test_glyphs_on_their_side_go_where_they_stand() -> None:
    chars = [
        Char(text, text, Box(XS[0] + 60, YS[0] + 5 + 10 * i, XS[0] + 70, YS[0] + 15 + 10 * i), 10, False, 1)
        for i, text in enumerate("年度目标")
    ]
    assert texts(chars, [(0, 0, 3, 1)]) == {(0, 0): "年度目标"}
