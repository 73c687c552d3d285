"""Page numbers and running heads: lines that belong to the page, not to a table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from pipeline.grid import PageLine

PAGE_NUMBER = re.compile(r"[-—–－·.\s]*(第\s*)?\d{1,4}(\s*页)?[,，、/\s]*((共|of)?\s*\d{1,4}\s*页?)?[-—–－·.\s]*")
SIDE_NOTE = re.compile(r"[:：]|^[-—–\s]*\d+[-—–\s]*$|^[（(]?\d{4}\s*年度?[)）]?$")
MIN_PAGES = 3
GRID = 4.0

Key = tuple[str, int]


def running_keys(pages: Iterable[tuple[Sequence[PageLine], bool]]) -> frozenset[Key]:
    """Keys of lines that stand at the same height with the same words (digits aside) on three pages or more.

    `pages` pairs lines with whether the page has a table. A table's title may stand so, too: a running line
    also heads pages without a table, or has other words below it on every page, or on one and not on the next.
    """
    counts: Counter[Key] = Counter()
    bare: Counter[Key] = Counter()
    below: dict[Key, set[str]] = defaultdict(set)
    for lines, has_table in pages:
        for line, after in zip_longest(lines, lines[1:]):
            words = "" if after is None or SIDE_NOTE.search(after.text) else _words(after.text)
            for key in _keys(line):
                counts[key] += 1
                bare[key] += not has_table
                below[key].add(words)
    return frozenset(
        key
        for key, count in counts.items()
        if count >= MIN_PAGES
        and (bare[key] >= 2 or len(below[key]) >= MIN_PAGES or ("" in below[key] and len(below[key]) > 1))
    )


def repeated_keys(pages: Iterable[Sequence[PageLine]]) -> frozenset[Key]:
    """Keys of lines that stand at the same height on three pages or more, titles of tables among them."""
    counts = Counter(key for lines in pages for line in lines for key in _keys(line))
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
    words = _words(line.text)
    slot = int(line.box.y_mid // GRID)
    return (words, slot), (words, slot + 1)


def _words(text: str) -> str:
    return re.sub(r"[\d\s]+", "#", text)
