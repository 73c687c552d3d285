"""Page numbers as a person writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def shown_pages(numbers: Sequence[int]) -> str:
    """Sorted numbers as a person writes them.

    >>> shown_pages([3]), shown_pages([1, 2, 3, 8])
    ('page 3', 'pages 1-3, 8')
    """
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
