"""Columns that nearly touch: a number set flush right beside a text set flush left."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.borderless.chunks import MIN_SPACE, Chunk, Line
from pipeline.text.classes import is_han

FLUSH = 0.8  # points by which flush edges may differ
MIN_LINES = 2
MOST = 0.8  # share of the chunks across the place that must part there
COUNTERS = frozenset("年月日号时分秒元角万亿个件项次期届季度级类批")  # what belongs to the number before it

Gap = tuple[float, float]


def cut_flush(lines: Sequence[Line]) -> list[Line]:
    """The lines with chunks cut where number and text meet at one place on line after line."""
    places = _places(lines)
    if not places:
        return list(lines)
    out = []
    for line in lines:
        chunks = list(line.chunks)
        for left, right in places:
            chunks = [part for chunk in chunks for part in _cut(chunk, left, right)]
        out.append(Line(tuple(chunks)))
    return out


def _places(lines: Sequence[Line]) -> list[Gap]:
    chunks = [chunk for line in lines for chunk in line.chunks]
    gaps = [(gap, is_item) for chunk in chunks for gap, is_item in _gaps(chunk)]
    found: list[Gap] = []
    for place, _ in gaps:
        if any(_near(place, other) for other in found):
            continue
        here = [is_item for gap, is_item in gaps if _near(gap, place)]
        across = sum(chunk.box.x0 < sum(place) / 2 < chunk.box.x1 for chunk in chunks)
        if len(here) >= MOST * across and sum(here) >= max(MIN_LINES, len(here) / 2):
            found.append(place)
    return found


def _near(a: Gap, b: Gap) -> bool:
    return abs(a[0] - b[0]) <= FLUSH and abs(a[1] - b[1]) <= FLUSH


def _gaps(chunk: Chunk) -> list[tuple[Gap, bool]]:
    """The gap between a whole number and the Chinese text behind it, and whether that is no measure word."""
    for i, (before, char) in enumerate(zip(chunk.chars, chunk.chars[1:], strict=False)):
        if char.box.x0 - before.box.x1 > MIN_SPACE * chunk.size:
            left = Chunk(chunk.chars[: i + 1])
            if left.is_value and left.has_digit and is_han(char.text):
                return [((before.box.x1, char.box.x0), char.text not in COUNTERS)]
            return []
    return []


def _cut(chunk: Chunk, left: float, right: float) -> tuple[Chunk, ...]:
    if any(_near(gap, (left, right)) for gap, _ in _gaps(chunk)):
        return chunk.cut((left + right) / 2) or (chunk,)
    return (chunk,)
