"""The texts that a pattern of configs/fields.yaml can match, written out, where they are few."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

MOST = 4000  # spellings of one pattern
_SPECIAL = set("()[]{}|?*+.\\^$")

Spellings = tuple[str, ...]


class NotFewError(ValueError):
    """A pattern with too many spellings, or one that leaves a character open."""


def spelled(pattern: str) -> Spellings:
    r"""Every text that `pattern` matches; nothing where they are too many or a character is left open.

    >>> spelled("(本年|当年)?支出(合计)?")
    ('本年支出合计', '本年支出', '当年支出合计', '当年支出', '支出合计', '支出')
    >>> spelled("项目[（(]一[)）]"), spelled("其他.{2,8}")
    (('项目（一)', '项目（一）', '项目(一)', '项目(一）'), ())
    """
    try:
        found, rest = _alternatives(pattern.replace("(?:", "("))
    except NotFewError:
        return ()
    return () if rest else tuple(dict.fromkeys(found))


def _alternatives(rest: str) -> tuple[Spellings, str]:
    """The spellings up to a closing bracket or the end, and what follows."""
    found: list[str] = []
    while True:
        some, rest = _sequence(rest)
        found += some
        if not rest.startswith("|"):
            return tuple(found), rest
        rest = rest[1:]


def _sequence(rest: str) -> tuple[Spellings, str]:
    found: Spellings = ("",)
    while rest and rest[0] not in "|)":
        some, rest = _piece(rest)
        if rest[:1] in ("?", "*"):
            some, rest = (*some, ""), rest[1:]
        elif rest[:1] in ("+", "{"):
            raise NotFewError
        if len(found) * len(some) > MOST:
            raise NotFewError
        found = tuple(map("".join, product(found, some)))
    return found, rest


def _piece(rest: str) -> tuple[Spellings, str]:
    if rest[0] == "(":
        found, rest = _alternatives(rest[1:])
        return found, rest[1:]
    if rest[0] == "[" and rest[1:2] != "^":
        inner, _, after = rest[1:].partition("]")
        return tuple(_letters(inner)), after
    if rest[0] in _SPECIAL:
        raise NotFewError
    return (rest[0],), rest[1:]


def _letters(inner: str) -> Iterator[str]:
    if "-" in inner or "\\" in inner:
        raise NotFewError
    yield from inner
