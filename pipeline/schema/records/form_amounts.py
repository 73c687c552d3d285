"""Budget items that a form prints as label and value: 年度资金总额 | 775.80."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Value
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Reading
from pipeline.schema.records.leaf import amount_leaf, implied, leaf, yuan_leaf

Record = dict[str, Value]


def form_amounts(reading: Reading, fields: Fields) -> Iterator[Record]:
    """One item an entry with an amount."""
    table = reading.table.id
    for block in reading.parts("head"):
        for entry in block.entries:
            cell, label = reading.at(*entry.value), reading.at(*entry.label)
            if entry.role != "amount" or cell is None or label is None or not cell.text.strip():
                continue
            amount = amount_leaf(table, cell, entry.unit)
            found: Record = {
                "stage": implied("budget", reading.confidence),
                "row_role": implied("leaf", reading.confidence),
            }
            if entry.field == "total":
                found["row_role"] = implied("total", reading.confidence)
            elif fields[entry.field].dimension == "fund":
                found["fund_source"] = leaf(table, (label,), entry.field)
            found["amount"] = amount
            yuan = yuan_leaf(amount)
            if yuan is not None:
                found["amount_yuan"] = yuan
            yield found
