"""The records of a document as rows: each leaf with its past, and typed rows to compare and sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from pipeline.model import Document, Value
from pipeline.store.sql import meant
from pipeline.store.sql.base import Base, hash_id
from pipeline.store.sql.unit_rows import Units

_YUAN = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
Record = Mapping[str, Value]


def record_rows(
    document: Document, table_ids: Mapping[str, str], units: Units
) -> dict[type[Base], list[dict[str, Any]]]:
    """Rows of `document.records`; `table_ids` maps a table's id in the JSON to its id in the database.

    `units` learns of those that rows name.
    """
    rows: dict[type[Base], list[dict[str, Any]]] = {
        meant.BudgetItemRow: [],
        meant.IndicatorRow: [],
        meant.TaskRow: [],
        meant.GoalRow: [],
        meant.RecordValueRow: [],
    }
    records = document.records
    profile = hash_id(document.id, "profile")
    rows[meant.RecordValueRow] += _leaves(profile, "profile", document.id, records.profile, table_ids)
    kinds: tuple[tuple[str, type[Base], tuple[Record, ...]], ...] = (
        ("budget_item", meant.BudgetItemRow, records.budget_items),
        ("indicator", meant.IndicatorRow, records.indicators),
        ("task", meant.TaskRow, records.tasks),
        ("goal", meant.GoalRow, records.goals),
    )
    for kind, model, some in kinds:
        count = Counter[tuple[object, ...]]()
        for ordinal, record in enumerate(some):
            table_id = _table_id(record, table_ids)
            key = (document.id, kind, table_id, *(_value(record, name) for name in _KEYS[kind]))
            record_id = hash_id(*key, count[key])
            count[key] += 1
            rows[model].append(
                {
                    f"{'item' if kind == 'budget_item' else kind}_id": record_id,
                    "document_id": document.id,
                    "table_id": table_id,
                    "ordinal": ordinal,
                    **{name: _value(record, name) for name in _COLUMNS[kind]},
                    **{column: fen(record.get(name)) for column, name in _AMOUNTS[kind].items()},
                    **(_of_item(record, units) if kind == "budget_item" else {}),
                    "status": _status(record),
                    "confidence": min((leaf.confidence for leaf in _from_cells(record)), default=0.0),
                }
            )
            rows[meant.RecordValueRow] += _leaves(record_id, kind, document.id, record, table_ids)
    return rows


def fen(amount: Value | None) -> int | None:
    """An amount in 0.01 yuan; None when there is none, its unit is no money, or it is not a whole number of them."""
    if amount is None or amount.value is None or amount.unit not in _YUAN:
        return None
    try:
        exact = Decimal(amount.value).scaleb(_YUAN[amount.unit] + 2)
    except InvalidOperation:
        return None
    return int(exact) if exact.is_finite() and exact == exact.to_integral_value() else None


_ITEM = (
    "stage",
    "func_code",
    "econ_code",
    "government_econ_code",
    "item_name",
    "item",
    "unit",
    "project",
    "fund_source",
    "expenditure_kind",
    "direction",
    "period",
    "year",
    "row_role",
)
_INDICATOR = (
    "level1",
    "level2",
    "name",
    "target_text",
    "operator",
    "value_number",
    "unit",
    "kind",
    "weight",
    "actual_text",
    "score",
)
# The part of a record's natural key below its table; equal keys count up.
_KEYS = {"budget_item": _ITEM, "indicator": ("level1", "level2"), "task": ("name",), "goal": ("title",)}
# Columns of the typed table that are keys of the record; all other leaves are in `record_value` alone.
_COLUMNS = {
    "budget_item": _ITEM,
    "indicator": _INDICATOR,
    "task": ("name", "content"),
    "goal": ("title", "text"),
}
_AMOUNTS: dict[str, dict[str, str]] = {
    "budget_item": {"amount_fen": "amount"},
    "task": {"total_fen": "total", "appropriation_fen": "appropriation", "other_fen": "other"},
    "indicator": {},
    "goal": {},
}


def _of_item(record: Record, units: Units) -> dict[str, str | None]:
    amount, unit = record.get("amount"), record.get("unit")
    return {
        "amount_text": amount.text if amount else None,
        "amount_unit": amount.unit if amount else None,
        "unit_id": units.id_of(unit.value) if unit and unit.value else units.subject,
    }


def _value(record: Record, name: str) -> str | int | None:
    leaf = record.get(name)
    if leaf is None or leaf.value is None or name != "year":
        return leaf.value if leaf else None
    return int(leaf.value) if leaf.value.isdecimal() else None


def _from_cells(record: Record) -> list[Value]:
    """Leaves that a cell prints; the others follow from the kind of the table and say nothing about the record."""
    return [leaf for leaf in record.values() if leaf.cells]


def _status(record: Record) -> str:
    """The weakest of the leaves' ways to be known."""
    found = {leaf.status for leaf in _from_cells(record)}
    return next((status for status in ("missing", "derived", "repaired") if status in found), "read")


def _table_id(record: Record, table_ids: Mapping[str, str]) -> str | None:
    return next((table_ids[cell[0]] for leaf in record.values() for cell in leaf.cells if cell[0] in table_ids), None)


def _leaves(
    record_id: str, kind: str, document_id: str, record: Record, table_ids: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for field, leaf in record.items():
        yield {
            **leaf.model_dump(exclude={"cells"}),
            "record_id": record_id,
            "field": field,
            "document_id": document_id,
            "kind": kind,
            "cells": [[table_ids.get(table, table), row, col] for table, row, col in leaf.cells],
        }
