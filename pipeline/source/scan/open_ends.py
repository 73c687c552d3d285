"""Tables without an outer border: rules that run on beyond their last crossing, several to the same end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.source.scan.crossings import Span
from pipeline.source.scan.pieces import ALONE, SURE_COVER, judged
from pipeline.source.scan.strong import runs
from pipeline.source.scan.traces import Trace

LEAST = 10.0
GAP = 6.0  # points without ink: there the line ends
SAME_END = 4.0
MOST = 0.6


def with_open_ends(spans: Sequence[Span], scale: float) -> list[Span]:
    """The spans of one direction, run on to where most that start (or end) together really start (or end)."""
    firsts = _run_on([run_on_before(span, scale) for span in spans], [span.start for span in spans], scale)
    lasts = _run_on([run_on_after(span, scale) for span in spans], [span.end for span in spans], scale)
    return [_grown(span, first, last, scale) for span, first, last in zip(spans, firsts, lasts, strict=True)]


def run_on_before(span: Span, scale: float) -> float | None:
    """Where the line's ink starts, if well before the span and without a break."""
    at = max(0, round(span.start) - span.trace.first)
    first = span.start - _run_on_ink(span.trace, np.arange(at)[::-1], scale)
    return float(first) if _is_inked(span, first, span.start, scale) else None


def run_on_after(span: Span, scale: float) -> float | None:
    """Where the line's ink ends, if well after the span and without a break."""
    at = max(0, round(span.end) - span.trace.first)
    last = span.end + _run_on_ink(span.trace, np.arange(at, len(span.trace.on)), scale)
    return float(last) if _is_inked(span, span.end, last, scale) else None


def _run_on_ink(trace: Trace, places: npt.NDArray[np.int64], scale: float) -> int:
    """How many of the places, in order, there are to the last ink before the first gap."""
    gap = next((start for start, end in runs(trace.off[places]) if end - start > GAP * scale), len(places))
    inked = np.flatnonzero(trace.on[places[:gap]])
    return int(inked[-1]) + 1 if len(inked) else 0


def _is_inked(span: Span, start: float, end: float, scale: float) -> bool:
    if end - start < LEAST * scale:
        return False
    piece = judged(span.trace, start, end, scale)
    return piece.cover >= SURE_COVER and piece.seen >= SURE_COVER / 2 and piece.alone >= ALONE


def _run_on(ends: Sequence[float | None], crossings: Sequence[float], scale: float) -> list[float | None]:
    """The ends that most spans with the same last crossing share; None for all others."""
    near = SAME_END * scale
    kept: list[float | None] = []
    for end, crossing in zip(ends, crossings, strict=True):
        alike = [one for one, other in zip(ends, crossings, strict=True) if abs(other - crossing) <= near]
        shared = sum(one is not None and end is not None and abs(one - end) <= near for one in alike)
        kept.append(end if shared >= 2 and shared >= MOST * len(alike) else None)
    return kept


def _grown(span: Span, first: float | None, last: float | None, scale: float) -> Span:
    parts = span.parts
    if first is not None:
        parts = ((first, span.start, judged(span.trace, first, span.start, scale).drawn), *parts)
    if last is not None:
        parts = (*parts, (span.end, last, judged(span.trace, span.end, last, scale).drawn))
    start, end = span.start if first is None else first, span.end if last is None else last
    return replace(span, start=start, end=end, parts=parts)
