"""One leaf of a record: a value, the cells that it was read from, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Cell, Status, Value
from pipeline.schema.amount import parse_amount
from pipeline.schema.money_units import in_yuan
from pipeline.schema.words import squeezed

_WEAKEST: tuple[Status, ...] = ("missing", "derived", "repaired", "read")


def leaf(table: str, cells: Sequence[Cell], value: str | None, *, text: str | None = None, unit: str = "") -> Value:
    """A leaf that says `value`; its status and confidence are those of its least certain cell.

    `text`: as printed, by default that of the cells. A blank cell gives a leaf whose value is None: blank is not zero.
    """
    return Value(
        value=value,
        text=" ".join(one.text for one in cells if one.text) if text is None else text,
        unit=unit,
        status=next((status for status in _WEAKEST if any(one.status == status for one in cells)), "read"),
        confidence=min((one.confidence for one in cells), default=0.0),
        cells=tuple((table, one.row, one.col) for one in cells),
    )


def text_leaf(table: str, cell: Cell) -> Value:
    """What a cell says, white space gone."""
    return leaf(table, (cell,), squeezed(cell.text) or None)


def amount_leaf(table: str, cell: Cell, unit: str) -> Value:
    """An amount in its printed unit, as an exact decimal; None where no amount is printed."""
    amount = parse_amount(cell.text)
    return leaf(table, (cell,), None if amount is None else f"{amount.value:f}", unit=unit)


def yuan_leaf(amount: Value) -> Value | None:
    """The same amount in 元, exact; None when nothing is printed or its unit is not known."""
    printed = parse_amount(amount.text)
    yuan = None if printed is None else in_yuan(printed.value, amount.unit)
    return None if yuan is None else amount.model_copy(update={"value": f"{yuan:f}", "unit": "元"})


def implied(value: str, confidence: float, cells: Sequence[tuple[str, int, int]] = ()) -> Value:
    """What follows from the kind of a table and is printed in no cell, or in the cells named."""
    return Value(value=value, text="", status="derived", confidence=confidence, cells=tuple(cells))
