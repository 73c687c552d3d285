"""Stores a line of text in one of the ways exporters do; each looks the same or nearly so."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.generator.fonts import FontSet
from corpus.generator.model import Cell
from corpus.generator.pen import Pen
from corpus.generator.styles import Ink

KANGXI = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
"""The radical that looks like a character."""
NUMBER = re.compile(r"-?[\d,]+(\.\d+)?%?")
BOLD_SHIFT = 0.3
GAP = 0.12
"""Width of a space stored inside a number, in em."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line to be written and the cell that it belongs to."""

    x: float
    top: float
    text: str
    face: str
    size: float
    cell: Cell


def write(pen: Pen, fonts: FontSet, line: Written, ink: Ink) -> None:
    """Print a line of a table."""
    if ink.colour:
        pen.colour(ink.colour)
    for x, text, spacing in _pieces(fonts, line, ink):
        stored = _radicals(fonts, text, line.face) if ink.kangxi else text
        outline = line.size / 40 if line.cell.bold and ink.bold == "stroke" else 0.0
        pen.text(x, line.top, stored, line.face, line.size, spacing=spacing, outline=outline)
        if line.cell.bold and ink.bold == "twice":
            pen.text(x + BOLD_SHIFT, line.top, stored, line.face, line.size, spacing=spacing)
    if ink.colour:
        pen.colour(0.0)


def _pieces(fonts: FontSet, line: Written, ink: Ink) -> list[tuple[float, str, float]]:
    """Where to write what, and the space after each character."""
    x, text = line.x, line.text
    space = fonts.width(" ", line.face, line.size)
    if line.cell.spread and ink.spread == "tracking" and len(text.split()) > 1:
        return [(x, "".join(text.split()), line.cell.spread * space)]
    if ink.numbers == "plain" or not NUMBER.fullmatch(text):
        return [(x, text, 0.0)]
    if ink.numbers == "padded":
        return [(x - space, f" {text} ", 0.0)]
    return _split(fonts, line)


def _split(fonts: FontSet, line: Written) -> list[tuple[float, str, float]]:
    """A number in two pieces with a narrow gap where a space is stored; the right edge stays."""
    text = line.text
    cut = max(1, len(text) * 2 // 3)
    if len(text) < 4:
        return [(line.x, text, 0.0)]
    gap = GAP * line.size
    first = line.x - gap
    middle = first + fonts.width(text[:cut], line.face, line.size)
    return [(first, text[:cut] + " ", 0.0), (middle + gap, text[cut:], 0.0)]


def _radicals(fonts: FontSet, text: str, face: str) -> str:
    return "".join(KANGXI[c] if c in KANGXI and fonts.knows(KANGXI[c], face) else c for c in text)
