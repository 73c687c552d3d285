"""What another city prints differently in the same form: changes of a table that leave its kind as it is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from pipeline.model import Cell, Table

Change = Callable[[Table], Table]
_SWAPPED = {"部门": "单位", "单位": "部门"}


def header_not_told(table: Table) -> Table:
    return table.model_copy(update={"header_rows": 0})


def title_inside(table: Table) -> Table:
    """The title as a first row over the full width."""
    top = Cell(row=0, col=0, col_span=table.n_cols, text=table.title, raw=table.title)
    rows = {"n_rows": table.n_rows + 1, "header_rows": table.header_rows + bool(table.header_rows)}
    return table.model_copy(update={"title": "", **rows, "cells": (top, *_below(table, 0))})


def numbering_row(table: Table) -> Table:
    """栏次 1 2 3 below the header."""
    depth = table.header_rows
    row = [Cell(row=depth, col=col, text=str(col) if col else "栏次") for col in range(table.n_cols)]
    above = [cell for cell in table.cells if cell.row < depth]
    rows = {"n_rows": table.n_rows + 1, "header_rows": depth + 1}
    return table.model_copy(update={**rows, "cells": (*above, *row, *_below(table, depth))})


def cut_after_one_row(table: Table) -> Table:
    end = table.header_rows + 1
    return table.model_copy(update={"n_rows": end, "cells": tuple(cell for cell in table.cells if cell.row < end)})


def header_in_one_row(table: Table) -> Table:
    """The levels of each column's header written as one text."""
    depth = table.header_rows
    covering = {
        (row, col): cell
        for cell in table.cells
        if cell.row < depth
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    header: list[Cell] = []
    for col in range(table.n_cols):
        path = dict.fromkeys(id(covering[row, col]) for row in range(depth) if (row, col) in covering)
        texts = {id(cell): cell.text for cell in covering.values()}
        header.append(Cell(row=0, col=col, text="".join(texts[one] for one in path)))
    body = [cell.model_copy(update={"row": cell.row - depth + 1}) for cell in table.cells if cell.row >= depth]
    rows = {"n_rows": table.n_rows - depth + 1, "header_rows": 1}
    return table.model_copy(update={**rows, "cells": (*header, *body)})


def merged_headers_lost(table: Table) -> Table:
    """Each merged header cell as single ones, the text in the first."""
    cells: list[Cell] = []
    for cell in table.cells:
        places = [(r, c) for r in range(cell.row_span) for c in range(cell.col_span)]
        for down, right in places if cell.row < table.header_rows else [(0, 0)]:
            alone = {"row": cell.row + down, "col": cell.col + right, "row_span": 1, "col_span": 1}
            text = cell.text if down == right == 0 else ""
            cells.append(cell.model_copy(update={**alone, "text": text} if len(places) > 1 else {}))
    return table.model_copy(update={"cells": _ordered(cells)})


def columns_in_another_order(table: Table) -> Table:
    """Where no cell runs over several columns."""
    if any(cell.col_span > 1 for cell in table.cells):
        return table
    order = list(range(table.n_cols))
    random.Random(7).shuffle(order)
    cells = [cell.model_copy(update={"col": order[cell.col]}) for cell in table.cells]
    return table.model_copy(update={"cells": _ordered(cells)})


def department_and_unit_swapped(table: Table) -> Table:
    cells = tuple(
        cell.model_copy(update={"text": _swapped(cell.text)}) if cell.row < table.header_rows else cell
        for cell in table.cells
    )
    return table.model_copy(update={"title": _swapped(table.title), "cells": cells})


def column_of_notes(table: Table) -> Table:
    notes = [Cell(row=row, col=table.n_cols, text="" if row else "备注") for row in range(table.n_rows)]
    return table.model_copy(update={"n_cols": table.n_cols + 1, "cells": _ordered([*table.cells, *notes])})


CHANGES: tuple[Change, ...] = (
    header_not_told,
    title_inside,
    numbering_row,
    cut_after_one_row,
    header_in_one_row,
    merged_headers_lost,
    columns_in_another_order,
    department_and_unit_swapped,
    column_of_notes,
)


def _below(table: Table, row: int) -> list[Cell]:
    """The cells from a row on, one row lower."""
    return [cell.model_copy(update={"row": cell.row + 1}) for cell in table.cells if cell.row >= row]


def _ordered(cells: list[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))


def _swapped(text: str) -> str:
    return re.sub("部门|单位(?![:：])", lambda found: _SWAPPED[found[0]], text)
