"""Cells of a reading as figures of an equation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.checks.declared import RuleId
from pipeline.checks.equation import ONE, ZERO, Figure, Place
from pipeline.model import Cell
from pipeline.schema.amount import Amount, parse_amount, says_nothing
from pipeline.schema.reading import Reading

UNREAD_BELOW = 0.5  # a reading from pixels below this that is no amount either counts as unread
FEW = 3
_DIGIT = re.compile(r"\d", re.ASCII)
NOTHING = Figure(None, ZERO, blank=True)


@dataclass(frozen=True)
class Figures:
    """The amounts of one table. `keeps_zeros` tells whether the decimals of an amount tell its precision."""

    reading: Reading

    def at(self, row: int, col: int, *, scale: Decimal = ONE) -> Figure:
        """The amount at a place, times `scale`; nothing where only a merged cell reaches to."""
        cell = self.reading.at(row, col)
        return self.of(cell, scale=scale) if cell is not None and (cell.row, cell.col) == (row, col) else NOTHING

    def of(self, cell: Cell, *, scale: Decimal = ONE) -> Figure:
        """The amount of a cell, times `scale`."""
        amount, place = parse_amount(cell.text), Place(self.reading.table.id, cell.row, cell.col)
        sure = cell.confidence
        if says_nothing(cell.text) and cell.status != "missing":
            return Figure(place, ZERO, blank=True, confidence=sure, scale=scale)
        if amount is None or cell.status == "missing":
            step = Decimal(1).scaleb(-self.most_decimals) * scale
            fills, zero = fillable(cell), cell.col in self._zero_columns
            return Figure(place, None, step, False, sure, scale=scale, fillable=fills, zero=zero, seen=seen_in(cell))
        step = Decimal(1).scaleb(-(amount.decimals if self.keeps_zeros else self.most_decimals)) * scale
        return Figure(place, amount.value * scale, step, confidence=sure, derived=cell.status == "derived", scale=scale)

    @cached_property
    def keeps_zeros(self) -> bool:
        """False where closing zeros are cut off."""
        return keeps_zeros(self._decimal_amounts)

    @cached_property
    def most_decimals(self) -> int:
        """Decimals of the most precise amount of the table."""
        return max((amount.decimals for _, amount in self._decimal_amounts), default=0)

    def usual_decimals(self, col: int) -> int:
        """Decimals that most amounts with any have; the more precise of two that are as frequent.

        0 in a column `col` of whole numbers.
        """
        own = [amount for cell, amount in self._amounts if cell.col == col]
        if len(own) >= FEW and not any(amount.decimals for amount in own):
            return 0
        counted = Counter(amount.decimals for _, amount in self._decimal_amounts)
        return max(counted, key=lambda decimals: (counted[decimals], decimals), default=0)

    @cached_property
    def _zero_columns(self) -> frozenset[int]:
        """Columns that print their zeros and leave nothing blank."""
        table = self.reading.table
        body = [cell for cell in table.cells if cell.row >= table.header_rows]
        blank = {cell.col for cell in body if says_nothing(cell.text) and cell.status != "missing"}
        zeros = {cell.col for cell, amount in self._amounts if cell.row >= table.header_rows and not amount.value}
        return frozenset(zeros - blank)

    @cached_property
    def grouped(self) -> bool:
        """True where amounts are printed with thousands separators."""
        return any(amount.grouped for _, amount in self._amounts)

    @cached_property
    def _decimal_amounts(self) -> Sequence[tuple[str, Amount]]:
        return [(cell.text, amount) for cell, amount in self._amounts if amount.decimals]

    @cached_property
    def _amounts(self) -> Sequence[tuple[Cell, Amount]]:
        read = ((cell, parse_amount(cell.text)) for cell in self.reading.table.cells)
        return [(cell, amount) for cell, amount in read if amount is not None]


def keeps_zeros(amounts: Sequence[tuple[str, Amount]]) -> bool:
    """False for amounts of different decimals none of which ends in a zero: closing zeros are cut off."""
    ends = {(amount.decimals, text.rstrip()[-1:]) for text, amount in amounts}
    return len({decimals for decimals, _ in ends}) < 2 or any(end == "0" for _, end in ends)


def as_form(rule: RuleId, figures: Figures) -> RuleId:
    """The same sum goes by another number in performance forms."""
    return "I9" if rule == "I5" and figures.reading.family == "performance" else rule


def seen_in(cell: Cell) -> tuple[str, ...]:
    """The digits of what was read in a cell, and of the other texts seen for it; () where no digit was read."""
    texts = (cell.raw, *(one.text for one in cell.evidence.alternatives)) if cell.evidence else (cell.raw,)
    found = ["".join(_DIGIT.findall(text)) for text in texts]
    return tuple(dict.fromkeys(found)) if found[0] else ()


def fillable(cell: Cell) -> bool:
    """True for what no reader could read; stored text that is no amount is there for a reason."""
    if cell.source == "human":
        return False
    return cell.status == "missing" or (cell.source == "ocr" and cell.confidence < UNREAD_BELOW)
