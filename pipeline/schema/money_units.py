"""The unit of an amount: printed in its header or label, else the table's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.schema.words import squeezed

_UNIT = re.compile(
    r"[（(](?:金额)?(?:单位[:：]?)?(?:人民币)?((?:亿|百万|万|千)?元)[)）]?|[（(]?单位[:：]((?:亿|百万|万|千)?元)"
)
IN_YUAN = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}


def unit_in(path: Sequence[str]) -> str:
    """The innermost unit of money that a header path prints, or "".

    >>> unit_in(("预算金额（万元）", "财政拨款")), unit_in(("预算数（单位：万元）",)), unit_in(("总额",))
    ('万元', '万元', '')
    """
    for text in reversed(path):
        found = _UNIT.search(squeezed(text))
        if found:
            return found.group(1) or found.group(2)
    return ""


def in_yuan(amount: Decimal, unit: str) -> Decimal | None:
    """The amount in 元, exact; None when the unit is not known.

    >>> str(in_yuan(Decimal("3980.52"), "万元"))
    '39805200.00'
    """
    factor = IN_YUAN.get(unit)
    return None if factor is None else amount * factor
