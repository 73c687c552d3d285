"""How the amounts of a column are printed: their decimals and whether thousands are parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.text.numbers import as_printed

ENOUGH = 3  # amounts that tell a format
MOST = 0.8  # of them must agree

_FRAME = re.compile(r"[-+−(（¥￥$≥≤><=＝\s]*(.*?)[%％‰)）\s]*", re.DOTALL)
_LIKE_NUMBER = re.compile(r"[\d\s.,，．。:：;；'·()（）%％‰+\-−—–_¥￥$*≥≤><=~～/|]*")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How many decimals there are, whether thousands are `grouped`; None where the column has no rule."""

    decimals: int | None
    grouped: bool | None


def amount(text: str) -> str | None:
    """The amount without its sign and unit; None where the text is no properly printed amount.

    >>> [amount(text) for text in ("-1,234.50", "98.6%", "≥3", "1.234.50", "合计", "12,34")]
    ['1,234.50', '98.6', '3', None, None, None]
    """
    match = _FRAME.fullmatch(text)
    return match[1] if match and as_printed(match[1]) else None


def like_number(text: str) -> bool:
    """True for digits and what readers take separators and signs for.

    >>> [like_number(text) for text in ("1.234.50", "73:257", "~0.6", "3个", "—", "")]
    [True, True, True, False, False, False]
    """
    return any(char.isdigit() for char in text) and _LIKE_NUMBER.fullmatch(text) is not None


def number_format(texts: Iterable[str]) -> NumberFormat | None:
    """What nearly all amounts among the texts have in common; None where too few are amounts.

    >>> number_format(["1,234.50", "0.20", "17.00", "合计"])
    NumberFormat(decimals=2, grouped=True)
    """
    amounts = [found for text in texts if (found := amount(text)) is not None and found != "0"]
    if len(amounts) < ENOUGH:
        return None
    decimals, count = Counter(_decimals(found) for found in amounts).most_common(1)[0]
    long = ["," in found for found in amounts if _parts_thousands(found)]
    commas = sum(long)
    return NumberFormat(
        decimals=decimals if count >= MOST * len(amounts) else None,
        grouped=None if not long or len(long) * (1 - MOST) < commas < len(long) * MOST else 2 * commas > len(long),
    )


def fits(text: str, printed: NumberFormat) -> bool:
    """True for an amount as the column prints them, and for a plain 0.

    >>> [fits(text, NumberFormat(2, True)) for text in ("1,234.50", "1234.50", "12.5", "0", "1,23")]
    [True, False, False, True, False]
    """
    found = amount(text)
    if found is None:
        return False
    if found == "0":
        return True
    if printed.decimals is not None and _decimals(found) != printed.decimals:
        return False
    return printed.grouped is None or not _parts_thousands(found) or ("," in found) == printed.grouped


def _decimals(found: str) -> int:
    return len(found.partition(".")[2])


def _parts_thousands(found: str) -> bool:
    """Whether the amount is long enough for a separator of thousands."""
    return sum(char.isdigit() for char in found.partition(".")[0]) > 3
