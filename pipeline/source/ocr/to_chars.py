"""Readings as the glyphs that layout and cell text work on, in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.geometry import Box
from pipeline.page_content import Char
from pipeline.source.ocr.reading import ReadPiece


def to_chars(pieces: Sequence[ReadPiece], scale: float) -> list[Char]:
    """The characters of all pieces in order; `scale` is pixels a point.

    The boxes of a piece tile its ink, so that no gap looks like a space; spaces are those that the reader saw.
    """
    return [char for piece in pieces if piece.reading.chars for char in _chars(piece, scale)]


def _chars(piece: ReadPiece, scale: float) -> Iterator[Char]:
    course = piece.reading.course
    turned = course in {"down", "up"}
    confirmed = piece.agreed is not False
    for char, box in zip(piece.reading.chars, _boxes(piece), strict=True):
        points = Box(box.x0 / scale, box.top / scale, box.x1 / scale, box.bottom / scale)
        yield Char(
            text=char.text,
            raw=char.text,
            box=points,
            size=points.width if turned else points.height,
            upright=not turned,
            advance={"down": 1, "up": -1}.get(course, 0),
            confirmed=confirmed,
            probability=char.probability,
            alternatives=char.alternatives,
        )


def _boxes(piece: ReadPiece) -> list[Box]:
    """The characters' boxes, as tall as the line's ink and no further out than it."""
    if piece.reading.course != "across":
        return [char.box for char in piece.reading.chars]
    chars, ink = piece.reading.chars, piece.box
    edges = [ink.x0, *((a.box.x1 + b.box.x0) / 2 for a, b in pairwise(chars)), ink.x1]
    edges = [min(max(edge, ink.x0), ink.x1) for edge in edges]
    tall = max(ink.height, 0.5 * min(ink.width / max(1, len(chars)), 4 * ink.height))
    top = ink.y_mid - tall / 2
    return [Box(a, top, b, top + tall) for a, b in pairwise(edges)]
