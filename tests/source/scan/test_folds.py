"""Folds of the paper and streaks of a scanner are no rules, on pages drawn here."""

from __future__ import annotations

import pytest

from pipeline.source.scan.raster_rules import raster_rules
from tests.source.scan.drawn_pages import SCALE, blank, line, table
from tests.source.scan.test_raster_rules import XS, YS, assert_grid, positions


@pytest.mark.parametrize("level", [True, False])
def test_a_line_that_runs_on_over_the_page_is_no_rule(level: bool) -> None:
    page = blank()
    table(page, XS, YS)
    height, width = (side / SCALE for side in page.shape)
    if level:
        line(page, 0, 85, width, 85)
    else:
        line(page, 150, 0, 150, height)
    assert_grid(raster_rules(page, SCALE))


def test_a_line_that_ends_with_the_others_stays() -> None:
    page = blank()
    table(page, XS, YS)
    line(page, XS[0], 85, XS[-1], 85)
    assert positions(raster_rules(page, SCALE), "h") == pytest.approx(sorted([*YS, 85]), abs=1)


def test_rules_of_a_table_without_a_border_stay() -> None:
    page = blank()
    for y in YS:
        line(page, 10, y, 290, y)
    for x in XS:
        line(page, x, YS[0], x, YS[-1])
    assert positions(raster_rules(page, SCALE), "h") == pytest.approx(YS, abs=1)
