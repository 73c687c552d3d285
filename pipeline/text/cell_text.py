"""What a cell says: its glyphs read into text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.geometry import Box
from pipeline.page_content import Char
from pipeline.text.flags import REPAIRS, Flag
from pipeline.text.fold import fold
from pipeline.text.line_breaks import join_lines
from pipeline.text.lines import Line, split_lines
from pipeline.text.spacing import line_text
from pipeline.text.trust import untrusted
from pipeline.text.vertical import columns, turned


@dataclass(frozen=True, slots=True)
class CellText:
    """`raw` as stored, printed lines parted by a new line; `text` as it reads.

    `status` is "repaired" when characters were folded or a broken number was joined. Wrapped lines joined and layout
    spaces dropped are how a cell is read, not a repair; they leave a flag and the status "read".
    """

    text: str = ""
    raw: str = ""
    status: Literal["read", "repaired"] = "read"
    flags: tuple[str, ...] = ()


EMPTY = CellText()


def read_cell(chars: Sequence[Char], box: Box) -> CellText:
    """The text of the glyphs of one cell, given in stored order; `box` is the cell's.

    The characters of `text` are those of the glyphs, folded: none is added, dropped or replaced but white space.
    """
    inked = [char for char in chars if not char.text.isspace()]
    if not inked:
        return EMPTY
    flags: set[Flag] = set()
    if 2 * sum(not char.upright for char in inked) > len(inked):
        chars, box = turned(chars, box)
        inked = [char for char in chars if not char.text.isspace()]
        flags.add(Flag.ROTATED)
    lines = split_lines(chars)
    vertical = columns(lines, inked)
    if vertical:
        found, by_words = vertical
        raw = "\n".join("".join(char.raw for char in column) for column in found)
        text = "".join(char.text for column in found for char in column)
        flags |= {Flag.VERTICAL, Flag.DICTIONARY_DECIDED} if by_words else {Flag.VERTICAL}
    else:
        raw = "\n".join(line.raw for line in lines)
        text = _horizontal(lines, box, flags)
    return _cell_text(text, raw, inked, flags)


def _horizontal(lines: Sequence[Line], box: Box, flags: set[Flag]) -> str:
    texts = []
    for line in lines:
        text, found = line_text(line)
        texts.append(text)
        flags |= found
        if line.overprinted:
            flags.add(Flag.OVERPRINTED)
    if len(texts) == 1:
        return texts[0]
    text, found = join_lines(lines, texts, box)
    flags |= found
    return text


def _cell_text(text: str, raw: str, inked: Sequence[Char], flags: set[Flag]) -> CellText:
    folded = fold(text)
    if folded != text or any(char.text != char.raw for char in inked):
        flags.add(Flag.FOLDED)
    if untrusted(folded):
        flags.add(Flag.UNTRUSTED)
    status: Literal["read", "repaired"] = "repaired" if flags & REPAIRS else "read"
    return CellText(folded, raw, status, tuple(sorted(flag.value for flag in flags)))
