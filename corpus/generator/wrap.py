"""Character wrap as office programs do it: Chinese anywhere, numbers and words whole."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]

TOKEN = re.compile(r"[0-9A-Za-z.,%+\-≥≤]+|.", re.DOTALL)
NO_START = set("，。；：、）》〕”’！？%,.;:)")
NO_END = set("（《〔“‘(")


def wrap(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    r"""The printed lines of a text whose real line breaks are kept.

    >>> wrap("一般公共预算\n合计", 4, len)
    ('一般公共', '预算', '合计')
    """
    lines: list[str] = []
    for item in text.split("\n"):
        lines.extend(_wrap_item(item, width, measure))
    return tuple(lines)


def _wrap_item(text: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    for token in _tokens(text, width, measure):
        if line and measure("".join(line) + token) > width:
            carried = _carried(line, token)
            lines.append("".join(line))
            line = carried
        line.append(token)
    return [*lines, "".join(line)]


def _carried(line: list[str], token: str) -> list[str]:
    """Tokens that go down with `token` so that no mark opens or closes a line wrongly."""
    carried: list[str] = []
    first = token
    while len(line) > 1 and (first[0] in NO_START or line[-1] in NO_END):
        first = line.pop()
        carried.insert(0, first)
        if len(carried) > 3:
            break
    return carried


def _tokens(text: str, width: float, measure: Measure) -> list[str]:
    """Words, numbers and single characters; a word wider than the line falls apart."""
    tokens: list[str] = []
    for token in TOKEN.findall(text):
        tokens.extend(token if measure(token) > width else [token])
    return tokens
