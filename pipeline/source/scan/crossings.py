"""Lines that carry a table: between crossings, the ink of a rule reaches from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.source.scan.pieces import DARKER, PALER, Piece, Tones, good_pieces, judged, tone
from pipeline.source.scan.strong import Strength, strength
from pipeline.source.scan.traces import Trace

NEAR_END = 4.0
LOOSE = 12.0
SAME_CUT = 3.0
LEAST_LENGTH = 8.0
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a trace in pixels, and the stretches of it from crossing to crossing with what is inked of each."""

    trace: Trace
    start: float
    end: float
    parts: tuple[tuple[float, float, float], ...] = ()


Spans = list[Span]


def carried(level: Sequence[Trace], upright: Sequence[Trace], scale: float) -> tuple[Spans, Spans]:
    """The pieces of level and upright traces that hold each other, grown from the strong ones."""
    row_strength, column_strength = ([strength(one, scale) for one in lines] for lines in (level, upright))
    rows, columns = _strong(level, row_strength), _strong(upright, column_strength)
    for _ in range(ROUNDS):
        before = _ends(rows), _ends(columns)
        tones = _tones([*rows, *columns])
        rows, columns = (
            _held(level, row_strength, columns, tones, scale),
            _held(upright, column_strength, rows, tones, scale),
        )
        if before == (_ends(rows), _ends(columns)):
            break
    return rows, columns


def _strong(lines: Sequence[Trace], strengths: Sequence[Strength]) -> Spans:
    return [Span(one, one.first, one.last) for one, grade in zip(lines, strengths, strict=True) if grade]


def _ends(spans: Spans) -> list[tuple[float, float]]:
    return [(span.start, span.end) for span in spans]


def _tones(spans: Spans) -> Tones:
    """The least and most contrast that a short rule of this page may have, told by the long ones."""
    if not spans:
        return 0.0, 255.0
    values = np.array([tone(span.trace, 0, len(span.trace.on)) for span in spans])
    order = np.argsort(values)
    share = np.cumsum([spans[i].end - spans[i].start for i in order])
    low, high = (values[order[np.searchsorted(share, part * share[-1])]] for part in (0.1, 0.9))
    return PALER * float(low), DARKER * float(high)


def _held(lines: Sequence[Trace], strengths: Sequence[Strength], others: Spans, tones: Tones, scale: float) -> Spans:
    spans: Spans = []
    places = np.array([(other.trace.position, other.start, other.end) for other in others]).reshape(-1, 3)
    for line, grade in zip(lines, strengths, strict=True):
        cuts = _cuts(line, others, places, scale)
        if len(cuts) >= 2:
            pieces = [judged(line, a, b, scale) for a, b in pairwise(cuts)]
            good = good_pieces(pieces, grade, tones, scale)
            whole = _joined([piece for piece, kept in zip(pieces, good, strict=True) if kept], line)
            spans.extend(span for span in whole if span.end - span.start >= LEAST_LENGTH * scale)
    return spans


def _cuts(line: Trace, others: Spans, places: npt.NDArray[np.float64], scale: float) -> list[float]:
    """Where other lines cross or touch this one, in order; one cut for lines closer than a stroke."""
    near, loose = NEAR_END * scale, LOOSE * scale
    at, start, end = places.T
    likely = (at >= line.first - loose) & (at <= line.last + loose)
    likely &= (start - loose <= line.position) & (end + loose >= line.position)
    cuts = []
    for i in np.flatnonzero(likely):
        other = others[i]
        x = other.trace.at(line.at(other.trace.position))
        if line.first - near <= x <= line.last + near and other.start - near <= line.at(x) <= other.end + near:
            cuts.append(x)
    cuts.sort()
    out = cuts[:1]
    for cut in cuts[1:]:
        if cut - out[-1] > SAME_CUT * scale:
            out.append(cut)
    return out


def _joined(pieces: Sequence[Piece], line: Trace) -> Spans:
    spans: Spans = []
    for piece in pieces:
        if spans and abs(spans[-1].end - piece.start) < 1:
            last = spans[-1]
            spans[-1] = Span(line, last.start, piece.end, (*last.parts, _part(piece)))
        else:
            spans.append(Span(line, piece.start, piece.end, (_part(piece),)))
    return spans


def _part(piece: Piece) -> tuple[float, float, float]:
    return piece.start, piece.end, piece.drawn
