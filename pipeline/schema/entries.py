"""Labels and their values in the head of a form."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.headers import is_number
from pipeline.model import Cell
from pipeline.schema.fields import Fields
from pipeline.schema.header import NOTHING, path_fields
from pipeline.schema.money_units import unit_in
from pipeline.schema.reading import ColumnRole, Entry
from pipeline.schema.words import squeezed


def row_entries(cells: Sequence[Cell], row: int, unit: str, fields: Fields) -> list[Entry]:
    """The entries of one row; `cells` cover it, left to right, labels over several rows included.

    The first cell is a label, what follows a label is its value, unless it is a known label itself with more after it:
    项目资金 | 年度资金总额 | 775.80. A value that is cut off by a new label may be empty.
    """
    found: list[Entry] = []
    path: list[Cell] = []
    for i, cell in enumerate(cells):
        last = i == len(cells) - 1
        known = bool(fields.find(cell.text)) or bool(path and path[-1].row_span > 1)
        if not path or (known and not last and cell.text.strip() and not is_number(cell.text)):
            if cell.text.strip() and cell.text.strip() not in NOTHING and not is_number(cell.text):
                path.append(cell)
            continue
        if cell.row == row:
            found.append(_entry(path, cell, unit, fields))
        path = []
    return found


def _entry(path: Sequence[Cell], value: Cell, unit: str, fields: Fields) -> Entry:
    texts = tuple(squeezed(cell.text) for cell in path)
    says = path_fields(texts, fields)
    role: ColumnRole = fields[says[-1]].role if says else "text"
    if role == "amount" and not (is_number(value.text) or len(value.text.strip()) <= 2):
        role = "text"
    label = path[-1]
    return Entry(
        path=texts,
        fields=says,
        label=(label.row, label.col),
        value=(value.row, value.col),
        role=role,
        unit=(unit_in(texts) or unit) if role == "amount" else "",
    )
