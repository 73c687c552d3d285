"""An item that a list of amounts says twice in a row: once, if the sum proves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

_ITEM_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)(亿元|万元|元|万)", re.ASCII)
_ITEMS = re.compile(r"[^；;。]*[；;。]?")
_LEAST_ITEMS = 2


def itemised(text: str, unit: str) -> Decimal | None:
    """The sum, in `unit`, of a text whose every item ends in one amount of that unit; else None.

    >>> itemised("社会福利287.13万元；社会工作217.375万元。", "万元"), itemised("用于培训。补贴3万元", "万元")
    (Decimal('504.505'), None)
    """
    total, count = Decimal(0), 0
    for item in _items(text):
        found = _ITEM_AMOUNT.findall(item)
        if len(found) != 1 or found[0][1] not in (unit, unit.removesuffix("元")):
            return None
        total += Decimal(found[0][0].replace(",", ""))
        count += 1
    return total if count >= _LEAST_ITEMS else None


def said_once(cell: TextCell, unit: str, wanted: Sequence[Decimal], tolerance: Decimal) -> TextCell:
    """The cell without an item that repeats the one before it, if only so the items sum up to what is `wanted`.

    Where the sum proves nothing the repetition stays and is noted; where it needs the repetition nothing is done.
    """
    items = _items(cell.text)
    repeated = [index for index in range(1, len(items)) if _bare(items[index]) == _bare(items[index - 1])]
    if not repeated:
        return cell
    once = "".join(item for index, item in enumerate(items) if index not in repeated)
    kept, dropped = (_proves(itemised(text, unit), wanted, tolerance) for text in (cell.text, once))
    if kept and not dropped:
        return cell
    if dropped and not kept:
        return cell.noted(Flag.REPETITION_REMOVED, text=once, confidence=0.85)
    return cell.noted(Flag.REPETITION, confidence=0.5)


def _proves(found: Decimal | None, wanted: Sequence[Decimal], tolerance: Decimal) -> bool:
    return found is not None and bool(wanted) and all(abs(found - amount) <= tolerance for amount in wanted)


def _items(text: str) -> list[str]:
    return [item for item in _ITEMS.findall(text) if _bare(item)]


def _bare(item: str) -> str:
    return item.strip("；;。 \n")
