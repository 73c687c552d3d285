"""Whether confidence can be trusted: calibration, ranking, and what is wrong although it looks certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from pipeline.evaluation.auroc import auroc
from pipeline.evaluation.results import Figures

BINS = 15
COVERAGES = (0.5, 0.8, 0.9, 0.95, 0.99)
# From here on a cell looks certain.
CERTAIN = 0.99


class Judged(NamedTuple):
    """A read cell: how sure we were, and whether it is right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Cells of like confidence: how many, their mean confidence, and the share that is right."""

    cells: int
    confidence: float
    right: float


def certainty_figures(cells: Sequence[Judged]) -> Figures:
    """All figures of these cells; without cells, counts are 0 and the rest is undefined."""
    certain = [cell for cell in cells if cell.confidence >= CERTAIN]
    wrong = sum(not cell.right for cell in cells)
    return {
        "cells": len(cells),
        "wrong": wrong,
        "error_rate": wrong / len(cells) if cells else None,
        "ece": calibration_error(cells),
        "auroc": auroc([cell.confidence for cell in cells], [cell.right for cell in cells]),
        **{f"error_at_{coverage * 100:.0f}": error_at(cells, coverage) for coverage in COVERAGES},
        "silent": sum(not cell.right for cell in certain),
        "certain_share": len(certain) / len(cells) if cells else None,
    }


def calibration_bins(cells: Sequence[Judged]) -> list[Bin]:
    """The non-empty ones of `BINS` equal parts of (0, 1]; 0 belongs to the first."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for cell in cells:
        bins[max(0, ceil(cell.confidence * BINS) - 1)].append(cell)
    return [
        Bin(len(some), sum(cell.confidence for cell in some) / len(some), sum(cell.right for cell in some) / len(some))
        for some in bins
        if some
    ]


def calibration_error(cells: Sequence[Judged]) -> float | None:
    """Expected calibration error (Guo, Pleiss, Sun, Weinberger, ICML 2017): mean distance of confidence and truth."""
    if not cells:
        return None
    return sum(one.cells * abs(one.confidence - one.right) for one in calibration_bins(cells)) / len(cells)


def error_at(cells: Sequence[Judged], coverage: float) -> float | None:
    """The error rate among the most certain share of the cells (selective risk; El-Yaniv, Wiener, JMLR 2010).

    Of cells with one confidence that do not all fit in, an equal part is taken of the right and of the wrong ones.
    """
    if not cells:
        return None
    left = wanted = ceil(round(coverage * len(cells), 6))
    wrong = 0.0
    for count, errors in _levels(cells):
        taken = min(left, count)
        wrong += errors * taken / count
        left -= taken
    return wrong / wanted


def risk_coverage(cells: Sequence[Judged]) -> list[tuple[float, float]]:
    """(share of the cells, error rate in it) for each level of confidence, most certain first."""
    curve = []
    seen = wrong = 0
    for count, errors in _levels(cells):
        seen, wrong = seen + count, wrong + errors
        curve.append((seen / len(cells), wrong / seen))
    return curve


def _levels(cells: Sequence[Judged]) -> Iterator[tuple[int, int]]:
    """(cells, wrong ones) for each confidence, highest first."""
    ordered = sorted(cells, key=lambda cell: -cell.confidence)
    for _, group in groupby(ordered, key=lambda cell: cell.confidence):
        some = list(group)
        yield len(some), sum(not cell.right for cell in some)
