"""What closed lists say of the words of a table, and words that cannot be whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.model import Cell
from pipeline.schema.codes import plain_name
from pipeline.schema.known_words import is_known, names_by_code
from pipeline.schema.row_codes import split_code
from pipeline.schema.words import squeezed

NEAR = 0.2  # of a name's characters may differ where it is the name misread, one at least
SEVERAL = 2  # lines of a column
_HEADLESS = re.compile(r"[、，。；：,;:.·）)\]】》”]")
_TO_FULL = str.maketrans("()[]", "（）【】")

_LEAD = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]")
_LEAD_OR_REST = re.compile(rf"(?:{_LEAD.pattern}|、)")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordDoubts:
    """Places of cells: `vouched` are exactly as a closed list has them; `misnamed` nearly as the row's code is named.

    Of 3,747 names beside a listed code in digital documents 3,741 are the code's own, and 2 nearly.
    """

    vouched: frozenset[Place]
    misnamed: frozenset[Place]


def word_doubts(cells: Sequence[Cell]) -> WordDoubts:
    """Of all cells of a table."""
    named = names_by_code(cells)
    numbered = _numbered(cells)
    vouched, misnamed = set(), set()
    for cell in cells:
        place = cell.row, cell.col
        if place not in named:
            if is_known(cell.text) and (cell.col not in numbered or _LEAD.match(squeezed(cell.text))):
                vouched.add(place)
            continue
        name = plain_name(split_code(squeezed(cell.text))[1])
        if name in named[place]:
            vouched.add(place)
        elif any(_is_near(name, other) for other in named[place]):
            misnamed.add(place)
    return WordDoubts(frozenset(vouched), frozenset(misnamed))


def _numbered(cells: Sequence[Cell]) -> frozenset[int]:
    """Columns in which several lines begin with a list number: it may be lost before the others."""
    leads = Counter(cell.col for cell in cells if _LEAD_OR_REST.match(squeezed(cell.text)))
    return frozenset(col for col, count in leads.items() if count >= SEVERAL)


def _is_near(name: str, other: str) -> bool:
    blocks = SequenceMatcher(None, name, other, autojunk=False).get_matching_blocks()
    differ = max(len(name), len(other)) - sum(block.size for block in blocks)
    return differ <= max(1, NEAR * len(other))


def is_broken(text: str) -> bool:
    """True for words that begin with what must follow others, or with a bracket that has no other half.

    >>> [is_broken(text) for text in ("、财政拨款", "全年执行数B）", "全年执行数（B）", "（一）支出", "1）宣传")]
    [True, True, False, False, False]
    """
    words = squeezed(text).translate(_TO_FULL)
    if _HEADLESS.match(words):
        return True
    numbered = re.sub(r"(?:^|(?<=[。；，、]))[\d一二三四五六七八九十]{1,3}）", "", words)
    return any(numbered.count(left) != numbered.count(right) for left, right in ("（）", "【】", "《》"))
