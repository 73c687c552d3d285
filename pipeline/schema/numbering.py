"""How deep a row is, by the style of its list number."""

from __future__ import annotations

import re

from pipeline.schema.words import squeezed

_STYLES = (
    ("chinese", re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")),
    ("chinese in brackets", re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")),
    ("digits", re.compile(r"\d{1,2}[、.．](?!\d)")),
    ("digits in brackets", re.compile(r"[（(]\d{1,2}[)）]|\d{1,2}[)）]")),
    ("circled", re.compile(r"[①-⑳]")),
)


def number_style(text: str) -> str:
    """The style of the list number that a text begins with, or "".

    >>> number_style("一、财政拨款"), number_style("（一）一般公共预算"), number_style("208 社会保障")
    ('chinese', 'chinese in brackets', '')
    """
    words = squeezed(text).removeprefix("其中：").removeprefix("其中:")
    return next((style for style, pattern in _STYLES if pattern.match(words)), "")
