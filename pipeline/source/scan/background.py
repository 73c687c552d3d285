"""Grey pictures of a scanned page: light evened, black scan edges painted over."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.source.page_image import Pixels

PAPER = 255
SMALL_SIDE = 420
STROKE = 14.0
EDGE_DARK = 110
EDGE_DEPTH = 5.0
EVEN_ENOUGH = 6.0


def evened(grey: Pixels, scale: float) -> Pixels:
    """The page on white paper: shadows, a grey tint and wide fills lifted away, ink kept."""
    if min(grey.shape) < 16:
        return grey.copy()
    light = _light(grey, scale)
    if float(light.min()) >= PAPER - EVEN_ENOUGH:
        return grey.copy()
    full = cv2.resize(light, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 1).astype(np.uint8), scale=PAPER), np.uint8)


def _light(grey: Pixels, scale: float) -> Pixels:
    """How bright blank paper is around every place, on a small picture of the page."""
    shrink = min(1.0, SMALL_SIDE / min(grey.shape))
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    reach = max(3, round(STROKE * scale * shrink)) | 1
    light = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach)))
    return np.asarray(cv2.blur(light, (reach, reach), borderType=cv2.BORDER_REPLICATE), np.uint8)


def without_edges(grey: Pixels, scale: float) -> Pixels:
    """The page with thick dark areas that touch its border (the scanner's lid, a table top) made white."""
    height, width = grey.shape
    shrink = min(1.0, SMALL_SIDE / max(1, min(grey.shape)))
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    depth = max(2, round(EDGE_DEPTH * scale * shrink))
    dark = cv2.copyMakeBorder((small < EDGE_DARK).astype(np.uint8), *(depth,) * 4, cv2.BORDER_REFLECT)
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((depth, depth), np.uint8))
    if not thick.any():
        return grey
    count, label = cv2.connectedComponents(thick, connectivity=8)
    rim = np.concatenate([label[0], label[-1], label[:, 0], label[:, -1]])
    mask = np.isin(label, rim[rim > 0]) if count > 1 else np.zeros(label.shape, bool)
    if not mask.any() or mask.mean() > 0.5:
        return grey
    grown = cv2.dilate(mask.astype(np.uint8), np.ones((depth, depth), np.uint8))[depth:-depth, depth:-depth]
    full = cv2.resize(grown, (width, height), interpolation=cv2.INTER_NEAREST)
    out = grey.copy()
    out[full > 0] = PAPER
    return out
