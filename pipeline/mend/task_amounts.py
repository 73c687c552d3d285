"""Amounts of a task list that stand in a wrong column, found by the sums of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from pipeline.schema.amount import parse_amount
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

Amounts = tuple[Decimal | None, ...]
ZERO = Decimal(0)
_MOVED = 0.85
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts by row, the total first in each (总额 = the others), and the row that adds up each column."""

    rows: tuple[Amounts, ...]
    total: Amounts

    def tolerance(self) -> Decimal:
        """Half a unit of the last decimal printed, for each addend and the sum."""
        return Decimal("0.005") * (len(self.rows) + 1)


def amounts_of(cells: Sequence[TextCell]) -> Amounts:
    """The amounts of some cells; None for what is none."""
    return tuple(amount.value if (amount := parse_amount(cell.text)) else None for cell in cells)


def solved(row: Amounts) -> Amounts:
    """The row with its only unknown amount, where there is one: total = sum of parts.

    >>> solved((None, Decimal("449.85"), Decimal(0))), solved((Decimal(5), None, None))
    ((Decimal('449.85'), Decimal('449.85'), Decimal('0')), (Decimal('5'), None, None))
    """
    unknown = [index for index, amount in enumerate(row) if amount is None]
    if len(unknown) != 1 or len(row) < 2:
        return row
    total, parts = row[0], [amount for amount in row[1:] if amount is not None]
    value = sum(parts, ZERO) if total is None else total - sum(parts, ZERO)
    return tuple(value if amount is None else amount for amount in row)


def residual(sums: Sums, row: int, column: int) -> Decimal | None:
    """What the column's total leaves for a row when every other row of the column is known."""
    others = [solved(amounts)[column] for index, amounts in enumerate(sums.rows) if index != row]
    whole = sums.total[column]
    if whole is None or any(amount is None for amount in others):
        return None
    return whole - sum((amount for amount in others if amount is not None), ZERO)


def shifted_back(cells: Sequence[TextCell], sums: Sums, row: int) -> tuple[TextCell, ...]:
    """The row's amounts in the only columns that the sums allow; as they are where they are allowed or none is.

    A single amount of several that is allowed in another column as well is doubtful where it stands.
    """
    amounts = sums.rows[row]
    filled = [cell for cell in cells if cell.text]
    if not filled or len(filled) == len(cells) or len(filled) != sum(amount is not None for amount in amounts):
        return tuple(cells)
    fitting = [
        places for places in _places(len(filled), len(cells)) if _allowed(_at(filled, places, len(cells)), sums, row)
    ]
    lone = len(filled) == 1 and len(cells) > _PAIR
    if _allowed(amounts, sums, row) and not (lone and len(fitting) > 1):
        return tuple(cells)
    if len(fitting) != 1:
        return tuple(cell.noted(Flag.COLUMN_DOUBTFUL, confidence=0.5) if cell.text else cell for cell in cells)
    moved = dict(zip(fitting[0], filled, strict=True))
    return tuple(
        moved[index].noted(Flag.AMOUNT_MOVED, confidence=_MOVED) if index in moved else TextCell()
        for index in range(len(cells))
    )


def _places(filled: int, columns: int) -> Iterator[tuple[int, ...]]:
    return combinations(range(columns), filled)


def _at(filled: Sequence[TextCell], places: Sequence[int], columns: int) -> Amounts:
    amounts = dict(zip(places, amounts_of(filled), strict=True))
    return tuple(amounts.get(index) for index in range(columns))


def _allowed(amounts: Amounts, sums: Sums, row: int) -> bool:
    """Whether no sum speaks against the row."""
    total, parts = amounts[0], [amount for amount in amounts[1:] if amount is not None]
    slack = sums.tolerance()
    if total is not None and sum(parts, ZERO) > total + slack:
        return False
    if total is not None and len(parts) == len(amounts) - 1 and abs(total - sum(parts, ZERO)) > slack:
        return False
    whole = solved(amounts)
    for column, amount in enumerate(whole):
        left = residual(sums, row, column)
        if amount is not None and left is not None and abs(amount - left) > slack:
            return False
    return True
