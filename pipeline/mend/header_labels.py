"""Headings of tables of amounts that a reader doubts, completed where one spelling of a field alone is that near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.mend.labels import Completion
from pipeline.mend.spelled import spelled
from pipeline.model import Table
from pipeline.schema.fields import Fields
from pipeline.text.classes import is_han

SHORTEST = 3  # characters that a damaged heading must still have
LEAST_KNOWN = 2  # headings of a row that name fields, where it is the header of a table that we know


def heading_places(table: Table, fields: Fields) -> frozenset[tuple[int, int]]:
    """The places of headings that name no field, in header rows of which others do."""
    header = [cell for cell in table.cells if cell.row < table.header_rows and cell.text.strip()]
    if not is_header([cell.text for cell in header], fields):
        return frozenset()
    return frozenset((cell.row, cell.col) for cell in header if is_open(cell.text, fields))


def is_header(texts: Sequence[str], fields: Fields) -> bool:
    """True where most of the headings name fields."""
    known = sum(bool(fields.find(text)) for text in texts)
    return known >= LEAST_KNOWN and known * 2 >= len(texts)


def is_open(text: str, fields: Fields) -> bool:
    """True for a heading that names no field."""
    return not fields.find(text) and not any(char.isdigit() for char in text)


def heading(text: str, fields: Fields) -> Completion:
    """What a heading can only have been that has one character too few, too many or misread.

    >>> from pipeline.settings import shipped_settings
    >>> words = shipped_settings().fields
    >>> heading("公务待费", words).word, heading("基本变出", words).word, heading("般公共预算", words).word
    ('公务接待费', '基本支出', '一般公共预算')
    >>> heading("本年收出", words).candidates
    ('本年支出', '本年收入')
    """
    seen = "".join(text.split())
    if len(seen) < SHORTEST or not any(map(is_han, seen)):
        return Completion()
    words = _words(tuple(word for field in fields.root.values() for word in field.words))
    near = {word for key in _keys(seen) for word in words.get(key, ()) if _is_near(seen, word)}
    candidates = tuple(sorted(near))
    if seen in near or not candidates:
        return Completion()
    return Completion(candidates[0] if len(candidates) == 1 else "", "misread", candidates)


@cache
def _words(patterns: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The spellings of all fields by each text that one of their characters may be left out of."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(word for pattern in patterns for word in spelled(pattern)):
        if len(word) >= SHORTEST:
            for key in _keys(word):
                found[key].append(word)
    return {key: tuple(words) for key, words in found.items()}


def _keys(text: str) -> Iterator[str]:
    yield from dict.fromkeys((text, *(text[:at] + text[at + 1 :] for at in range(len(text)))))


def _is_near(text: str, word: str) -> bool:
    """At most one character between them is missing, more or another."""
    if len(text) == len(word):
        return sum(a != b for a, b in zip(text, word, strict=True)) <= 1
    short, long = sorted((text, word), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
