"""总数 over its parts in forms of no known kind (I1): the rows beside one merged label that names their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.equation import Equation, Term
from pipeline.checks.figures import Figures
from pipeline.model import Cell, Table
from pipeline.schema.reading import covered_places
from pipeline.schema.words import squeezed

LEAST_ROWS = 3
_TOTAL = re.compile(r"总数|总量|总计|合计")
_UNIT = re.compile(r"[（(]单位[:：].{1,4}[)）]")


def groups(table: Table, figures: Figures) -> Iterator[Equation]:
    """One equation for each merged label whose first row is a total; parts that print a unit of their own are none."""
    places = covered_places(table)
    for group in table.cells:
        if group.row_span < LEAST_ROWS or not _UNIT.search(squeezed(group.text)):
            continue
        rows = range(group.row, group.row + group.row_span)
        pairs = [_pair(places, row, group.col + group.col_span) for row in rows]
        found = [pair for pair in pairs if pair is not None]
        labels = [squeezed(label.text) for label, _ in found]
        if len(found) < len(rows) or not _TOTAL.fullmatch(labels[0]) or any(map(_UNIT.search, labels)):
            continue
        total, *parts = (figures.of(value) for _, value in found)
        yield Equation("I1", total, tuple(Term(part) for part in parts), down=True, about=squeezed(group.text))


def _pair(places: dict[tuple[int, int], Cell], row: int, col: int) -> tuple[Cell, Cell] | None:
    """The label that begins at a place and the value right of it, each of this row alone."""
    label = places.get((row, col))
    value = places.get((row, label.col + label.col_span)) if label is not None else None
    if label is None or value is None or label.row_span > 1 or value.row_span > 1:
        return None
    return label, value
