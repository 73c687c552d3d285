"""Cells that read from top to bottom: stacked characters, columns of them, and glyphs that lie on their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.geometry import Box
from pipeline.page_content import Char
from pipeline.text.classes import is_han
from pipeline.text.lines import Line
from pipeline.text.words import likelihood

Column = tuple[Char, ...]

ALIGNED = 0.35  # of a glyph: how far a column's middles may wander
LONGEST = 60  # glyphs; vertical cells are labels
CLOSE_ROWS = 1.6  # glyph heights between the rows of a column at most, where columns must be told from rows
CLEARLY_LIKELIER = 4.0  # natural logs of probability


def turned(chars: Sequence[Char], box: Box) -> tuple[tuple[Char, ...], Box]:
    """Glyphs on their side laid straight, and the cell with them. The stored order tells which way they lie."""
    steps = [(a.box, b.box) for a, b in pairwise(chars) if abs(b.box.x_mid - a.box.x_mid) < a.box.width / 2]
    down = sum(b.y_mid - a.y_mid for a, b in steps)

    def turn(b: Box) -> Box:
        return Box(b.top, -b.x1, b.bottom, -b.x0) if down >= 0 else Box(-b.bottom, b.x0, -b.top, b.x1)

    return tuple(Char(char.text, char.raw, turn(char.box), char.size) for char in chars), turn(box)


def columns(lines: Sequence[Line], stored: Sequence[Char]) -> tuple[tuple[Column, ...], bool] | None:
    """The columns of a vertical cell in reading order, and whether words had to decide; None where rows are read.

    `stored` are the inked glyphs in stored order.
    """
    if len(lines) < 2 or len(stored) > LONGEST:
        return None
    stack = _single_column(lines)
    if stack:
        return (stack,), False
    return _several_columns(lines, stored)


def _single_column(lines: Sequence[Line]) -> Column | None:
    """All glyphs, when each row is one character, or one short word among such, on a common axis."""
    han = [line for line in lines if len(line.chars) == 1 and is_han(line.text[0])]
    if len(han) < 2 or len(han) * 2 < len(lines):
        return None
    size = median(line.size for line in han)
    axis = median(line.box.x_mid for line in han)
    for line in lines:
        narrow = line.box.width <= 2 * size and not any(map(is_han, line.text[1:]))
        if not narrow or abs(line.box.x_mid - axis) > ALIGNED * size:
            return None
    return tuple(char for line in lines for char in line.chars)


def _several_columns(lines: Sequence[Line], stored: Sequence[Char]) -> tuple[tuple[Column, ...], bool] | None:
    counts = [len(line.chars) for line in lines]
    if max(counts) > 4 or max(counts) < 2 or not all(is_han(char.text[0]) for char in stored):
        return None
    found = _aligned_columns(lines)
    if found is None:
        return None
    down, across = _steps(lines, stored)
    if down > across:
        order = [min(stored.index(char) for char in column) for column in found]
        return tuple(column for _, column in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])), False
    size = median(line.size for line in lines)
    row_pitch = min(b.box.y_mid - a.box.y_mid for a, b in pairwise(lines))
    column_pitch = min(b[0].box.x_mid - a[0].box.x_mid for a, b in pairwise(found))
    if row_pitch > CLOSE_ROWS * size or column_pitch < 1.1 * row_pitch:
        return None
    by_rows = likelihood("".join(line.text for line in lines))
    score, best = max(((likelihood(_text(order)), order) for order in (found[::-1], found)), key=lambda pair: pair[0])
    return (best, True) if score - by_rows > CLEARLY_LIKELIER else None


def _aligned_columns(lines: Sequence[Line]) -> tuple[Column, ...] | None:
    """Columns from left to right, when all rows stand on the same axes and a last row may be missing."""
    widest = max(lines, key=lambda line: len(line.chars))
    axes = [char.box.x_mid for char in widest.chars]
    found: list[list[Char]] = [[] for _ in axes]
    for line in lines:
        for char in line.chars:
            distances = [abs(char.box.x_mid - axis) for axis in axes]
            nearest = distances.index(min(distances))
            if distances[nearest] > ALIGNED * char.box.width:
                return None
            found[nearest].append(char)
    longest = max(map(len, found))
    return tuple(map(tuple, found)) if all(len(column) >= longest - 1 for column in found) else None


def _steps(lines: Sequence[Line], stored: Sequence[Char]) -> tuple[int, int]:
    """How often the stored order goes down a column, and along a row."""
    row = {id(char): index for index, line in enumerate(lines) for char in line.chars}

    def directions() -> Iterator[bool]:
        for a, b in pairwise(stored):
            if row[id(a)] == row[id(b)]:
                yield False
            elif abs(a.box.x_mid - b.box.x_mid) <= ALIGNED * a.box.width:
                yield True

    steps = list(directions())
    return sum(steps), len(steps) - sum(steps)


def _text(order: Sequence[Column]) -> str:
    return "".join(char.text for column in order for char in column)
