"""Stretches of thin ink that run level for a while: solid, broken or dotted, slightly bent."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.source.scan.thin_ink import ThinInk

STEP = 1.1
WINDOW = 24.0
RIDGE = 0.34
ACROSS = 4.5
LEAST_SPREAD = 8.0

Knots = npt.NDArray[np.float64]


def ridges(ink: ThinInk) -> Iterator[Knots]:
    """`(x, y)` pixel rows that follow one stretch each, left to right."""
    step = max(1, round(STEP * ink.scale))
    height, width = ink.thin.shape
    narrow = max(1, width // step)
    share = cv2.resize(ink.thin * np.uint8(255), (narrow, height), interpolation=cv2.INTER_AREA)
    share = cv2.dilate(share, np.ones((3, 1), np.uint8))
    window = max(3, round(WINDOW * ink.scale / step)) | 1
    dense = cv2.blur(share, (window, 1), borderType=cv2.BORDER_CONSTANT)
    across = max(5, round(ACROSS * ink.scale)) | 1
    crest = cv2.morphologyEx(dense, cv2.MORPH_TOPHAT, np.ones((across, 1), np.uint8))
    mask = (crest >= RIDGE * 255).astype(np.uint8)
    count, label, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    least = LEAST_SPREAD * ink.scale / step
    real = width / narrow
    for name in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[name])
        if w < least or h > 2 * across + 0.12 * w:
            continue
        part = np.where(label[y : y + h, x : x + w] == name, crest[y : y + h, x : x + w], 0).astype(np.float64)
        weight = part.sum(axis=0)
        ys = y + (part * np.arange(h)[:, None]).sum(axis=0) / np.maximum(weight, 1e-9)
        xs = (x + np.arange(w) + 0.5) * real - 0.5
        yield np.stack([xs, ys], axis=1)[weight > 0]
