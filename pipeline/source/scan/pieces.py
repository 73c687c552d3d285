"""A line between two crossings: is there ink of a rule?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.source.scan.strong import Strength
from pipeline.source.scan.traces import Trace

REACH = 2.6
TRIM = 0.8
COVER = 0.72
WEAK_COVER = 0.8
SURE_COVER = 0.9
GAP_COVER = 0.5
LEAST_PART = 0.3
UNSEEN = 0.2
BARE = 0.5
WEAK_BARE = 0.34
SHUN = 0.15
ALONE = 0.25
FAINT_ALONE = 0.4
SHORT = 60.0
PALER, DARKER = 0.4, 1.7

Tones = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a trace shows between two crossings, `start` and `end` in pixels.

    `cover` is the inked share of what is inked or blank, `seen` of the whole, `least` that of the barest third,
    `bare` the blank share beside either crossing, `alone` the paper along its less free side, `tone` its contrast.
    """

    start: float
    end: float
    cover: float
    seen: float
    least: float
    bare: tuple[float, float]
    alone: float
    tone: float

    @property
    def drawn(self) -> float:
        """The inked share; what text or a seal hides counts half."""
        known = self.seen / self.cover if self.cover else 1.0
        return min(1.0, self.seen + max(0.0, 1.0 - known) / 2)


def judged(line: Trace, start: float, end: float, scale: float) -> Piece:
    """The evidence for a rule between two crossings of a line."""
    a, b, trim, reach = round(start), round(end), round(TRIM * scale), round(REACH * scale)
    inked, blank = _seen(line, a + trim, b - trim)
    low, high = max(0, a + trim - line.first), max(0, b - trim - line.first)
    return Piece(
        start,
        end,
        cover=inked / max(1, inked + blank),
        seen=inked / max(1, b - a - 2 * trim),
        least=_least_part(line, a, b),
        bare=(_bare(line, a + trim, a + reach), _bare(line, b - reach, b - trim)),
        alone=line.alone(low, high),
        tone=tone(line, low, high),
    )


def tone(line: Trace, low: int, high: int) -> float:
    """The usual contrast of the thin ink in `[low, high)` of a trace."""
    part = line.contrast[low:high][line.on[low:high]]
    return float(np.median(part)) if len(part) else 0.0


def good_pieces(pieces: Sequence[Piece], strength: Strength, tones: Tones, scale: float) -> list[bool]:
    """Which pieces are rules.

    A strong line may be faint beside a whole piece and have gaps between two, a broken one may be faint wherever
    it reaches a crossing; the pieces of a short or weak line must be whole and of the page's `tones`.
    """
    whole = [piece.cover >= COVER and max(piece.bare) <= BARE and piece.least >= LEAST_PART for piece in pieces]
    sound = [piece for piece, is_whole in zip(pieces, whole, strict=True) if is_whole]
    short = _length(pieces, whole) < SHORT * scale
    if strength == Strength.WEAK or (strength == Strength.SOLID and short) or _shuns_crossings(pieces):
        return [_is_whole(piece, tones) for piece in pieces]
    like = float(np.median([piece.tone for piece in sound])) if sound else 0.0
    low, high = (PALER * like, DARKER * like) if sound else tones
    good = [
        is_whole and (piece.alone >= ALONE or piece.cover >= SURE_COVER) and low <= piece.tone <= high
        for piece, is_whole in zip(pieces, whole, strict=True)
    ]
    beside = [int(a) + int(b) for a, b in zip([False, *good[:-1]], [*good[1:], False], strict=True)]
    for i, piece in enumerate(pieces):
        faint = min(piece.bare) <= BARE and piece.least >= LEAST_PART and (beside[i] > 0 or strength == Strength.BROKEN)
        gap = beside[i] == 2 and max(piece.bare) <= BARE and piece.cover >= GAP_COVER
        good[i] = good[i] or ((faint or gap) and piece.alone >= FAINT_ALONE and low <= piece.tone <= high)
    if _length(pieces, good) < SHORT * scale:
        return [_is_whole(piece, tones) for piece in pieces]
    return good


def _length(pieces: Sequence[Piece], kept: Sequence[bool]) -> float:
    return sum(piece.end - piece.start for piece, keep in zip(pieces, kept, strict=True) if keep)


def _is_whole(piece: Piece, tones: Tones) -> bool:
    return (
        min(piece.cover, piece.seen + UNSEEN) >= WEAK_COVER
        and piece.least >= LEAST_PART
        and max(piece.bare) <= WEAK_BARE
        and piece.alone >= ALONE
        and tones[0] <= piece.tone <= tones[1]
    )


def _shuns_crossings(pieces: Sequence[Piece]) -> bool:
    """Gaps of a broken rule fall anywhere, those of text stand at the rules around it."""
    inked = [piece for piece in pieces if piece.least >= LEAST_PART]
    blank = sum(1 - piece.cover for piece in inked)
    bare = sum(sum(piece.bare) / 2 for piece in inked)
    return bare > blank + SHUN * len(inked)


def _least_part(line: Trace, a: int, b: int) -> float:
    """The inked share of the barest of three parts."""
    third = (b - a) // 3
    parts = [_seen(line, low, high) for low, high in pairwise((a, a + third, b - third, b))]
    return min(inked / (inked + blank) if inked + blank else 1.0 for inked, blank in parts)


def _seen(line: Trace, a: int, b: int) -> tuple[int, int]:
    """Inked and blank columns of `[a, b)`; what lies beyond the trace is blank."""
    low, high = max(a, line.first) - line.first, min(b, line.last + 1) - line.first
    if high <= low:
        return 0, max(0, b - a)
    return int(line.on[low:high].sum()), int(line.off[low:high].sum()) + max(0, b - a) - (high - low)


def _bare(line: Trace, a: int, b: int) -> float:
    """The blank share of a short stretch beside a crossing."""
    return _seen(line, a, b)[1] / max(1, b - a)
