"""Names that Excel accepts for sheets."""

from __future__ import annotations

import re

# Excel counts UTF-16 units.
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff]+")


def sheet_name(number: int, title: str) -> str:
    """`3 支出总表`: no two tables get the same, since the number comes first.

    >>> sheet_name(3, "收入/支出[合计]")
    '3 收入 支出 合计'
    """
    words = " ".join(_FORBIDDEN.sub(" ", title).split())
    return cut(f"{number} {words}", _LONGEST).strip(" '")


def cut(text: str, longest: int) -> str:
    """The start of `text` that takes at most `longest` UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * longest].decode("utf-16-le", "ignore")
