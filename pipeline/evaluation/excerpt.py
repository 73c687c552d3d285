"""Two texts side by side, short enough for a table and safe in it."""

from __future__ import annotations

from itertools import takewhile

from pipeline.file_names import printable

_BEFORE = 12
_LONGEST = 60
_NONE = "*no cell*"
_EMPTY = "*empty*"
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~"})


def excerpts(one: str | None, other: str | None) -> tuple[str, str]:
    r"""Both as Markdown, long ones cut to the part where they begin to differ.

    >>> excerpts("1,219.80", "1,219.30"), excerpts("a|b", None), excerpts("", "x")
    (('1,219.80', '1,219.30'), ('a\\|b', '*no cell*'), ('*empty*', 'x'))
    """
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one or "", other or "", strict=False)))
    longest = max(len(one or ""), len(other or ""))
    start = max(0, same - _BEFORE) if longest > _LONGEST else 0
    return _cut(one, start), _cut(other, start)


def _cut(text: str | None, start: int) -> str:
    if text is None:
        return _NONE
    part = text[start : start + _LONGEST]
    safe = printable(part).translate(_SPECIAL)
    return ("…" if start else "") + (safe or _EMPTY) + ("…" if start + _LONGEST < len(text) else "")
