"""Page numbers and running heads: lines that belong to the page, not to a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.grid import PageLine

PAGE_NUMBER = re.compile(r"[-—–－·.\s]*(第\s*)?\d{1,4}(\s*页)?[,，、/\s]*((共|of)?\s*\d{1,4}\s*页?)?[-—–－·.\s]*")
MIN_PAGES = 3
GRID = 4.0

Key = tuple[str, int]


def running_keys(pages: Iterable[Sequence[PageLine]]) -> frozenset[Key]:
    """Keys of lines that stand at the same height with the same words (digits aside) on three pages or more."""
    counts: Counter[Key] = Counter()
    for lines in pages:
        counts.update({key for line in lines for key in _keys(line)})
    return frozenset(key for key, count in counts.items() if count >= MIN_PAGES)


def without_running(lines: Sequence[PageLine], running: frozenset[Key], page_height: float) -> tuple[PageLine, ...]:
    """The lines that are neither running heads nor page numbers in the outer tenths of the page."""
    return tuple(
        line
        for line in lines
        if not (
            _in_margin(line, page_height)
            and (PAGE_NUMBER.fullmatch(line.text) or any(key in running for key in _keys(line)))
        )
    )


def _in_margin(line: PageLine, page_height: float) -> bool:
    return not 0.1 * page_height < line.box.y_mid < 0.9 * page_height


def _keys(line: PageLine) -> tuple[Key, Key]:
    words = re.sub(r"[\d\s]+", "#", line.text)
    slot = int(line.box.y_mid // GRID)
    return (words, slot), (words, slot + 1)
