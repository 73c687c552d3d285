"""Which fields a table shows anywhere, before its kind is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Table
from pipeline.schema.fields import LONGEST, Fields
from pipeline.schema.sides import sides

HEADER_ROWS = 4
_NO_LABEL = re.compile(r"[\d.,，%％\s\-—*]*")


@dataclass(frozen=True, slots=True)
class Seen:
    """Field ids: `header` of the rows that name columns (all rows of a form), `everywhere` of all short texts."""

    header: frozenset[str]
    everywhere: frozenset[str]


def seen_fields(table: Table, fields: Fields) -> Seen:
    """The fields of a table's texts; `side` stands for 收入 and 支出 beside each other."""
    depth = max(table.header_rows, HEADER_ROWS) if table.header_rows else table.n_rows
    header: set[str] = set()
    everywhere: set[str] = set()
    for cell in table.cells:
        if len(cell.text) <= LONGEST and not _NO_LABEL.fullmatch(cell.text):
            field = fields.find(cell.text)
            if field:
                everywhere.add(field)
                if cell.row < depth:
                    header.add(field)
    if sides(table, fields):
        header.add("side")
        everywhere.add("side")
    return Seen(frozenset(header), frozenset(everywhere))
