from __future__ import annotations

import time
import tracemalloc

import cv2
import numpy as np
import pytest

from pipeline.geometry import Rule
from pipeline.source.scan.raster_rules import raster_rules
from tests.source.scan.drawn_pages import SCALE, Picture, blank, line, table, words

XS, YS = [40.0, 120.0, 180.0, 260.0], [40.0, 70.0, 100.0, 130.0]


def positions(rules: tuple[Rule, ...], orientation: str) -> list[float]:
    return sorted({round(rule.position) for rule in rules if rule.orientation == orientation})


def assert_grid(rules: tuple[Rule, ...], xs: list[float] = XS, ys: list[float] = YS) -> None:
    assert positions(rules, "v") == pytest.approx(xs, abs=1)
    assert positions(rules, "h") == pytest.approx(ys, abs=1)
    for rule in rules:
        ends = xs if rule.orientation == "h" else ys
        assert rule.start == pytest.approx(ends[0], abs=1.5)
        assert rule.end == pytest.approx(ends[-1], abs=1.5)


def test_rules_run_from_crossing_to_crossing() -> None:
    page = blank()
    table(page, XS, YS)
    assert_grid(raster_rules(page, SCALE))


@pytest.mark.parametrize("ink", [60, 150, 215])
def test_finds_pale_lines(ink: int) -> None:
    page = blank()
    table(page, XS, YS, ink)
    words(page, 50, 60)
    assert_grid(raster_rules(page, SCALE))


def test_finds_pale_lines_in_noise() -> None:
    page = blank(paper=245)
    table(page, XS, YS, 185)
    noise = np.random.default_rng(1).normal(0, 6, page.shape)
    assert_grid(raster_rules(np.clip(page + noise, 0, 255).astype(np.uint8), SCALE))


@pytest.mark.parametrize(("pitch", "gap"), [(8, 4), (4, 2), (14, 6)])
def test_finds_dotted_and_dashed_lines(pitch: int, gap: int) -> None:
    page = blank()
    table(page, XS, YS)
    inner = slice(round(42 * SCALE), round(258 * SCALE))
    for y in YS[1:-1]:
        row = page[round(y * SCALE) - 2 : round(y * SCALE) + 3, inner]
        row[:, np.arange(row.shape[1]) % pitch < gap] = 255
    assert_grid(raster_rules(page, SCALE))


def test_finds_broken_lines() -> None:
    page = blank()
    table(page, XS, YS)
    holes = cv2.resize((np.random.default_rng(2).random((60, 75)) < 0.1).astype(np.uint8), page.shape[::-1])
    page[(holes > 0) & (page < 255)] = 255
    assert_grid(raster_rules(page, SCALE))


def test_follows_a_slightly_bent_line() -> None:
    page = blank()
    table(page, XS, YS)
    bend = np.round(2.0 * np.sin(np.linspace(0, np.pi, page.shape[1]))).astype(int)
    bent = np.stack([np.roll(page[:, x], by) for x, by in enumerate(bend)], axis=1)
    assert len(positions(raster_rules(bent, SCALE), "h")) == len(YS)


def test_underlines_and_text_are_no_rules() -> None:
    page = blank()
    table(page, XS, YS)
    words(page, 124, 62, "HEE1")
    words(page, 42, 92, "11HEI1E4")
    words(page, 42, 20, "TITLE EHLT", 1.2)
    line(page, 190, 90, 250, 90)
    line(page, 60, 160, 200, 160)
    assert_grid(raster_rules(page, SCALE))


def test_a_cell_rule_that_ends_at_other_rules_is_kept() -> None:
    page = blank()
    table(page, XS, YS)
    line(page, 120, 85, 180, 85)
    short = [rule for rule in raster_rules(page, SCALE) if abs(rule.position - 85) < 1.5 and rule.orientation == "h"]
    assert [(round(rule.start), round(rule.end)) for rule in short] == [(120, 180)]


def test_merged_cells_stay_open() -> None:
    page = blank()
    table(page, XS, YS)
    page[round(72 * SCALE) : round(98 * SCALE), round(118 * SCALE) : round(122 * SCALE)] = 255
    crossing = [rule for rule in raster_rules(page, SCALE) if rule.orientation == "v" and abs(rule.position - 120) < 2]
    assert [(round(rule.start), round(rule.end)) for rule in crossing] == [(40, 70), (100, 130)]


def test_a_line_goes_on_under_a_grey_seal_whose_arcs_are_no_rules() -> None:
    page = blank()
    table(page, XS, YS)
    cv2.circle(page, (round(150 * SCALE), round(100 * SCALE)), round(38 * SCALE), 120, 7)
    assert_grid(raster_rules(page, SCALE))


def test_finds_two_tables() -> None:
    page = blank(height=300)
    table(page, XS, YS)
    table(page, [60, 150, 240], [180, 205, 230])
    rules = raster_rules(page, SCALE)
    assert positions(rules, "h") == pytest.approx([*YS, 180, 205, 230], abs=1)
    assert {round(rule.end) for rule in rules if rule.orientation == "v"} == {130, 230}


@pytest.mark.parametrize(
    "page", [blank(), blank(paper=0), np.full((10, 10), 255, np.uint8)], ids=["white", "black", "tiny"]
)
def test_a_page_without_lines_has_no_rules(page: Picture) -> None:
    assert raster_rules(page, SCALE) == ()


def test_text_alone_has_no_rules() -> None:
    page = blank()
    for y in range(20, 230, 14):
        words(page, 20, y, "HEL1 THE 1ELF 11 EFT")
    assert raster_rules(page, SCALE) == ()


def test_a_noisy_page_of_40_megapixels_takes_bounded_memory_and_time() -> None:
    page = np.full((8000, 5000), 255, np.uint8)
    page[np.random.default_rng(3).random(page.shape, np.float32) < 0.05] = 0
    tracemalloc.start()
    start = time.process_time()
    raster_rules(page, 9.0)
    took, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 12
    assert peak < 600e6
