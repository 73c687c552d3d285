"""Tasks of a department with their content and amounts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Value
from pipeline.schema.reading import Reading
from pipeline.schema.records.leaf import amount_leaf, text_leaf

Record = dict[str, Value]
_TEXTS = {"task": "name", "task_content": "content", "goal": "goal", "goal_actual": "outcome"}
_AMOUNTS = {"total": "total", "amount": "total", "fiscal": "appropriation", "other_funds": "other"}


def tasks(reading: Reading) -> Iterator[Record]:
    """One record a task; 金额合计 is none. Of planned and executed amounts the planned ones count."""
    for block in reading.parts("tasks"):
        for row in block.facts():
            if row.role in ("total", "subtotal"):
                continue
            found: Record = {}
            for column in block.columns:
                cell = reading.cell(row, column)
                if cell is None:
                    continue
                key = _AMOUNTS.get(column.field, "") if column.role == "amount" else _TEXTS.get(column.field, "")
                if column.role == "amount" and column.fields[0] == "executed":
                    key = f"executed_{key}" if key else ""
                if key and key not in found:
                    amount = column.role == "amount"
                    table = reading.table.id
                    found[key] = amount_leaf(table, cell, column.unit) if amount else text_leaf(table, cell)
            if any(one.text for one in found.values()):
                yield found
