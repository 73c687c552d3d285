"""Glyphs that something was painted over later: they may be seen through, or not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.geometry import Box

MOSTLY = 0.8

Painted = tuple[int, Box]


def covered(glyphs: Sequence[Painted], covers: Sequence[Painted]) -> frozenset[int]:
    """Indexes of `glyphs` of which a cover painted after them takes at least four fifths.

    Both are pairs of painting order and box.
    """
    if not glyphs or not covers:
        return frozenset()
    order = np.array([glyph[0] for glyph in glyphs])
    boxes = np.array([glyph[1] for glyph in glyphs])
    area = np.maximum(1e-6, (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))
    hit = np.zeros(len(glyphs), bool)
    for painted, box in covers:
        width = np.minimum(boxes[:, 2], box.x1) - np.maximum(boxes[:, 0], box.x0)
        height = np.minimum(boxes[:, 3], box.bottom) - np.maximum(boxes[:, 1], box.top)
        hit |= (order < painted) & (np.clip(width, 0, None) * np.clip(height, 0, None) >= MOSTLY * area)
    return frozenset(int(i) for i in np.flatnonzero(hit))
