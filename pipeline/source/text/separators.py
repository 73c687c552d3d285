"""What separates the cells of a line: tabs, pipes of any width, or the lines of a drawn box."""

from __future__ import annotations

import re

_PIPE = re.compile(r"(?<!\\)\|")
_BARS = str.maketrans("｜│┃║", "||||")
_MARKDOWN_RULE = re.compile(r"\|?\s*:?[-=]{2,}:?\s*(?:[|+]\s*:?[-=]{2,}:?\s*)*\|?")
_PLUS_RULE = r"[+|\s]*\+[-=+:|\s]*[-=][-=+:|\s]*\+?"
_BOX_RULE = r"[\s\u2500-\u257f]*[─━═┄┈][\s\u2500-\u257f]*"
_DRAWN_RULE = re.compile(f"{_PLUS_RULE}|{_BOX_RULE}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_drawn_rule(text: str) -> bool:
    """True for a line that only draws the side of cells, as around every row of a grid.

    >>> is_drawn_rule("+----+----+"), is_drawn_rule("├──┼──┤"), is_drawn_rule("|---|--:|"), is_drawn_rule("+8613")
    (True, True, False, False)
    """
    return bool(_DRAWN_RULE.fullmatch(text.strip())) and len(text.strip()) > 2


def separated(text: str) -> tuple[str, ...] | None:
    r"""The cells of a line; none for the rule under a header; None for prose.

    >>> separated("| 项目 | 金额 |"), separated("|---|--:|"), separated("合计\t1.00"), separated("一般公共预算")
    (('项目', '金额'), (), ('合计', '1.00'), None)
    >>> separated("│合计│1.00│")
    ('合计', '1.00')
    """
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    inner = text.strip().translate(_BARS)
    bars = len(_PIPE.findall(inner))
    if bars < 2 or not (inner.startswith("|") or inner.endswith("|") or bars > 2):
        return None
    if _MARKDOWN_RULE.fullmatch(inner):
        return ()
    parts = _PIPE.split(inner.removeprefix("|"))
    if inner.endswith("|") and not inner.endswith("\\|"):
        parts = parts[:-1]
    return tuple(_BREAK.sub("\n", part.replace("\\|", "|")).strip() for part in parts)
