"""Red seals: where they are, and a grey picture without them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.source.page_image import Pixels

REDNESS = 45
MIN_SIDE = 40.0
MAX_SIDE = 260.0
LONGER = 2.5
FILLED = 0.1
NEAR = 5.0
WORK_SCALE = 1.0
BLACK = 0.6

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SealFree:
    """`grey` is the page with its red seals paled, `bare` with none of their ink, `mask` is true on it.

    Read text from `grey`, in which no stroke is cut, and lines from `bare`.
    """

    grey: Pixels
    bare: Pixels
    mask: Mask


def without_seals(rgb: Pixels, scale: float) -> SealFree:
    """The grey page; under a red seal its red channel, in which black print stays and the seal pales."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    red = _red(rgb)
    areas = _seal_areas(red, scale)
    if areas is None:
        return SealFree(grey, grey, np.zeros(grey.shape, bool))
    paled = np.where(areas, rgb[:, :, 0], grey)
    mask = areas & (red > 0)
    paper = float(np.percentile(paled[areas], 80))
    around = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    bare = np.where(around & (paled > BLACK * paper), np.uint8(paper), paled)
    return SealFree(paled, bare, mask)


def _red(rgb: Pixels) -> Pixels:
    """255 where a pixel is clearly redder than green and blue."""
    other = cv2.max(np.ascontiguousarray(rgb[:, :, 1]), np.ascontiguousarray(rgb[:, :, 2]))
    strong = cv2.subtract(np.ascontiguousarray(rgb[:, :, 0]), other)
    return np.asarray(strong > REDNESS, np.uint8) * np.uint8(255)


def _seal_areas(red: Pixels, scale: float) -> Mask | None:
    """The discs around red ink of a seal's size, or None; red frames and red lines are no seals."""
    shrink = min(1.0, WORK_SCALE / scale)
    small = cv2.resize(red, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    unit = scale * shrink
    near = np.ones((max(1, round(NEAR * unit)),) * 2, np.uint8)
    blobs = cv2.dilate((small > 40).astype(np.uint8), near)
    count, _, stats, _ = cv2.connectedComponentsWithStats(blobs, connectivity=8)
    found = np.zeros(small.shape, np.uint8)
    for x, y, width, height, area in stats[1:count]:
        sides = width / unit, height / unit
        round_ish = max(sides) < LONGER * min(sides) and area > FILLED * width * height
        if round_ish and min(sides) >= MIN_SIDE and max(sides) <= MAX_SIDE:
            found[y : y + height, x : x + width] = 1
    if not found.any():
        return None
    return np.asarray(cv2.resize(found, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_NEAREST) > 0)
