"""Fits a table to a page: paper, type size and column widths that hold its numbers on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.generator.grid import GridCell, place_cells
from corpus.generator.invented.dice import Dice
from corpus.generator.model import A3, A4, Table

LEAST_SIZE = 5.0
NUMBER = re.compile(r"[-\d,.%A-Z]+")
HEADER_EMS, NAME_EMS, WISH_EMS = 3.2, 6.2, 18.0
"""Least width of a header cell and of a name, and the most that a column asks for."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The table with real widths, and its paper."""

    table: Table
    paper: tuple[float, float]
    landscape: bool


def fit(dice: Dice, table: Table, side: float) -> Fitted:
    """The largest type that fits one of the papers; `side` is the width of both margins."""
    loose = dice.pick((1.0, 1.0, 1.15, 1.4))
    cells = place_cells(table)
    papers = [(A4, False), (A4, True), (A3, True)]
    if dice.chance(0.25):
        papers = papers[1:]
    elif dice.chance(0.08):
        papers = [(A3, False), (A3, True)]
    for smallest in (7.0, LEAST_SIZE):
        for paper, landscape in papers:
            room = (max(paper) if landscape else min(paper)) - side
            size = table.style.size
            while size >= smallest:
                found = _widths(table, cells, size, room)
                if found:
                    return Fitted(_sized(table, found, size, loose), paper, landscape)
                size -= 0.5
    raise ValueError(f"{table.title}: too wide for any paper")


def _sized(table: Table, widths: tuple[float, ...], size: float, loose: float) -> Table:
    style = table.style
    leading = round(style.leading * size / style.size, 1)
    height = round((leading + 2 * style.pad) * loose, 1)
    return replace(table, columns=widths, row_height=height, style=replace(style, size=size, leading=leading))


def _widths(table: Table, cells: tuple[GridCell, ...], size: float, room: float) -> tuple[float, ...] | None:
    least = [1.2] * len(table.columns)
    wish = [1.2] * len(table.columns)
    for cell in cells:
        if cell.cell.cols > 1 or not cell.cell.text:
            continue
        low, high = _ems(table, cell)
        least[cell.col], wish[cell.col] = max(least[cell.col], low), max(wish[cell.col], high)
    pads = 2 * table.style.side * len(least)
    spare = room - pads - sum(least) * size
    if spare < 0:
        return None
    wanted = [max(0.0, b - a) + 0.4 for a, b in zip(least, wish, strict=True)]
    share = spare / sum(wanted)
    return tuple(a * size + 2 * table.style.side + share * w for a, w in zip(least, wanted, strict=True))


def _ems(table: Table, cell: GridCell) -> tuple[float, float]:
    """Least and wished width of a cell's text, in em."""
    text = cell.cell.text
    if cell.cell.vertical:
        return 1.1, 1.3
    longest = max(_length(line) for line in text.split("\n"))
    longest += 0.35 * cell.cell.spread * (len(text) - 1) + cell.cell.indent
    if NUMBER.fullmatch(text):
        return longest + 0.4, longest + 0.4
    if cell.row < table.header_rows:
        return min(longest, HEADER_EMS) + 0.1, min(longest, 8.0)
    words = max((_length(word) for word in re.findall(r"[0-9A-Za-z.,%+\-≥≤]+", text)), default=0.0)
    least = longest if cell.cell.spread else min(longest, NAME_EMS)
    return max(least, min(words, 9.0)) + 0.1, min(longest, WISH_EMS)


def _length(text: str) -> float:
    return sum(0.58 if character.isascii() else 1.0 for character in text)
