"""The bare words of a label: without white space, numbering, year and unit."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_LEAD = re.compile(
    r"^(?:其中[:：]?|[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)"
    r"|(?:19|20)\d\d年度?|加[:：]|减[:：]|[*★▲])"
)
_UNIT = re.compile(r"[（(](?:金额)?(?:单位[:：]?)?(?:人民币)?(?:亿|百万|万|千)?元[)）]")
_TRAILING = re.compile(r"(?:[:：*]|[（(][A-Z](?:[/÷][A-Z])?[)）])+$")
OF_WHICH = re.compile(r"^\s*其中\s*[:：]?")
YEAR = re.compile(r"((?:19|20)\d\d)\s*年")


def squeezed(text: str) -> str:
    """The text without white space.

    >>> squeezed("合  计")
    '合计'
    """
    return _SPACE.sub("", text)


def bare(text: str) -> str:
    """What is left of a label when list number, 其中, year, and unit in brackets are taken off.

    >>> [bare(text) for text in ("一、事业 收入", "其中：财政拨款", "2026年预算数（万元）", "（二）公务接待费")]
    ['事业收入', '财政拨款', '预算数', '公务接待费']
    """
    words = _TRAILING.sub("", _UNIT.sub("", squeezed(text)))
    while found := _LEAD.match(words):
        if found.end() == len(words):
            break
        words = words[found.end() :]
    return words


def printed_year(text: str) -> int | None:
    """The only year that the text prints, else None.

    >>> printed_year("2026年预算数"), printed_year("2025年和2026年")
    (2026, None)
    """
    years = {int(year) for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
