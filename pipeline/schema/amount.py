"""A printed amount as an exact decimal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.text.numbers import as_printed

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－（）￥−﹣", "0123456789.,-()¥--")
_PRINTED = re.compile(r"(?P<currency>¥?)(?P<sign>[-+]?)(?P<digits>\d[\d.,]*)", re.ASCII)
_NOTHING = frozenset({"", "-", "--", "—", "——", "–", "―", "**", "*", "/", "无", "…"})


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` as printed (not in 元), with its number of decimals; `grouped`: thousands are set apart."""

    value: Decimal
    decimals: int
    grouped: bool


def parse_amount(text: str) -> Amount | None:
    """The amount that is the whole of `text`; None for anything else, badly grouped digits included.

    >>> parse_amount("1,219.80"), parse_amount("-0.5").value
    (Amount(value=Decimal('1219.80'), decimals=2, grouped=True), Decimal('-0.5'))
    >>> parse_amount("(3.00)").value, [parse_amount(text) for text in ("", "—", "12,34", "5%", "1219. 80", "约5")]
    (Decimal('-3.00'), [None, None, None, None, None, None])
    """
    plain = text.strip().translate(_HALF_WIDTH)
    negative = plain.startswith("(") and plain.endswith(")")
    match = _PRINTED.fullmatch(plain[1:-1] if negative else plain)
    if match is None or not as_printed(match["digits"]) or (negative and match["sign"]):
        return None
    value = Decimal(match["digits"].replace(",", ""))
    if negative or match["sign"] == "-":
        value = -value
    return Amount(value, len(match["digits"].partition(".")[2]), "," in match["digits"])


def says_nothing(text: str) -> bool:
    """True for a blank and for the marks printed in its place; `0.00` is an amount.

    >>> says_nothing(" "), says_nothing("—"), says_nothing("**"), says_nothing("0.00")
    (True, True, True, False)
    """
    return "".join(text.split()) in _NOTHING
