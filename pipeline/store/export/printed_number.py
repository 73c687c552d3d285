"""A text that is a number as a whole, as an exact decimal."""

from __future__ import annotations

import re
from decimal import Decimal

# Digits that every format holds exactly.
WHOLE_DIGITS = 30
DECIMALS = 8
_PRINTED = re.compile(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d{1,8})?", re.ASCII)


def printed_number(text: str) -> Decimal | None:
    """The number that `text` prints, with the decimals printed; None for anything else, as for `007` or `12%`.

    >>> printed_number("-1,219.80")
    Decimal('-1219.80')
    """
    if not _PRINTED.fullmatch(text):
        return None
    number = Decimal(text.replace(",", ""))
    return number if number.adjusted() < WHOLE_DIGITS else None
