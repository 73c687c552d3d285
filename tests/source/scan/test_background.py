from __future__ import annotations

import cv2
import numpy as np

from pipeline.source.scan.background import evened, without_edges
from pipeline.source.scan.raster_rules import raster_rules
from pipeline.source.scan.seals import without_seals
from tests.source.scan.drawn_pages import SCALE, blank, colour, table, words
from tests.source.scan.test_raster_rules import XS, YS, assert_grid


def test_uneven_light_is_evened_and_ink_kept() -> None:
    page = blank()
    table(page, XS, YS)
    light = np.linspace(0.45, 1.0, page.shape[1])[None, :] * np.linspace(1.0, 0.8, page.shape[0])[:, None]
    even = evened((page * light).astype(np.uint8), SCALE)
    assert np.percentile(even, 20) > 240
    assert even[round(40 * SCALE), round(100 * SCALE)] < 90
    assert_grid(raster_rules(even, SCALE))


def test_black_scan_edges_go_and_the_table_stays() -> None:
    page = blank()
    table(page, XS, YS)
    page[-20:] = 15
    page[:, :14] = 40
    clean = without_edges(page, SCALE)
    assert clean[-20:].min() > 240
    assert clean[:, :14].min() > 240
    assert (clean[100:340] == page[100:340])[:, 40:].all()
    assert_grid(raster_rules(clean, SCALE))


def test_a_table_at_the_page_border_is_no_scan_edge() -> None:
    page = blank()
    table(page, [0, 100, 299], [0, 60, 120])
    assert (without_edges(page, SCALE) == page).all()


def sealed() -> tuple[np.ndarray, np.ndarray]:
    page = blank()
    table(page, XS, YS)
    words(page, 125, 90, "417")
    rgb = colour(page)
    seal = np.zeros(page.shape, np.uint8)
    cv2.circle(seal, (round(150 * SCALE), round(85 * SCALE)), round(40 * SCALE), 1, 8)
    rgb[(seal > 0) & (page > 128)] = (205, 60, 60)
    return rgb, seal > 0


def test_a_red_seal_pales_and_the_print_below_stays() -> None:
    rgb, seal = sealed()
    free = without_seals(rgb, SCALE)
    assert free.grey[seal & (rgb[:, :, 0] > 128)].min() > 190
    assert (free.grey[rgb.max(axis=2) < 40] < 40).all()
    assert free.mask[seal].mean() > 0.9
    assert not free.mask[~seal].any()


def test_rules_go_on_under_a_red_seal() -> None:
    rgb, _ = sealed()
    free = without_seals(rgb, SCALE)
    assert_grid(raster_rules(free.bare, SCALE, free.mask))


def test_without_red_nothing_changes() -> None:
    page = blank(paper=240)
    table(page, XS, YS)
    free = without_seals(colour(page), SCALE)
    assert np.abs(free.grey.astype(int) - page).max() <= 1
    assert not free.mask.any()


def test_red_lines_of_a_form_are_no_seal() -> None:
    page = blank()
    table(page, [20, 150, 290], [20, 110, 220])
    rgb = colour(page)
    rgb[page < 128] = (220, 30, 30)
    free = without_seals(rgb, SCALE)
    assert not free.mask.any()
    assert_grid(raster_rules(free.bare, SCALE), [20, 150, 290], [20, 110, 220])
