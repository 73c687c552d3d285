"""Folds of the paper and streaks of a scanner: thin and straight as rules, but they run on where the table ends."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.source.scan.crossings import Span
from pipeline.source.scan.open_ends import run_on_after, run_on_before

BEYOND = 20.0  # points that a fold runs on beyond the last crossing on either side
SAME = 4.0  # points: spans that end no further apart end on one line


def without_folds(spans: Sequence[Span], scale: float) -> list[Span]:
    """The spans of one direction but those that alone run on at both ends, where the others beside them end."""
    reach = [
        (_beyond(span.start, run_on_before(span, scale)), _beyond(span.end, run_on_after(span, scale)))
        for span in spans
    ]
    return [span for index, span in enumerate(spans) if not _is_fold(index, spans, reach, scale)]


def _is_fold(index: int, spans: Sequence[Span], reach: Sequence[tuple[float, float]], scale: float) -> bool:
    if min(reach[index]) < BEYOND * scale:
        return False
    span, near = spans[index], SAME * scale
    alike = [
        other
        for place, other in enumerate(spans)
        if place != index
        and abs(other.start - span.start) <= near
        and abs(other.end - span.end) <= near
        and max(reach[place]) < BEYOND * scale
    ]
    return len(alike) >= 2


def _beyond(crossing: float, end: float | None) -> float:
    return 0.0 if end is None else abs(end - crossing)
