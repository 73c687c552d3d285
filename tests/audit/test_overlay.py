from __future__ import annotations

import pytest
from PIL import Image

from pipeline.audit.overlay import band, draw_overlay
from tests.documents import document


@pytest.fixture
def picture() -> Image.Image:
    """A white page of 300 x 200 points at 4 pixels a point, drawn over."""
    result = document()
    return draw_overlay(Image.new("RGB", (1200, 800), "white"), result, result.pages[0])


def _at(picture: Image.Image, x: float, y: float) -> object:
    return picture.getpixel((round(x * 4), round(y * 4)))


def test_each_cell_has_the_colour_of_its_confidence(picture: Image.Image) -> None:
    # 40, 90: left edge of the merged cell (2, 0) of confidence 0.9; 190, 80: top of cell (2, 2) of 0.4.
    assert _at(picture, 40, 90) == band(0.9)
    assert _at(picture, 190, 80) == band(0.4)
    assert len({band(0.4), band(0.6), band(0.9), band(1.0)}) == 4


def test_a_merged_cell_has_a_corner_mark_and_a_plain_one_not(picture: Image.Image) -> None:
    assert _at(picture, 218, 41.5) == band(1.0)  # the label over two columns
    assert _at(picture, 158, 61.5) != band(1.0)  # the plain label below it


def test_the_region_is_outlined_and_outside_it_nothing_changes(picture: Image.Image) -> None:
    assert _at(picture, 39, 100) == (20, 60, 200)
    assert _at(picture, 280, 150) == (255, 255, 255)


def test_a_legend_stands_below_the_page(picture: Image.Image) -> None:
    assert picture.width == 1200
    assert picture.height > 800
    legend = picture.crop((0, 800, 1200, picture.height))
    colours = {colour for _, colour in legend.getcolors(1 << 20) or []}
    assert {band(0.4), band(0.6), band(0.9), band(1.0)} <= colours
