"""The headers of the blocks of a performance form in a text table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.mend.columns import Holds
from pipeline.schema.fields import Fields
from pipeline.source.text.cell import TextCell

Part = Literal["tasks", "indicators"]

_LEVELS = ("indicator_level1", "indicator_level2", "indicator_level3")
_HOLDS: dict[str, Holds] = {
    "task": "name",
    "task_content": "text",
    "indicator_level1": "label",
    "indicator_level2": "label",
    "indicator_level3": "name",
    "target": "target",
}


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a block: its `height` in rows and, for each column of the fragment, field id and what it holds.

    A column left of the first named one holds the label of the whole block.
    """

    part: Part
    height: int
    fields: tuple[str, ...]
    holds: tuple[Holds, ...]

    def column(self, field: str) -> int | None:
        """The place of a field."""
        return self.fields.index(field) if field in self.fields else None


def used_width(head: Head, rows: Sequence[Sequence[TextCell]]) -> int:
    """Columns up to the last one that the header names or that holds a text in a row as long as the header."""
    named = max(index for index, holds in enumerate(head.holds) if holds != "other") + 1
    filled = (index + 1 for row in rows if len(row) <= len(head.holds) for index, cell in enumerate(row) if cell.text)
    return max(named, *filled)


def padded_holds(head: Head, width: int) -> tuple[Holds, ...]:
    """What the first `width` columns hold."""
    other: Holds = "other"
    return (*head.holds, *[other] * max(width - len(head.holds), 0))[:width]


def head_at(rows: Sequence[Sequence[TextCell]], at: int, fields: Fields) -> Head | None:
    """The header that begins in row `at`; two rows where the second names what the first leaves blank."""
    for height in (2, 1):
        if at + height > len(rows):
            continue
        names = _names(rows[at : at + height], fields)
        if names is None or (height == 2 and not any(_named(rows[at + 1], fields))):
            continue
        part: Part | None = None
        if "task" in names and any(fields[name].role == "amount" for name in names if name):
            part = "tasks"
        elif "target" in names and sum(level in names for level in _LEVELS) > 1 and height == 1:
            part = "indicators"
        if part:
            return Head(part, height, names, _held(names, fields))
    return None


def _named(row: Sequence[TextCell], fields: Fields) -> list[str]:
    return [fields.find(cell.text, "sum", "fund", "task", "indicator") if cell.text else "" for cell in row]


def _names(rows: Sequence[Sequence[TextCell]], fields: Fields) -> tuple[str, ...] | None:
    """Field ids, the lowest name of each column; None when a body row is among them."""
    width = max(len(row) for row in rows)
    named = [[*_named(row, fields), *[""] * (width - len(row))] for row in rows]
    if any(
        cell.text and not name and index
        for row, names in zip(rows, named, strict=True)
        for index, (cell, name) in enumerate(zip(row, names, strict=False))
    ):
        return None
    return tuple(next((names[col] for names in reversed(named) if names[col]), "") for col in range(width))


def _held(names: Sequence[str], fields: Fields) -> tuple[Holds, ...]:
    first = next(index for index, name in enumerate(names) if name)
    held: list[Holds] = []
    for index, name in enumerate(names):
        if index < first:
            held.append("label")
        elif name:
            held.append(_HOLDS.get(name) or ("amount" if fields[name].role == "amount" else "other"))
        else:
            held.append("other")
    return tuple(held)
