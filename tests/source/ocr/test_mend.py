from __future__ import annotations

import numpy as np
import pytest

from pipeline.geometry import Box
from pipeline.source.ocr.crop import Crop
from pipeline.source.ocr.mend import mended


def crop(*ink: tuple[int, int, int, int]) -> Crop:
    """White paper, 60 x 40 pixels, with black boxes."""
    pixels = np.full((40, 60, 3), 255, np.uint8)
    for x0, top, x1, bottom in ink:
        pixels[top:bottom, x0:x1] = 0
    return Crop(pixels, Box(0, 0, 60, 40))


STEM = (30, 5, 34, 35)


def test_a_dot_beside_a_stem_is_joined_to_it() -> None:
    whole = mended(crop(STEM, (20, 24, 23, 27)), "1")
    assert whole is not None
    assert (whole.pixels[24:27, 20:34] == 0).all()
    assert (whole.pixels[:24, :30] == 255).all()


@pytest.mark.parametrize(
    ("dot", "seen"),
    [
        ((20, 32, 23, 35), "1"),  # a point, on the line
        ((20, 8, 23, 11), "1"),  # high up
        ((2, 24, 5, 27), "1"),  # far from the stem
        ((40, 24, 43, 27), "1"),  # right of it
        ((20, 24, 23, 27), "7"),
        ((20, 24, 23, 27), "第1项"),
    ],
)
def test_other_dots_stay_alone(dot: tuple[int, int, int, int], seen: str) -> None:
    assert mended(crop(STEM, dot), seen) is None
