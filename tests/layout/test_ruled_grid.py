from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.geometry import Box
from tests.layout.ruled import XS, YS, Area, areas_of, filled, grids, h, outlines, single, v, with_merged
from tests.text.typeset import row


def one(rules: list, chars: list | None = None) -> list[Area]:
    (grid,) = grids(rules, chars or [])
    return areas_of(grid)


@pytest.mark.parametrize(
    "merged",
    [
        [],
        [(0, 0, 1, 3)],
        [(0, 0, 3, 1)],
        [(1, 1, 2, 2)],
        [(0, 0, 2, 1), (0, 1, 1, 2)],
        [(0, 0, 1, 2), (1, 0, 2, 1), (1, 2, 2, 1)],
        [(0, 1, 2, 1), (1, 2, 2, 1), (2, 0, 1, 2)],
    ],
    ids=["none", "row", "column", "block", "label and group", "around a hole", "staircase"],
)
def test_merged_cells_keep_their_spans(merged: list[Area]) -> None:
    areas = with_merged(merged)
    assert one(outlines(areas), filled(areas)) == areas


def test_boxes_are_those_of_the_rules() -> None:
    (grid,) = grids(outlines(with_merged([(0, 0, 2, 2)])))
    boxes = {(cell.row, cell.col): cell.box.rounded() for cell in grid.cells}
    assert boxes[0, 0] == Box(50, 100, 210, 150)
    assert boxes[2, 2] == Box(210, 150, 290, 175)
    assert all(cell.support == 1.0 for cell in grid.cells)


def test_columns_and_rows_without_text_stay() -> None:
    assert one(outlines(single(3, 3)), row("字", XS[0] + 4, YS[0] + 4)) == single(3, 3)


@pytest.mark.parametrize("open_sides", ["l", "r", "t", "b", "lr", "tb", "lrtb", "lt"])
def test_missing_outer_borders_cost_no_row_or_column(open_sides: str) -> None:
    areas = single(3, 3)
    (grid,) = grids(outlines(areas, open_sides=open_sides), filled(areas))
    assert areas_of(grid) == areas
    boxes = [cell.box.rounded() for cell in grid.cells]
    assert boxes == [Box(XS[c], YS[r], XS[c + 1], YS[r + 1]) for r, c, _, _ in areas]


def test_a_side_that_is_not_drawn_lowers_support() -> None:
    areas = single(3, 3)
    (grid,) = grids(outlines(areas, open_sides="l"), filled(areas))
    assert {cell.col for cell in grid.cells if cell.support < 0.5} == {0}


def test_a_double_border_is_one() -> None:
    outer = [h(YS[0] - 2.5, 47.5, 292.5), h(YS[-1] + 2.5, 47.5, 292.5), v(47.5, 97.5, 177.5), v(292.5, 97.5, 177.5)]
    assert one([*outlines(single(3, 3)), *outer], filled(single(3, 3))) == single(3, 3)


@pytest.mark.parametrize("gap", [1.0, 2.0, 3.0])
def test_a_double_rule_inside_is_one(gap: float) -> None:
    areas = single(3, 3)
    rules = [*outlines(areas), h(YS[1] + gap, XS[0], XS[-1]), v(XS[1] + gap, YS[0], YS[-1])]
    assert one(rules, filled(areas)) == areas


def test_a_thin_row_with_text_is_a_row() -> None:
    ys = (100.0, 125.0, 128.6, 150.0)
    small = row("小字", XS[0] + 4, 125.3, size=3)
    assert one(outlines(single(3, 3), ys=ys), [*filled(single(1, 3)), *small]) == single(3, 3)


def test_a_thin_row_without_text_is_none() -> None:
    ys = (100.0, 125.0, 128.6, 150.0)
    assert one(outlines(single(3, 3), ys=ys), filled(single(1, 3))) == single(2, 3)


def test_tables_side_by_side_stay_two() -> None:
    right = tuple(x + 260 for x in XS)
    areas, block = single(3, 3), with_merged([(0, 0, 1, 3)])
    found = grids([*outlines(areas), *outlines(block, xs=right)], [*filled(areas), *filled(block, xs=right)])
    assert [areas_of(grid) for grid in found] == [areas, block]


@pytest.mark.parametrize("gap", [5, 12, 40])
def test_stacked_tables_stay_two(gap: float) -> None:
    low = tuple(y + 75 + gap for y in YS)
    areas, block = single(3, 3), with_merged([(0, 0, 3, 1)])
    found = grids([*outlines(block, ys=low), *outlines(areas)], [*filled(areas), *filled(block, ys=low)])
    assert [areas_of(grid) for grid in found] == [areas, block]


def test_a_box_inside_a_cell_is_part_of_the_cell() -> None:
    xs, ys = (140.0, 165.0, 200.0), (130.0, 137.0, 145.0)
    areas = single(3, 3)
    rules = [*outlines(areas), *outlines(single(2, 2), xs=xs, ys=ys)]
    assert one(rules, filled(areas)) == areas


def test_a_check_box_inside_a_cell_is_no_cell() -> None:
    areas = single(3, 3)
    assert one([*outlines(areas), *outlines([(0, 0, 1, 1)], xs=(136, 144), ys=(132, 140))], filled(areas)) == areas


@pytest.mark.parametrize(("start", "end"), [(55.4, 124.6), (54, 90), (52, 85), (70, 110), (51, 92)])
def test_an_underline_inside_a_cell_is_no_row(start: float, end: float) -> None:
    areas = single(3, 3)
    assert one([*outlines(areas), h(140, start, end)], filled(areas)) == areas


def test_a_strike_inside_a_cell_is_no_column() -> None:
    areas = single(3, 3)
    assert one([*outlines(areas), v(170, 103, 112)], filled(areas)) == areas


def test_a_wall_that_is_mostly_drawn_is_a_wall() -> None:
    areas = single(3, 3)
    rules = [rule for rule in outlines(areas) if not (rule.orientation == "v" and rule.position == XS[1])]
    assert one([*rules, v(XS[1], 100, 118), v(XS[1], 125, 168)], filled(areas)) == areas


def test_a_broken_rule_still_gives_rectangles_that_tile() -> None:
    areas = single(2, 2)
    rules = outlines(areas, xs=XS[:3], ys=YS[:3])
    broken = [rule for rule in rules if rule not in (v(XS[1], YS[0], YS[1]), h(YS[1], XS[1], XS[2]))]
    assert one(broken, filled(areas, xs=XS, ys=YS)) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_rules_of_a_page_border_are_no_table() -> None:
    assert grids(outlines([(0, 0, 1, 1)], xs=(30, 570), ys=(30, 770)), row("说明文字", 60, 60)) == []


def test_a_box_around_prose_is_no_table() -> None:
    assert grids(outlines([(0, 0, 1, 1)]), row("说明文字", 60, 110)) == []


def test_a_list_in_one_column_is_no_table() -> None:
    assert grids(outlines(single(3, 1), xs=XS[:2]), filled(single(3, 1))) == []


def test_a_table_in_a_page_border_is_found() -> None:
    areas = single(3, 3)
    frame = outlines([(0, 0, 1, 1)], xs=(30, 570), ys=(30, 770))
    assert one([*frame, *outlines(areas)], filled(areas)) == areas


def test_three_filled_cells_in_a_row_are_a_table_and_three_empty_ones_none() -> None:
    areas = single(1, 3)
    rules = outlines(areas, xs=XS[:4], ys=YS[:2])
    assert one(rules, filled(areas)) == areas
    assert grids(rules) == []


def test_two_boxes_side_by_side_are_a_frame() -> None:
    areas = single(1, 2)
    assert grids(outlines(areas, xs=XS[:3], ys=YS[:2]), filled(areas)) == []


def test_an_empty_grid_is_kept_as_it_may_be_the_rest_of_a_table() -> None:
    assert one(outlines(single(3, 3))) == single(3, 3)


def test_lines_between_text_without_crossing_are_no_ruled_table() -> None:
    assert grids([h(100, 50, 290), h(120, 50, 290), h(180, 50, 290)], filled(single(3, 3))) == []


@st.composite
def tilings(draw: st.DrawFn) -> list[Area]:
    """Rectangles that tile a grid in which every line is drawn somewhere."""
    n_rows, n_cols = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    merged = []
    for r, c in [(r, c) for r in range(n_rows) for c in range(n_cols)]:
        rows, cols = draw(st.sampled_from([(1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3)]))
        places = {(r + i, c + j) for i in range(rows) for j in range(cols)}
        if r + rows <= n_rows and c + cols <= n_cols and not places & taken:
            taken |= places
            merged.append((r, c, rows, cols))
    return with_merged(merged, n_rows, n_cols)


@given(areas=tilings())
def test_any_tiling_is_given_back(areas: list[Area]) -> None:
    n_rows = max(r + rows for r, _, rows, _ in areas)
    n_cols = max(c + cols for _, c, _, cols in areas)
    starts = {r for r, _, _, _ in areas}, {c for _, c, _, _ in areas}
    xs, ys = [50 + 40 * i for i in range(n_cols + 1)], [50 + 20 * i for i in range(n_rows + 1)]
    row_of = {r: i for i, r in enumerate([*sorted(starts[0]), n_rows])}
    col_of = {c: i for i, c in enumerate([*sorted(starts[1]), n_cols])}
    wanted = [(row_of[r], col_of[c], row_of[r + a] - row_of[r], col_of[c + b] - col_of[c]) for r, c, a, b in areas]
    found = grids(outlines(areas, xs, ys), filled(areas, xs, ys))
    if len(starts[1]) < 2 or (len(starts[0]), len(starts[1])) == (1, 2):
        assert found == []
    else:
        assert [areas_of(grid) for grid in found] == [wanted]
