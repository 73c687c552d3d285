"""What readers of pixels saw, settled by the column that it stands in: separators, and strokes alone in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.text.cell_text import CellText
from pipeline.text.flags import Flag
from pipeline.text.number_format import NumberFormat, amount, fits, like_number

LEAST = 0.01  # probability of a text that may count instead
LONG = 0.6  # heights of the print that a dash of full width has at least
NUMBERS = frozenset("二三四五六七八九十")
DASHES = frozenset("-—–―")

Choice = tuple[str, float]


def settled_number(read: CellText, choices: Sequence[Choice], printed: NumberFormat | None) -> CellText:
    """The text, or the most probable of the `choices` with its digits that is an amount as the column prints them.

    `choices` are what readers saw in the same cell, with probabilities; nothing else can come out. An amount that is
    properly printed is exchanged only where it is unlike its column and the other one is not.
    """
    if not like_number(read.text) or _proper(read.text, printed):
        return read
    digits = _digits(read.text)
    good = [
        (chance, text)
        for text, chance in choices
        if chance >= LEAST and _digits(text) == digits and _proper(text, printed)
    ]
    return _exchanged(read, max(good)[1]) if good else read


def settled_stroke(read: CellText, choices: Sequence[Choice], column: Sequence[str], width: float) -> CellText:
    """A stroke alone in a cell is a dash and no 一, but in a column of Chinese numbers.

    The dash is the one that a reader thought of, else told by `width`, in heights of the print.
    """
    if read.text != "一" or any(text in NUMBERS for text in column):
        return read
    dashes = [(chance, text) for text, chance in choices if text in DASHES]
    return _exchanged(read, max(dashes)[1] if dashes else "—" if width >= LONG else "-")


def _proper(text: str, printed: NumberFormat | None) -> bool:
    return amount(text) is not None and (printed is None or fits(text, printed))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _exchanged(read: CellText, text: str) -> CellText:
    return replace(read, text=text, status="repaired", flags=tuple(sorted({*read.flags, Flag.SETTLED_BY_COLUMN.value})))
