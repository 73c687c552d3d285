"""What cells look like, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from pipeline.confidence.review import LOOK_BELOW
from pipeline.model import Cell

_VERY_LOW = 0.5


@dataclass(frozen=True, slots=True)
class Look:
    """A way to show a cell, and its line in the legend."""

    meaning: str
    style: tuple[tuple[str, str], ...]


MISSING = Look("printed, but could not be read", (("bg_color", "#BFBFBF"),))
VERY_LOW = Look(f"confidence below {_VERY_LOW:g}", (("bg_color", "#F4B084"),))
LOW = Look(f"confidence below {LOOK_BELOW:g}", (("bg_color", "#FFF2CC"),))
HEADER = Look("header row", (("bg_color", "#E7EEF7"),))
REPAIRED = Look("spacing or look-alike characters repaired", (("font_color", "#1F4E9E"),))
DERIVED = Look("not printed so: computed by a check, or corrected by a person", (("font_color", "#7030A0"),))
LEGEND = (VERY_LOW, LOW, MISSING, HEADER, REPAIRED, DERIVED)


def looks_of(cell: Cell, *, header: bool) -> tuple[Look, ...]:
    """One look for the ground at most, and one for the characters."""
    looks = []
    if cell.status == "missing":
        looks.append(MISSING)
    elif cell.confidence < _VERY_LOW:
        looks.append(VERY_LOW)
    elif cell.confidence < LOOK_BELOW:
        looks.append(LOW)
    elif header:
        looks.append(HEADER)
    if cell.status == "derived" or cell.source in {"check", "human"}:
        looks.append(DERIVED)
    elif cell.status == "repaired":
        looks.append(REPAIRED)
    return tuple(looks)


class Formats:
    """The formats of a workbook, each made once: Excel allows 64,000."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, looks: tuple[Look, ...] = (), **more: Any) -> Format:
        """The format with these looks and further properties of xlsxwriter."""
        style = tuple(sorted([*(part for look in looks for part in look.style), *more.items()]))
        if style not in self._made:
            self._made[style] = self._workbook.add_format(dict(style))
        return self._made[style]
