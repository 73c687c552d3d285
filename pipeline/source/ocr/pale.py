"""Pale print made as dark as print usually is: else its thin strokes, a minus sign first of all, are no ink."""

from __future__ import annotations

import numpy as np

from pipeline.source.ocr.ink import Grey

PAPER = 255
PRINT = 215  # on white paper: darker is print
DARKEST = 0.1  # share of the print that is the cores of its strokes
PALE, DARK = 150.0, 115.0  # cores brighter than the one are made as dark as the other


def darkened(bright: Grey) -> Grey:
    """A page on white paper whose print is pale throughout, darkened; any other as it is."""
    cores = _cores(bright)
    if cores is None or cores <= PALE:
        return bright
    gain = (PAPER - DARK) / (PAPER - cores)
    table = np.clip(PAPER - gain * (PAPER - np.arange(256)), 0, PAPER).round().astype(np.uint8)
    return np.asarray(table[bright], np.uint8)


def _cores(bright: Grey) -> float | None:
    """How bright the darkest part of the print is; None on a page without any."""
    counts = np.bincount(bright.ravel(), minlength=256)[:PRINT].cumsum()
    total = int(counts[-1])
    return float(np.searchsorted(counts, DARKEST * total)) if total else None
