"""A unit that is no unit (`70 学`), replaced by the one that rows of the same kind agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.schema.target import Target, parse_target
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

SAME_ENDING = 4  # characters at the end of two names that make them names of the same thing
AGREEING = 2
_COMPLETED = 0.8


def units_agreed(
    rows: Sequence[tuple[TextCell, ...]], name: int | None, target: int | None
) -> tuple[tuple[TextCell, ...], ...]:
    """The rows with misread units replaced where like-named rows have one and the same unit; digits stay."""
    if name is None or target is None:
        return tuple(rows)
    read = [parse_target(row[target].text) for row in rows]
    return tuple(_agreed(rows, read, index, name, target) for index in range(len(rows)))


def _agreed(
    rows: Sequence[tuple[TextCell, ...]], read: Sequence[Target], index: int, name: int, target: int
) -> tuple[TextCell, ...]:
    row, own = rows[index], read[index]
    if own.kind != "number" or own.unit_known or len(own.unit) != 1:
        return row
    ending = row[name].text[-SAME_ENDING:]
    units = [
        other.unit
        for place, other in enumerate(read)
        if place != index
        and len(ending) == SAME_ENDING
        and rows[place][name].text.endswith(ending)
        and other.kind == "number"
        and other.unit
        and other.unit_known
        and len(other.unit) == 1
    ]
    cell = row[target]
    if len(units) >= AGREEING and len(set(units)) == 1 and cell.text.endswith(own.unit):
        text = cell.text.removesuffix(own.unit) + units[0]
        mended = cell.noted(Flag.UNIT_COMPLETED, text=text, confidence=_COMPLETED)
    else:
        mended = replace(cell.noted(Flag.LABEL_DOUBTFUL), confidence=0.5)
    return (*row[:target], mended, *row[target + 1 :])
