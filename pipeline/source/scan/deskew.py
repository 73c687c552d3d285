"""A scanned page turned upright and levelled, with the way back."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box
from pipeline.source.page_image import PageImage, Pixels
from pipeline.source.scan.upright import turn_needed, turned

MAX_SKEW = 5.0
LEAST_SKEW = 0.03
COARSE = 0.25
FINE = 0.02
WORK_SIDE = 1100
MAX_POINTS = 120_000

Points = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Straight:
    """`image` is upright and level: the stored page turned clockwise by `turn`, then by minus `skew` degrees.

    A positive `skew` means that the lines of the turned page fall to the right.
    """

    image: PageImage
    turn: int
    skew: float

    def back(self, box: Box) -> Box:
        """A box of the level image as the rectangle around it on the page after `turn` alone."""
        return self._about_middle(box, self.skew)

    def forth(self, box: Box) -> Box:
        """A box of the page after `turn` in the level image, about its own middle: its size stays."""
        around = self._about_middle(box, -self.skew)
        x, y = around.x_mid, around.y_mid
        return Box(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)

    def _about_middle(self, box: Box, degrees: float) -> Box:
        if not degrees:
            return box
        angle = math.radians(degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        x_mid, y_mid = self.image.width / 2, self.image.height / 2
        corners = [(x - x_mid, y - y_mid) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [x_mid + x * cos - y * sin for x, y in corners]
        ys = [y_mid + x * sin + y * cos for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


def straighten(image: PageImage) -> Straight:
    """The page as a reader would hold it."""
    turn = turn_needed(image)
    rgb = turned(image.rgb, turn)
    skew = skew_of(rgb)
    if abs(skew) < LEAST_SKEW:
        return Straight(PageImage(rgb, image.scale), turn, 0.0)
    return Straight(PageImage(levelled(rgb, skew), image.scale), turn, skew)


def levelled(rgb: Pixels, skew: float) -> Pixels:
    """The picture turned about its middle so that lines falling by `skew` degrees are level."""
    height, width = rgb.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), skew, 1.0)
    paper = tuple(float(value) for value in np.percentile(rgb[::16, ::16].reshape(-1, 3), 75, axis=0))
    out = cv2.warpAffine(
        rgb, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return np.asarray(out, np.uint8)


def skew_of(rgb: Pixels) -> float:
    """Degrees by which lines and text rows fall to the right, within `MAX_SKEW`; 0 where nothing tells."""
    if min(rgb.shape[:2]) < 64:
        return 0.0
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    shrink = min(1.0, WORK_SIDE / max(grey.shape))
    rows = _thin_ink(grey, shrink)
    columns = _thin_ink(np.ascontiguousarray(grey.T), shrink)
    if len(rows) + len(columns) < 200:
        return 0.0
    coarse = _best(rows, columns, np.arange(-MAX_SKEW, MAX_SKEW + COARSE / 2, COARSE))
    around = np.arange(-2 * COARSE, 2 * COARSE + FINE / 2, FINE)
    best = _best(rows, columns, coarse + around)
    return 0.0 if abs(best) > MAX_SKEW else round(float(best), 3)


def _thin_ink(grey: Pixels, shrink: float) -> Points:
    """`(x, y)` of dark pixels that are thin from top to bottom: lines and level strokes."""
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    hat = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((7, 1), np.uint8))
    limit = max(24.0, 2.5 * float(np.percentile(hat[::3, ::3], 80)))
    ink = cv2.morphologyEx((hat > limit).astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, 5), np.uint8))
    ys, xs = np.nonzero(ink)
    step = max(1, len(xs) // MAX_POINTS + 1)
    return np.stack([xs[::step], ys[::step]], axis=1).astype(np.float32)


def _best(rows: Points, columns: Points, angles: npt.NDArray[np.float64]) -> float:
    slopes = np.tan(np.radians(angles))
    scores = [_sharpness(rows, float(slope)) + _sharpness(columns, -float(slope)) for slope in slopes]
    return float(angles[int(np.argmax(scores))])


def _sharpness(points: Points, slope: float) -> float:
    """How unevenly ink falls into rows when rows fall by `slope`."""
    if not len(points):
        return 0.0
    level = points[:, 1] - slope * points[:, 0]
    bins = np.bincount((2 * (level - level.min())).astype(np.int64)).astype(np.float64)
    return float((np.convolve(bins, (0.5, 1.0, 0.5)) ** 2).sum())
