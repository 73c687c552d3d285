"""How a page lies under the camera or on the glass: a skew, or a view from aside."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

PAPER = 250
"""Grey of the empty scanner bed beside a skewed page."""
Matrix = tuple[float, float, float, float, float, float]
"""x' = a x + b y + c; y' = d x + e y + f."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Skew:
    """A turn about the middle of the picture."""

    degrees: float

    def matrix(self, width: int, height: int, *, backward: bool = False) -> Matrix:
        """From clean to skewed pixels, or back."""
        angle = math.radians(-self.degrees if backward else self.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        cx, cy = width / 2, height / 2
        return cos, -sin, cx - cos * cx + sin * cy, sin, cos, cy - sin * cx - cos * cy

    def moved(self, point: Point, size: tuple[int, int]) -> Point:
        """Where a clean pixel comes to lie."""
        x, y = point
        a, b, c, d, e, f = self.matrix(*size)
        return a * x + b * y + c, d * x + e * y + f

    def applied(self, image: Image.Image) -> Image.Image:
        """The page lying askew on the glass."""
        fill = PAPER if image.mode == "L" else (PAPER, PAPER, PAPER)
        return image.transform(
            image.size,
            Image.Transform.AFFINE,
            self.matrix(*image.size, backward=True),
            Image.Resampling.BICUBIC,
            fillcolor=fill,
        )


@dataclass(frozen=True, slots=True)
class View:
    """A page seen from aside: its corners move inwards by shares of its sides."""

    corners: tuple[Point, Point, Point, Point]
    """Top left, top right, bottom right, bottom left."""
    table: tuple[int, int, int] = (96, 84, 72)
    """What the page lies on."""

    def moved(self, point: Point, size: tuple[int, int]) -> Point:
        """Where a clean pixel comes to lie."""
        return _project(_homography(_corners(size), self._places(size)), point)

    def applied(self, image: Image.Image) -> Image.Image:
        """The photograph."""
        back = _homography(self._places(image.size), _corners(image.size))
        fill = self.table if image.mode == "RGB" else sum(self.table) // 3
        return image.transform(
            image.size, Image.Transform.PERSPECTIVE, back[:8], Image.Resampling.BICUBIC, fillcolor=fill
        )

    def _places(self, size: tuple[int, int]) -> list[Point]:
        width, height = size
        return [
            (x + dx * width, y + dy * height) for (x, y), (dx, dy) in zip(_corners(size), self.corners, strict=True)
        ]


def view(rng: np.random.Generator, tilt: float) -> View:
    """Corners moved inwards by up to `tilt`."""
    x, y = rng.uniform(0.2 * tilt, tilt, 4), rng.uniform(0.2 * tilt, tilt, 4)
    signs = ((1, 1), (-1, 1), (-1, -1), (1, -1))
    moved = [(float(a * dx), float(b * dy)) for a, b, (dx, dy) in zip(x, y, signs, strict=True)]
    return View((moved[0], moved[1], moved[2], moved[3]))


def _corners(size: tuple[int, int]) -> list[Point]:
    width, height = size
    return [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]


def _homography(before: list[Point], after: list[Point]) -> tuple[float, ...]:
    """The nine numbers of the projection that moves four points."""
    rows, right = [], []
    for (x, y), (u, v) in zip(before, after, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return (*(float(value) for value in np.linalg.solve(np.array(rows), np.array(right))), 1.0)


def _project(matrix: tuple[float, ...], point: Point) -> Point:
    x, y = point
    a, b, c, d, e, f, g, h, i = matrix
    w = g * x + h * y + i
    return (a * x + b * y + c) / w, (d * x + e * y + f) / w
