"""Specks of dirt read as a full stop: beside Chinese characters no such point is printed."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.source.ocr.reading import Reading, ReadPiece

# 8 of 155,747 cells of digital budget documents hold such a point.
_HAN = r"[\u3400-\u9fff、，。；：（）“”《》]"
_SPECK = re.compile(rf"^\s*[.•](?=\s*{_HAN})|(?<={_HAN})\s*[.•](?=\s*{_HAN})|(?<={_HAN})\s*[.·•]\s*$")


def without_specks(piece: ReadPiece) -> ReadPiece:
    """The piece less its specks; it is as unsure as the reader was sure of them, which its other texts tell."""
    reading = piece.reading
    specks = {match.start() + match[0].index(match[0].strip()) for match in _SPECK.finditer(_text(reading))}
    if not specks:
        return piece
    chars = tuple(char for index, char in enumerate(reading.chars) if index not in specks)
    least = min(1 - reading.chars[index].probability for index in specks)
    kept = replace(
        reading,
        text="".join(char.text for char in chars),
        margin=min(reading.margin, max(0.0, least)),
        chars=chars,
    )
    return replace(piece, reading=kept)


def _text(reading: Reading) -> str:
    """One character for each that was read."""
    return "".join(char.text[:1] or " " for char in reading.chars)
