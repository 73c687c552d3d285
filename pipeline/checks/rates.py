"""Percentages of a column or a row as figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.checks.equation import ZERO, Figure, Place
from pipeline.checks.figures import NOTHING, fillable, keeps_zeros, seen_in
from pipeline.model import Cell
from pipeline.schema.amount import Amount, parse_amount, says_nothing

_SIGN = re.compile(r"\s*([%％])\s*")


@dataclass(frozen=True)
class Rates:
    """`cells` of one column or row of rates, and the text of its `heading`."""

    table: str
    cells: tuple[Cell, ...]
    heading: str

    @cached_property
    def is_sure(self) -> bool:
        """False where no % is printed with the rates: 0.95 may be meant, or 95."""
        return bool(_SIGN.search(self.heading)) or any(_SIGN.search(cell.text) for cell in self.cells)

    def of(self, cell: Cell | None) -> Figure:
        """The rate of a cell in percent; its decimals are the column's where closing zeros are cut off."""
        if cell is None:
            return NOTHING
        place, rate = Place(self.table, cell.row, cell.col), _rate(cell)
        if says_nothing(cell.text) and cell.status != "missing":
            return Figure(place, ZERO, blank=True, confidence=cell.confidence)
        if rate is None or cell.status == "missing":
            step, sign = _step(self._decimals), self._sign
            fills, seen = fillable(cell), seen_in(cell)
            return Figure(place, None, step, False, cell.confidence, fillable=fills, sign=sign, seen=seen)
        step = _step(rate.decimals if self._keeps_zeros else self._decimals)
        return Figure(place, rate.value, step, confidence=cell.confidence, derived=cell.status == "derived")

    @cached_property
    def _read(self) -> tuple[tuple[str, Amount], ...]:
        found = ((_SIGN.sub("", cell.text), _rate(cell)) for cell in self.cells)
        return tuple((text, rate) for text, rate in found if rate is not None)

    @cached_property
    def _decimals(self) -> int:
        return max((rate.decimals for _, rate in self._read), default=0)

    @cached_property
    def _keeps_zeros(self) -> bool:
        return keeps_zeros([(text, rate) for text, rate in self._read if rate.decimals])

    @cached_property
    def _sign(self) -> str:
        signs = [found[1] for cell in self.cells if (found := _SIGN.search(cell.text))]
        return max(sorted(set(signs)), key=signs.count, default="")


def _rate(cell: Cell) -> Amount | None:
    return parse_amount(_SIGN.sub("", cell.text))


def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)
