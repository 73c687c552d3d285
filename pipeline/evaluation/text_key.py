"""What of a text counts when a reading is compared with the truth."""

from __future__ import annotations

import re
import unicodedata

_NOT_SEEN = re.compile("[\\s\u200b]+")
_NUMBER = re.compile(r"[-+(]?[¥$]?\d[\d,]*(?:\.\d+)?%?\)?")


def text_key(text: str | None) -> str:
    r"""The text NFKC-folded, without white space, with one kind of minus; equal keys are the same reading.

    >>> text_key("合  计\n（万元）"), text_key("１,234．50"), text_key("−3"), text_key(None)
    ('合计(万元)', '1,234.50', '-3', '')
    """
    return _NOT_SEEN.sub("", unicodedata.normalize("NFKC", text or "").replace("\u2212", "-"))


def is_number(key: str) -> bool:
    """True for the key of an amount, a count, a code or a percentage; a digit run among words is not one.

    >>> [is_number(key) for key in ("1,234.50", "-3", "(2)", "¥5", "12%", "2024年", "-", "")]
    [True, True, True, True, True, False, False, False]
    """
    return _NUMBER.fullmatch(key) is not None
