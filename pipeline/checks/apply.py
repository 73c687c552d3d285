"""Cells as they are after the checks: new values, nothing overwritten but what the checks may change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from pipeline.checks.equation import Place
from pipeline.checks.figures import Figures
from pipeline.checks.repair import Repair
from pipeline.checks.solve import Derived
from pipeline.model import Cell, Table
from pipeline.schema.reading import Reading
from pipeline.text.flags import Flag

CHECKED = "checked"
UNCONFIRMED = "unconfirmed"
LAST_DIGIT_OPEN = "last_digit_open"


def with_derived_cells(readings: Sequence[Reading], derived: Iterable[Derived]) -> dict[str, Table]:
    """The tables that change, by id: the derived amount as `text`, `raw` as it was read."""
    by_place = {one.place: one for one in derived}
    figures = {one.table.id: Figures(one) for one in readings}

    def change(place: Place, cell: Cell) -> Cell:
        one = by_place[place]
        style, figure = figures[place.table], one.figure
        decimals = decimals_of(figure.step) if one.is_rate else style.usual_decimals(place.col)
        names = [f"derived:{equation.rule}" for equation in one.by]
        doubts = [*([] if one.confirmed else [UNCONFIRMED]), *([LAST_DIGIT_OPEN] if one.last_digit_open else [])]
        return cell.model_copy(
            update={
                "text": printed(one.amount, decimals, grouped=style.grouped) + figure.sign,
                "status": "derived",
                "source": "check",
                "confidence": one.confidence,
                "flags": (*cell.flags, *dict.fromkeys(names), *doubts),
            }
        )

    return _changed(readings, by_place, change)


def with_repairs(readings: Sequence[Reading], repairs: Iterable[Repair]) -> dict[str, Table]:
    """The tables that change, by id: the alternative as `text`, `raw` as it was read."""
    by_place = {one.place: one for one in repairs}

    def change(place: Place, cell: Cell) -> Cell:
        chosen = by_place[place].alternative
        update = {"text": chosen.text, "status": "repaired", "confidence": chosen.probability}
        return cell.model_copy(update={**update, "flags": (*cell.flags, CHECKED)})

    return _changed(readings, by_place, change)


def with_beliefs(readings: Sequence[Reading], confidences: Mapping[Place, float]) -> dict[str, Table]:
    """The tables that change, by id: only the confidence is new; what a person has seen stays certain.

    A sum holds as well where all its separators are wrong alike, or its addends stand in one another's columns: a pass
    says nothing of a settled amount, nor of one whose column is not sure.
    """

    def change(place: Place, cell: Cell) -> Cell:
        if cell.source == "human":
            return cell
        unproved = {Flag.SETTLED_BY_COLUMN, Flag.COLUMN_DOUBTFUL} & set(cell.flags)
        own = min(cell.confidence, confidences[place]) if unproved else confidences[place]
        return cell.model_copy(update={"confidence": own})

    return _changed(readings, confidences, change)


def _changed(
    readings: Sequence[Reading], places: Mapping[Place, object], change: Callable[[Place, Cell], Cell]
) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    for table in (reading.table for reading in readings):
        if any(place.table == table.id for place in places):
            cells = (
                change(place, cell) if (place := Place(table.id, cell.row, cell.col)) in places else cell
                for cell in table.cells
            )
            tables[table.id] = table.model_copy(update={"cells": tuple(cells)})
    return tables


def printed(value: Decimal, decimals: int, *, grouped: bool) -> str:
    """`value` as its neighbours are printed: at least `decimals` decimals, more where it has them.

    >>> printed(Decimal("1020.133"), 2, grouped=False), printed(Decimal("1219.8"), 2, grouped=True)
    ('1020.133', '1,219.80')
    """
    return f"{value:{',' if grouped else ''}.{max(decimals_of(value), decimals)}f}"


def decimals_of(value: Decimal) -> int:
    """How many decimals `value` needs.

    >>> [decimals_of(Decimal(text)) for text in ("0.010", "100", "1.5")]
    [2, 0, 1]
    """
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
