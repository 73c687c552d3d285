"""Cells less the ink of their walls, so that a rule is not read as a character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import numpy as np

from pipeline.geometry import Box
from pipeline.source.ocr.ink import Grey

SOLID = 0.85  # share of a wall's length that is darker than paper
WHOLE = 0.97  # no glyph covers so much of a cell's side: ink that does is wall wherever it lies
PALE = 0.94  # of the paper's brightness: darker is a wall, where a cell has one
WALL = 0.25  # text heights that a wall's ink may reach into a cell
SAME = 4  # pixels: walls of different cells no further apart are one


def inside_walls(bright: Grey, cells: Sequence[Box], text_height: float) -> list[Box]:
    """Each cell less the ink of its walls, pale ones and soft edges included, in whole pixels.

    A wall is as thick as most of the cells along it say: a digit that touches it is no part of it. Where it runs
    aslant it may lie deeper in some of them, from end to end.
    """
    page = Box(0, 0, bright.shape[1], bright.shape[0])
    outsides = [Box(*(float(round(value)) for value in cell.cut_to(page))) for cell in cells]
    depths = [_depths(bright, cell, text_height) for cell in outsides]
    walls: dict[tuple[int, int], list[int]] = defaultdict(list)
    for cell, sides in zip(outsides, depths, strict=True):
        for side, (solid, _) in enumerate(sides):
            walls[side, int(cell[side]) // SAME].append(solid)
    usual = {wall: max(1, round(median(found))) for wall, found in walls.items()}
    found = []
    for cell, sides in zip(outsides, depths, strict=True):
        x0, top, x1, bottom = (
            max(whole, min(solid, usual[side, int(cell[side]) // SAME])) for side, (solid, whole) in enumerate(sides)
        )
        found.append(Box(cell.x0 + x0, cell.top + top, cell.x1 - x1, cell.bottom - bottom))
    return found


def _depths(bright: Grey, cell: Box, text_height: float) -> list[tuple[int, int]]:
    """How many lines of pixels are mostly wall, and wholly, on the left, at the top, on the right, at the bottom."""
    x0, top, x1, bottom = (int(value) for value in cell)
    part = bright[top:bottom, x0:x1]
    if min(part.shape) < 4:
        return [(0, 0)] * 4
    reach = max(3, round(WALL * text_height))
    wide, tall = min(reach, (x1 - x0) // 3), min(reach, (bottom - top) // 3)
    sides = (part[:, :wide].T, part[:tall], part[:, ::-1][:, :wide].T, part[::-1][:tall])
    return [(_depth(lines, SOLID), _depth(lines, WHOLE)) for lines in sides]


def _depth(lines: Grey, share: float) -> int:
    """How many of the lines of pixels, from the edge inwards, belong to a wall; at least one."""
    if not lines.size:
        return 1
    dark = np.flatnonzero(np.quantile(lines, share, axis=1) < PALE * 255)
    return int(dark[-1]) + 2 if dark.size else 1
