"""Page numbers as a person writes them."""

from __future__ import annotations

import re

_LAST = 100_000


def parse_pages(text: str) -> tuple[int, ...]:
    """Page numbers from 1, sorted, each once; raises `ValueError` for anything but numbers and ranges.

    >>> parse_pages("3-5,8")
    (3, 4, 5, 8)
    """
    pages: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"\s*([0-9]{1,6})\s*(?:-\s*([0-9]{1,6})\s*)?", part)
        if match is None:
            raise ValueError(f"pages are written like 3-5,8, not {part.strip()!r}")
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= _LAST:
            raise ValueError(f"no such range of pages: {part.strip()}")
        pages.update(range(first, last + 1))
    return tuple(sorted(pages))
