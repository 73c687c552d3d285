from __future__ import annotations

import numpy as np
import pytest

from pipeline.layout.regions import ruled_regions
from pipeline.page_content import PageContent
from pipeline.source.scan.raster_rules import raster_rules
from tests.source.scan.drawn_pages import SCALE, blank, line, words

XS, YS = [40.0, 120.0, 180.0, 260.0], [40.0, 60.0, 80.0, 100.0, 120.0]


def drawn(open_sides: str) -> np.ndarray:
    page = blank()
    for y in YS[("t" in open_sides) : len(YS) - ("b" in open_sides)]:
        line(page, XS[0], y, XS[-1], y)
    for x in XS[("l" in open_sides) : len(XS) - ("r" in open_sides)]:
        line(page, x, YS[0], x, YS[-1])
    return page


def grids(page: np.ndarray) -> list[tuple[int, int, tuple[float, ...]]]:
    content = PageContent(1, 300, 240, 0, "scanned", rules=raster_rules(page, SCALE))
    return [
        (one.grid.n_rows, one.grid.n_cols, tuple(float(round(value)) for value in one.box))
        for one in ruled_regions(content)
    ]


@pytest.mark.parametrize("open_sides", ["l", "r", "lr", "t", "b", "tb"])
def test_columns_and_rows_without_an_outer_border_are_kept(open_sides: str) -> None:
    ((rows, cols, box),) = grids(drawn(open_sides))
    assert (rows, cols) == (4, 3)
    assert box == pytest.approx((40, 40, 260, 120), abs=1)


def test_one_line_that_runs_on_is_no_column() -> None:
    page = drawn("")
    line(page, 260, 80, 290, 80)
    assert [(rows, cols) for rows, cols, _ in grids(page)] == [(4, 3)]


def test_text_beside_a_table_is_no_column() -> None:
    page = drawn("r")[:, : round(185 * SCALE)]
    page = np.hstack([page, np.full((page.shape[0], round(115 * SCALE)), 255, np.uint8)])
    for y in YS[1:]:
        words(page, 188, y - 4, "EH 114", 0.5)
    assert [cols for _, cols, _ in grids(page)] == [2]


def test_walls_do_not_run_on_over_a_row_of_one_cell() -> None:
    page = blank(300, 700)
    ys = [40.0 + 20 * row for row in range(32)]
    for y in ys:
        line(page, 40, y, 260, y)
    for x in (40, 260):
        line(page, x, ys[0], x, ys[-1])
    for x in (90, 140, 200):
        line(page, x, ys[0], x, ys[1])
        line(page, x, ys[2], x, ys[-1])
    content = PageContent(1, 300, 700, 0, "scanned", rules=raster_rules(page, SCALE))
    ((merged, *_),) = ([cell for cell in one.grid.cells if cell.row == 1] for one in ruled_regions(content))
    assert merged.col_span == 4
