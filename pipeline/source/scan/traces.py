"""Ridges joined to traces: one line of the page each, followed over its whole length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.source.scan.ridges import Knots, ridges
from pipeline.source.scan.thin_ink import ThinInk

SAME = 1.0
BEND = 0.004
KNOT = 36.0
SIDES = 1
BESIDE = 2.6
MARGIN = 3.0
LEAST_INK = 6.0
TAIL = 6.0

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Trace:
    """A followed line in pixels: its course `ys` over `first`, `first + 1`, …, and what the page shows there.

    `on` is thin ink, `off` paper; neither is ink that is not thin (text or a seal across the line).
    `above` and `below` tell where that side of the thin ink is paper, `contrast` how dark the ink is.
    """

    first: int
    ys: npt.NDArray[np.float32]
    on: Flags
    off: Flags
    above: Flags
    below: Flags
    contrast: npt.NDArray[np.float32]
    position: float

    @property
    def last(self) -> int:
        return self.first + len(self.ys) - 1

    def alone(self, low: int, high: int) -> float:
        """The paper share of the side with less paper, along the thin ink of `[low, high)`."""
        inked = max(1, int(self.on[low:high].sum()))
        return min(int(self.above[low:high].sum()), int(self.below[low:high].sum())) / inked

    def at(self, x: float) -> float:
        return float(self.ys[min(max(round(x) - self.first, 0), len(self.ys) - 1)])


def traces(ink: ThinInk) -> list[Trace]:
    """All lines that may be rules, top to bottom."""
    pieces = [_smooth(knots, ink.scale) for knots in ridges(ink)]
    found = [_trace(ink, course) for course in _chained(pieces, ink.scale)]
    return sorted((one for one in found if one.on.sum() >= LEAST_INK * ink.scale), key=lambda one: one.position)


def _smooth(knots: Knots, scale: float) -> Knots:
    """A few knots a ridge, each the middle of its stretch."""
    count = max(1, round((knots[-1, 0] - knots[0, 0]) / (KNOT * scale)))
    parts = np.array_split(knots, min(count, len(knots)))
    if len(parts) == 1:
        return _straight(knots)
    middles = [np.median(part, axis=0) for part in parts]
    head, tail = _straight(parts[0]), _straight(parts[-1])
    return np.stack([head[0], *middles, tail[-1]])


def _straight(knots: Knots) -> Knots:
    """The two ends of the level line through a short stretch."""
    y = float(np.median(knots[:, 1]))
    return np.array([[knots[0, 0], y], [knots[-1, 0], y]])


def _chained(pieces: Sequence[Knots], scale: float) -> list[Knots]:
    """Pieces that carry each other on, whatever the gap: what lies in it is judged later."""
    chains: list[Knots] = []
    for piece in sorted(pieces, key=lambda knots: float(knots[0, 0])):
        best, least = -1, SAME * scale
        for i, chain in enumerate(chains):
            gap = piece[0, 0] - chain[-1, 0]
            apart = abs(piece[0, 1] - chain[-1, 1]) - BEND * max(0.0, gap)
            if gap >= -MARGIN * scale and apart < least:
                best, least = i, apart
        if best < 0:
            chains.append(piece)
        else:
            chain = chains[best]
            chains[best] = np.concatenate([chain[chain[:, 0] < piece[0, 0]], piece])
    return chains


def _trace(ink: ThinInk, course: Knots) -> Trace:
    """What the page shows along a course."""
    height, width = ink.thin.shape
    first, last = max(0, int(course[0, 0])), min(width - 1, int(course[-1, 0]) + 1)
    tail = round(TAIL * ink.scale)
    xs = np.arange(max(0, first - tail), min(width - 1, last + tail) + 1)
    ys = np.interp(xs, course[:, 0], course[:, 1])
    rows = np.clip(np.rint(ys).astype(np.int64)[None, :] + np.arange(-SIDES, SIDES + 1)[:, None], 0, height - 1)
    on = ink.thin[rows, xs].any(axis=0)
    dark = ink.dark[rows, xs].any(axis=0)
    kept = _with_tails(on | dark, first - int(xs[0]), last - int(xs[0]))
    xs, ys, rows, on, dark, first = xs[kept], ys[kept], rows[:, kept], on[kept], dark[kept], int(xs[kept.start])
    beside = np.rint(ys + np.array([[-BESIDE], [BESIDE]]) * ink.scale).astype(np.int64)
    above, below = on & (ink.near[np.clip(beside, 0, height - 1), xs] == 0)
    contrast = np.where(on, ink.contrast[rows, xs].max(axis=0), 0).astype(np.float32)
    return Trace(first, ys.astype(np.float32), on, ~on & ~dark, above, below, contrast, float(ys.mean()))


def _with_tails(inked: Flags, first: int, last: int) -> slice:
    """`[first, last]` and the ink that carries it on without a gap: glyphs that touch a line's end hide it."""
    before, after = np.flatnonzero(~inked[:first]), np.flatnonzero(~inked[last + 1 :])
    start = int(before[-1]) + 1 if len(before) else 0
    end = last + int(after[0]) if len(after) else len(inked) - 1
    return slice(start, end + 1)
