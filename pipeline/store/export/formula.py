"""Text that a spreadsheet would take for a formula, made harmless in CSV, and back."""

from __future__ import annotations

import re

# Full-width signs too: spreadsheets of Chinese and Japanese systems take them like the plain ones.
_STARTS = "=+-@\t\r\n＝＋－＠"
# A signed number, or a dash that stands for nothing, computes nothing.
_HARMLESS = re.compile(r"[-+](?:\d[\d,]*(?:\.\d+)?%?)?", re.ASCII)


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where it could be a formula, or begins with an apostrophe itself.

    >>> guarded("=1+1"), guarded("-4.80"), guarded("'90")
    ("'=1+1", '-4.80', "''90")
    """
    if text[:1] == "'" or (text and text[0] in _STARTS and not _HARMLESS.fullmatch(text)):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text.removeprefix("'")
