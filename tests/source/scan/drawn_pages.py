"""Small pages drawn as a scanner would see them: 2.5 pixels a point."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

SCALE = 2.5
Picture = npt.NDArray[np.uint8]


def blank(width: int = 300, height: int = 240, paper: int = 255) -> Picture:
    return np.full((round(height * SCALE), round(width * SCALE)), paper, np.uint8)


def line(page: Picture, x0: float, y0: float, x1: float, y1: float, ink: int = 0, width: int = 2) -> None:
    start, end = ((round(x * SCALE), round(y * SCALE)) for x, y in ((x0, y0), (x1, y1)))
    cv2.line(page, start, end, ink, width)


def table(page: Picture, xs: list[float], ys: list[float], ink: int = 0, width: int = 2) -> None:
    for y in ys:
        line(page, xs[0], y, xs[-1], y, ink, width)
    for x in xs:
        line(page, x, ys[0], x, ys[-1], ink, width)


def words(page: Picture, x: float, y: float, text: str = "EHTLFI 11417", size: float = 0.7) -> None:
    cv2.putText(page, text, (round(x * SCALE), round(y * SCALE)), cv2.FONT_HERSHEY_SIMPLEX, size, 30, 2, cv2.LINE_AA)


def colour(page: Picture) -> Picture:
    return np.repeat(page[:, :, None], 3, axis=2)
