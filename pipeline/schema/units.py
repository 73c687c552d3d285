"""Units of measure: the word printed after a number, its canonical name, and what it measures."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.config_files import config_dir

_ZEROS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
_BRACKETS = re.compile(r"[(（](.+)[)）]")
_MULTIPLIED = re.compile(r"(十万|百万|千万|百|千|万|亿)(.+)")
_PERIODS = frozenset("年月日天周季次人户")


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` is canonical where `known`, else as printed; `dimension` is "" where unknown."""

    name: str
    dimension: str = ""

    @property
    def known(self) -> bool:
        return bool(self.dimension)


def unit(printed: str) -> Unit:
    """The unit that `printed` names; a multiplier before it and a rate (`a/b`) are understood.

    >>> unit("％").name, unit("（人数）").name, unit("万人次"), unit("元/户/月").dimension, unit("学").known
    ('%', '人', Unit(name='万人次', dimension='count'), 'money_rate', False)
    """
    text = "".join(printed.split())
    found = _listed().get(text)
    if found is None and (inner := _BRACKETS.fullmatch(text)):
        return unit(inner[1])
    return found or _multiplied(text) or _rate(text) or Unit(text)


def is_unit_head(text: str) -> bool:
    """True for `万` and its like, which multiply but do not say of what.

    >>> is_unit_head("万"), is_unit_head("万元")
    (True, False)
    """
    return text in {"万", "亿"}


def in_yuan(value: Decimal, name: str) -> Decimal | None:
    """`value` of the money unit `name` in 元; None for a unit that is no plain Chinese money.

    >>> in_yuan(Decimal("1219.80"), "万元"), in_yuan(Decimal("5"), "个")
    (Decimal('12198000'), None)
    """
    if name not in _ZEROS:
        return None
    product = value.scaleb(_ZEROS[name])
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product.normalize()


def names() -> tuple[str, ...]:
    """Every listed unit word, aliases too, longest first."""
    return tuple(sorted(_listed(), key=lambda word: (-len(word), word)))


def _multiplied(text: str) -> Unit | None:
    match = _MULTIPLIED.fullmatch(text)
    base = _listed().get(match[2]) if match else None
    if match is None or base is None or base.dimension in {"ratio", "duration", "rank", "money"}:
        return None
    return Unit(match[1] + base.name, base.dimension)


def _rate(text: str) -> Unit | None:
    first, *rest = text.replace("每", "/").replace("·", "/").split("/")
    if not rest or not all(part in _listed() or part in _PERIODS for part in rest):
        return None
    above = _listed().get(first) or _multiplied(first)
    if above is None or above.dimension == "ratio":
        return None
    return Unit("/".join([above.name, *rest]), f"{above.dimension}_rate")


@cache
def _listed() -> Mapping[str, Unit]:
    with (config_dir() / "units.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    listed = {row["unit"]: Unit(row["unit"], row["dimension"]) for row in rows}
    for row in rows:
        for alias in filter(None, row["aliases"].split("|")):
            if listed.setdefault(alias, listed[row["unit"]]).name != row["unit"]:
                raise ValueError(f"units.csv names {alias} twice")
    return listed
