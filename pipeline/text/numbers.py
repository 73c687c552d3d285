"""Whether two pieces of digits beside each other are one printed amount."""

from __future__ import annotations

import re

FIRST_PIECE = re.compile(r"[\d.,]+", re.ASCII)
LAST_PIECE = re.compile(r"[\d.,]+$", re.ASCII)
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_GROUPED_AT_THE_END = re.compile(r"\d{4,}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_THOUSANDS_LEFT = re.compile(r"\d{1,3}(?: \d{3})*", re.ASCII)
_THOUSANDS_RIGHT = re.compile(r"\d{3}\.\d{1,}", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_UNIT = re.compile(r"\s*(?:亿元|万元|元|亿|万|[%％)）])")
_SIGN_OR_CURRENCY = re.compile(r"[-+−(（¥￥$≥≤><=＝约\s]*")


def well_formed(text: str) -> bool:
    """True for a plain or properly grouped decimal.

    >>> [well_formed(text) for text in ("1219.80", "1,234,567.89", "12,34", "1.2.", "007")]
    [True, True, False, False, True]
    """
    return _AMOUNT.fullmatch(text) is not None


def as_printed(text: str) -> bool:
    """True for what is printed as an amount: well-formed, or grouped at its end alone, as some programs do.

    >>> [as_printed(text) for text in ("1,234.50", "128138,600", "12,34", "1.234.50")]
    [True, True, False, False]
    """
    return well_formed(text) or _GROUPED_AT_THE_END.fullmatch(text) is not None


def one_number(before: str, left: str, right: str, after: str) -> bool:
    """True when `left` and `right`, a small gap apart, can only be one amount; `before` and `after` is the line's rest.

    >>> one_number("", "1219.", "80", ""), one_number("", "1,219", ".80", ""), one_number("", "1", "234.50", "")
    (True, True, True)
    >>> one_number("", "1.", "2.", ""), one_number("", "1.", "20", "万元"), one_number("", "12", "345", "")
    (False, False, False)
    """
    if not well_formed(left + right):
        return False
    alone = _SIGN_OR_CURRENCY.fullmatch(before) is not None and (not after or _UNIT.match(after) is not None)
    if right[0] in ".,":
        return alone or left[-1].isdigit()
    if left[-1] == ".":
        numbered_item = not before.strip() and bool(after) and len(left) <= 3
        chained = before.rstrip().endswith((".", ","))
        return (alone or _UNIT.match(after) is not None) and not numbered_item and not chained
    if left[-1] == ",":
        return alone and ("," in left[:-1] or "." in right)
    return alone and not after and bool(_THOUSANDS_LEFT.fullmatch(left) and _THOUSANDS_RIGHT.fullmatch(right))


def wrapped_number(left: str, right: str, *, alone: bool, full: bool) -> bool:
    """True when a number broken by a line end is one; `alone`: nothing else on the upper line, `full`: it has no room.

    Numbers that merely stand one under the other look much the same, so what is not certain is left apart.

    >>> wrapped_number("1,234,", "567.89", alone=True, full=False), wrapped_number("2080", "501", alone=True, full=True)
    (True, True)
    >>> wrapped_number("2025", "2026", alone=True, full=True), wrapped_number("12.50", "30", alone=True, full=True)
    (False, False)
    """
    if left[-1] in ".," or right[0] in ".,":
        return alone or full
    if not full or (_YEAR.fullmatch(left) and _YEAR.fullmatch(right)):
        return False
    if "." in left or "." in right:
        return len((left + right).partition(".")[2]) <= 2 and "." in left
    return not alone or (len(left) >= 3 and len(left) > len(right))
