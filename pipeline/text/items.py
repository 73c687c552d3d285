"""The markers that open an item of a list: `1.`, `（一）`, `①` and `一是`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = "一二三四五六七八九"
_PATTERNS = {
    "bracketed Chinese": re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    "bracketed number": re.compile(r"[（(](\d{1,2})[）)]"),
    "Chinese": re.compile(r"([一二三四五六七八九十]{1,3})[、．.]"),
    "number": re.compile(r"(\d{1,2})(?:、|[.．](?!\d))"),
    "half bracket": re.compile(r"(\d{1,2})[）)]"),
    "circled": re.compile(r"([①-⑳])"),
    "clause": re.compile(r"([一二三四五六七八九十]{1,2})是"),
    "ordinal": re.compile(r"第([一二三四五六七八九十]{1,2})[，,、：]"),
    "bullet": re.compile(r"([●■◆★▲◇□•▪➢\uf06c\uf0b7\uf06e\uf0d8])"),
}


@dataclass(frozen=True, slots=True)
class ItemStart:
    """The kind of a marker and its number; a bullet counts as 0."""

    kind: str
    number: int

    def follows(self, other: ItemStart) -> bool:
        """True when this one comes next after `other` in the same list."""
        return self.kind == other.kind and (self.kind == "bullet" or self.number == other.number + 1)


def item_start(text: str) -> ItemStart | None:
    """The marker at the start of a line, if any.

    >>> item_start("（三）组织实施"), item_start("12.5万元"), item_start("二是加强")
    (ItemStart(kind='bracketed Chinese', number=3), None, ItemStart(kind='clause', number=2))
    """
    for kind, pattern in _PATTERNS.items():
        found = pattern.match(text)
        if found:
            return ItemStart(kind, _number(found[1]))
    return None


def runs_inline(kind: str, texts: Iterable[str]) -> bool:
    """True when markers of a kind also stand inside the lines, after punctuation: the list does not own its lines.

    >>> runs_inline("number", ["1.合格率；2.满意度；", "3.及时率"])
    True
    """
    inside = re.compile(f"[。；;：:，,]\\s*(?:{_PATTERNS[kind].pattern})")
    return any(inside.search(text) for text in texts)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    tens, ten, units = text.rpartition("十")
    if ten:
        return (_DIGITS.find(tens) + 1 if tens else 1) * 10 + (_DIGITS.find(units) + 1 if units else 0)
    return _DIGITS.find(text) + 1
