"""Cuts lines of text out of a page, those that run down it included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np

from pipeline.geometry import Box
from pipeline.source.page_image import Pixels

TALL = 1.45  # height over width: text may run down the page
GLYPH = 1.1  # of a column's width is the tallest glyph
INK = 0.72  # of the range from the darkest to the palest pixel: darker is ink

Course = Literal["across", "stacked", "down", "up"]


@dataclass(frozen=True, slots=True)
class Crop:
    """Pixels that read from left to right, and where on the page they come from.

    `course` tells how the text runs there: "across", "stacked" glyph under glyph, or glyphs on their side that read
    "down" or "up". A stacked crop has its glyphs side by side; `tiles` tell where each begins, and its place.
    `tall` where the text may run down the page.
    """

    pixels: Pixels
    box: Box
    course: Course = "across"
    tiles: tuple[tuple[float, Box], ...] = ()
    tall: bool = False

    def place(self, x0: float, x1: float) -> Box:
        """The part of the page from `x0` to `x1` of the crop."""
        box = self.box
        if self.course == "stacked":
            middle = (x0 + x1) / 2
            start, tile = [tile for tile in self.tiles if tile[0] <= max(0.0, middle)][-1]
            return Box(tile.x0 + x0 - start, tile.top, tile.x0 + x1 - start, tile.bottom).cut_to(tile)
        if self.course == "down":
            return Box(box.x0, box.top + x0, box.x1, box.top + x1)
        if self.course == "up":
            return Box(box.x0, box.bottom - x1, box.x1, box.bottom - x0)
        return Box(box.x0 + x0, box.top, box.x0 + x1, box.bottom)


def cut_crop(image: Pixels, box: Box, limits: Box | None = None, *, tall: bool | None = None) -> Crop:
    """The pixels in `box`; those outside `limits` (a cell without its walls) are painted as paper.

    Whether it is tall is seen from its shape where the caller does not know.
    """
    height, width = image.shape[:2]
    whole = Box(0, 0, width, height)
    x0, top, x1, bottom = (round(value) for value in box.cut_to(whole))
    pixels = image[top:bottom, x0:x1]
    if limits is not None and pixels.size:
        pixels = _painted(pixels, limits.cut_to(whole), x0, top)
    may_run_down = bottom - top > TALL * (x1 - x0) if tall is None else tall
    return Crop(np.ascontiguousarray(pixels), Box(x0, top, x1, bottom), tall=may_run_down)


def _painted(pixels: Pixels, limits: Box, x0: int, top: int) -> Pixels:
    height, width = pixels.shape[:2]
    left, right = max(0, round(limits.x0) - x0), min(width, round(limits.x1) - x0)
    upper, lower = max(0, round(limits.top) - top), min(height, round(limits.bottom) - top)
    if (left, upper, right, lower) == (0, 0, width, height) or left >= right or upper >= lower:
        return pixels
    inside = pixels[upper:lower, left:right]
    painted = np.empty_like(pixels)
    painted[:] = np.percentile(inside.reshape(-1, 3), 80, axis=0).astype(np.uint8)
    painted[upper:lower, left:right] = inside
    return painted


def other_courses(crop: Crop) -> Iterator[Crop]:
    """A tall crop as text that runs down the page in one way or another."""
    tiles = _glyph_rows(crop.pixels)
    if len(tiles) > 1:
        yield _side_by_side(crop, tiles)
    yield Crop(np.ascontiguousarray(np.rot90(crop.pixels)), crop.box, "down")
    yield Crop(np.ascontiguousarray(np.rot90(crop.pixels, -1)), crop.box, "up")


def _glyph_rows(pixels: Pixels) -> list[tuple[int, int]]:
    """Top and bottom of each glyph of a column: runs of inked rows, joined where they make one glyph."""
    grey = pixels.min(axis=2).astype(np.float32)
    limit = grey.min() + INK * (np.median(grey) - grey.min())
    ink = grey < limit
    columns = np.flatnonzero(ink.any(axis=0))
    if not columns.size:
        return []
    tallest = GLYPH * (columns[-1] - columns[0] + 1)
    glyphs: list[tuple[int, int]] = []
    for inked, run in groupby(range(len(ink)), key=lambda y: bool(ink[y].any())):
        rows = list(run)
        if not inked:
            continue
        if glyphs and rows[-1] + 1 - glyphs[-1][0] <= tallest:
            glyphs[-1] = (glyphs[-1][0], rows[-1] + 1)
        else:
            glyphs.append((rows[0], rows[-1] + 1))
    return glyphs


def _side_by_side(crop: Crop, rows: list[tuple[int, int]]) -> Crop:
    width = crop.pixels.shape[1]
    tall = max(bottom - top for top, bottom in rows) + 2 * (width // 8)
    row = np.empty((tall, width * len(rows), 3), np.uint8)
    row[:] = np.percentile(crop.pixels.reshape(-1, 3), 80, axis=0).astype(np.uint8)
    tiles = []
    for index, (top, bottom) in enumerate(rows):
        upper = (tall - (bottom - top)) // 2
        row[upper : upper + bottom - top, index * width : (index + 1) * width] = crop.pixels[top:bottom]
        box = Box(crop.box.x0, crop.box.top + top, crop.box.x1, crop.box.top + bottom)
        tiles.append((float(index * width), box))
    return Crop(row, crop.box, "stacked", tuple(tiles))
