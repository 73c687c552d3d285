"""Traces that are rules by themselves: long and solid, or broken but even and alone on their level."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from pipeline.source.scan.traces import Flags, Trace

SOLID_LENGTH = 26.0
SOLID_GAP = 0.5
SOLID_SHARE = 0.8
SOLID_ALONE = 0.3
LONG = 60.0
LONG_SHARE = 0.9
BROKEN_LENGTH = 60.0
BROKEN_SHARE = 0.4
BROKEN_ALONE = 0.45
PART = 20.0
EVEN_SHARE = 0.85


class Strength(IntEnum):
    """How much a trace tells by itself."""

    WEAK = 0
    SOLID = 1
    BROKEN = 2


def strength(trace: Trace, scale: float) -> Strength:
    """A stroke of text is too short, a row of strokes too uneven and never alone."""
    if _is_broken(trace, scale):
        return Strength.BROKEN
    return Strength.SOLID if _is_solid(trace, scale) else Strength.WEAK


def _is_solid(trace: Trace, scale: float) -> bool:
    for start, end in runs(_closed(~trace.off, round(SOLID_GAP * scale))):
        inked = int(trace.on[start:end].sum())
        if end - start < SOLID_LENGTH * scale or inked < SOLID_SHARE * (end - start):
            continue
        long = end - start >= LONG * scale and inked >= LONG_SHARE * (end - start)
        if long or trace.alone(start, end) >= SOLID_ALONE:
            return True
    return False


def _is_broken(trace: Trace, scale: float) -> bool:
    inked, blank = int(trace.on.sum()), int(trace.off.sum())
    if len(trace.on) < BROKEN_LENGTH * scale or inked < BROKEN_SHARE * (inked + blank):
        return False
    if trace.alone(0, len(trace.on)) < BROKEN_ALONE:
        return False
    parts = np.array_split(trace.on, max(1, round(len(trace.on) / (PART * scale))))
    return float(np.mean([part.mean() >= BROKEN_SHARE / 2 for part in parts])) >= EVEN_SHARE


def runs(flags: Flags) -> list[tuple[int, int]]:
    """`[start, end)` of every stretch of true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _closed(flags: Flags, gap: int) -> npt.NDArray[np.bool_]:
    out = flags.copy()
    for start, end in runs(~flags):
        if start > 0 and end < len(flags) and end - start <= gap:
            out[start:end] = True
    return out
