"""A row's code: the digits of 类, 款, 项 joined, whichever way they are printed."""

from __future__ import annotations

import re

from pipeline.schema.words import squeezed

_DIGITS = re.compile(r"\d+")
_IN_NAME = re.compile(
    r"^(?!(?:19|20)\d\d[-－—年])"
    r"(?:[\[【（(](\d{3,9})[\]】)）]|(\d{3,9})(?:[-－—_:： ]|(?=[^\d.,年月A-Za-z])))(.*)$"
)
CLASS, GROUP = 3, 2


def split_code(text: str) -> tuple[str, str]:
    """Code and name of a cell that prints both.

    >>> split_code("[30101]基本工资"), split_code("2050803-培训支出"), split_code("合计"), split_code("2026年")
    (('30101', '基本工资'), ('2050803', '培训支出'), ('', '合计'), ('', '2026年'))
    """
    found = _IN_NAME.match(squeezed(text))
    if not found or not found.group(3):
        return "", text
    return found.group(1) or found.group(2), found.group(3)


class CodeJoiner:
    """Joins codes down a block: a level that a row leaves out is that of the row above.

    >>> join = CodeJoiner()
    >>> [join(parts) for parts in (("205", "", ""), ("", "08", ""), ("", "", "03"), ("206", "", ""))]
    ['205', '20508', '2050803', '206']
    >>> join = CodeJoiner()
    >>> [join((code,)) for code in ("208", "05", "2080505", "210")]
    ['208', '20805', '2080505', '210']
    """

    def __init__(self) -> None:
        self._levels: list[str] = []

    def __call__(self, parts: tuple[str, ...]) -> str:
        printed = [squeezed(part) for part in parts]
        if any(part and not _DIGITS.fullmatch(part) for part in printed):
            return ""
        if len(printed) == 1:
            return self._single(printed[0])
        deepest = max((i for i, part in enumerate(printed) if part), default=-1)
        if deepest < 0:
            return ""
        levels = [part or (self._levels[i] if i < len(self._levels) else "") for i, part in enumerate(printed)]
        levels = levels[: deepest + 1]
        if not all(levels):
            return ""
        self._levels = levels
        return "".join(levels)

    def _single(self, code: str) -> str:
        if len(code) == GROUP and self._levels:
            self._levels = [self._levels[0], code]
            return "".join(self._levels)
        if len(code) >= CLASS:
            self._levels = [code[:CLASS], *([code[CLASS : CLASS + GROUP]] if len(code) > CLASS else [])]
        return code
