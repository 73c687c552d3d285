from __future__ import annotations

import numpy as np

from pipeline.source.scan.raster_rules import raster_rules
from tests.source.scan.drawn_pages import SCALE, blank, line, table, words

XS, YS = [40.0, 120.0, 180.0, 260.0], [40.0 + 12 * row for row in range(11)]


def uprights(page: np.ndarray) -> set[int]:
    return {round(rule.position) for rule in raster_rules(page, SCALE) if rule.orientation == "v"}


def test_a_stroke_from_rule_to_rule_is_part_of_its_glyph() -> None:
    page = blank()
    table(page, XS, YS)
    line(page, 150, 52, 150, 64)  # 个: a stem that fills its row, and arms
    line(page, 150, 54, 144, 59)
    line(page, 150, 54, 156, 59)
    assert uprights(page) == {40, 120, 180, 260}


def test_a_stem_with_an_arm_on_one_side_is_no_line_either() -> None:
    page = blank()
    table(page, XS, YS)
    line(page, 150, 52, 150, 64)
    line(page, 150, 57, 158, 60)
    assert uprights(page) == {40, 120, 180, 260}


def test_a_lone_divider_of_one_row_stays() -> None:
    page = blank()
    table(page, XS, YS)
    line(page, 150, 52, 150, 64)
    words(page, 125, 62, "17", 0.5)
    words(page, 160, 62, "4", 0.5)
    assert uprights(page) == {40, 120, 150, 180, 260}


def test_a_line_stays_where_glyphs_touch_it() -> None:
    page = blank()
    table(page, XS, YS)
    for y in YS[:-1]:
        line(page, 180, y + 6, 172, y + 6)
    assert uprights(page) == {40, 120, 180, 260}


def test_a_line_that_glyphs_hide_at_its_end_reaches_its_corner() -> None:
    page = blank()
    table(page, XS, YS)
    page[round(153 * SCALE) : round(159 * SCALE), round(174 * SCALE) : round(181 * SCALE)] = 0
    assert {round(rule.end) for rule in raster_rules(page, SCALE) if round(rule.position) == 180} == {160}


def test_a_stretch_with_a_gap_between_two_sound_ones_is_a_wall() -> None:
    page = blank()
    table(page, XS, YS, ink=215)
    page[round(91 * SCALE) : round(95 * SCALE), round(178 * SCALE) : round(182 * SCALE)] = 255
    found = [rule for rule in raster_rules(page, SCALE) if round(rule.position) == 180]
    assert [(round(rule.start), round(rule.end)) for rule in found] == [(40, 160)]


def test_strokes_above_each_other_in_rows_apart_are_glyphs_still() -> None:
    page = blank()
    table(page, XS, YS)
    for y in (52, 76, 100):
        line(page, 150, y, 150, y + 12)
        line(page, 150, y + 2, 144, y + 7)
        line(page, 150, y + 2, 156, y + 7)
    assert uprights(page) == {40, 120, 180, 260}


def test_strokes_half_hidden_by_a_seal_are_no_wall() -> None:
    page = blank()
    table(page, XS, YS)
    line(page, 150, 52, 150, 60)
    seals = np.zeros(page.shape, bool)
    seals[round(60 * SCALE) : round(63.5 * SCALE), round(140 * SCALE) : round(160 * SCALE)] = True
    rules = raster_rules(page, SCALE, seals)
    assert {round(rule.position) for rule in rules if rule.orientation == "v"} == {40, 120, 180, 260}
