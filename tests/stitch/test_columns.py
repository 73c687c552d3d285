from __future__ import annotations

import pytest

from pipeline.stitch.columns import common_columns
from pipeline.stitch.stitch import stitch
from tests.stitch.fragments import NAMES, ROWS, caption, fragment, places, texts

EDGES = (50.0, 150.0, 300.0, 400.0, 550.0)


def test_equal_columns_are_the_same() -> None:
    columns = common_columns(EDGES, EDGES)
    assert columns is not None
    assert columns.same
    assert columns.edges == EDGES


def test_edges_that_wobble_are_the_same() -> None:
    columns = common_columns(EDGES, tuple(x + d for x, d in zip(EDGES, (1, -1.5, 2, 0, -1), strict=True)))
    assert columns is not None
    assert columns.same


def test_a_landscape_page_after_a_portrait_one_has_scaled_columns() -> None:
    wide = tuple(40 + (x - 50) * 1.5 for x in EDGES)
    for upper, lower in ((EDGES, wide), (wide, EDGES)):
        columns = common_columns(upper, lower)
        assert columns is not None
        assert columns.same
        assert columns.edges == pytest.approx(upper)


def test_scaled_columns_of_other_proportions_do_not_fit() -> None:
    assert common_columns(EDGES, (40.0, 290.0, 490.0, 600.0, 790.0)) is None


def test_a_moved_table_with_other_columns_does_not_fit() -> None:
    assert common_columns(EDGES, (50.0, 150.0, 300.0, 480.0)) is None


def test_other_columns_between_the_same_borders_are_united() -> None:
    columns = common_columns((50.0, 150.0, 550.0), (50.0, 300.0, 550.0))
    assert columns is not None
    assert (columns.edges, columns.upper, columns.lower) == ((50, 150, 300, 550), (0, 1, 3), (0, 2, 3))
    assert not columns.same


def test_columns_narrower_than_the_tolerance_do_not_collapse() -> None:
    assert common_columns((50.0, 52.0, 550.0), (50.0, 300.0, 550.0)) is None


def test_portrait_and_landscape_pages_become_one_table() -> None:
    upper = fragment([NAMES, *ROWS[:3]], 1, header=1, xs=EDGES, above=caption("部门支出总表"))
    wide = tuple(40 + (x - 50) * 1.5 for x in EDGES)
    lower = fragment([NAMES, *ROWS[3:]], 2, header=1, xs=wide, bottom=500, size=(800, 600))
    (table,) = stitch([upper, lower])
    assert texts(table) == [NAMES, *ROWS]
    assert [box.bbox[2] for box in table.fragments] == [550, 790]


def test_blocks_of_one_form_with_other_columns_become_one_table() -> None:
    upper = fragment([(0, 0, 1, 1, "项目名称"), (0, 1, 1, 1, "湿地巡护")], 1, xs=(50, 150, 550))
    lower = fragment([("一级指标", "二级指标", "指标值"), ("产出", "数量", "12次")], 2, xs=(50, 150, 300, 550))
    (table,) = stitch([upper, lower])
    assert places(table) == [
        (0, 0, 1, 1, "项目名称"), (0, 1, 1, 2, "湿地巡护"),
        (1, 0, 1, 1, "一级指标"), (1, 1, 1, 1, "二级指标"), (1, 2, 1, 1, "指标值"),
        (2, 0, 1, 1, "产出"), (2, 1, 1, 1, "数量"), (2, 2, 1, 1, "12次"),
    ]  # fmt: skip
