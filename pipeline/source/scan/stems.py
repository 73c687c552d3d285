"""Strokes of glyphs as tall as a row of text: they reach from rule to rule but belong to a glyph."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.source.scan.crossings import Span
from pipeline.source.scan.thin_ink import ThinInk

LONE = 26.0
SAME = 1.8
REACH = 7.0
INSET = 1.8
WIDEST = 3.0
SEEN = 0.85


def without_stems(spans: Sequence[Span], ink: ThinInk) -> list[Span]:
    """Those but lone short pieces of a glyph, whose ink is joined to ink beside it, or in part hidden.

    `ink` is that of the spans' direction.
    """
    return [
        span for span in spans if not (_is_lone(span, spans, ink.scale) and (_is_hidden(span) or _has_arms(span, ink)))
    ]


def _is_lone(span: Span, spans: Sequence[Span], scale: float) -> bool:
    """True where what lies on the span's line, without a gap, is no longer than a glyph is tall."""
    length = sum(
        other.end - other.start
        for other in spans
        if abs(other.trace.position - span.trace.position) <= SAME * scale
        and other.start - span.end <= SAME * scale
        and span.start - other.end <= SAME * scale
    )
    return length < LONE * scale


def _is_hidden(span: Span) -> bool:
    """True where part of its ink was not seen: under a seal nothing tells that a digit has paper above and below."""
    return all(share < SEEN for _, _, share in span.parts)


def _has_arms(span: Span, ink: ThinInk) -> bool:
    """True where the ink that the span is part of is much wider than a line."""
    middle = span.trace.at((span.start + span.end) / 2)
    reach, inset = round(REACH * ink.scale), round(INSET * ink.scale)
    first, last = round(span.start) + inset, round(span.end) - inset
    top, bottom = max(0, round(middle) - reach), round(middle) + reach + 1
    part = np.maximum(ink.dark, ink.thin)[top:bottom, max(0, first) : last + 1]
    if min(part.shape, default=0) < 3:
        return False
    _, label = cv2.connectedComponents(part, connectivity=8)
    line = label[max(0, round(middle) - top - 1) : round(middle) - top + 2]
    names, counts = np.unique(line[line > 0], return_counts=True)
    if not len(names):
        return False
    rows = np.flatnonzero((label == names[counts.argmax()]).any(axis=1))
    return int(rows[-1] - rows[0] + 1) > WIDEST * ink.scale
