"""Header paths and what they mean: a table's columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from pipeline.layout.headers import is_number
from pipeline.model import Cell, Table
from pipeline.schema.fields import Dimension, Fields
from pipeline.schema.money_units import unit_in
from pipeline.schema.reading import Column, ColumnRole
from pipeline.schema.words import bare, printed_year, squeezed

Places = Mapping[tuple[int, int], Cell]

DEEPEST = 6
COUNTER = re.compile(r"\*+|\d{1,2}|[栏行]次|[A-Z]|\d{1,2}=[\d+\-=()（）]+|[一二三四五六七八九十甲乙丙]")
SAYS_NOTHING = re.compile(r"小计|合计|总计|其中|金额|数|")
MOSTLY = 0.6
MEANING: tuple[Dimension, ...] = tuple(one for one in get_args(Dimension) if one not in ("side", "level"))
_OF_WHICH = frozenset({"其中", "其中：", "其中:"})
_NO_CELL = Cell(row=0, col=0)


def header_depth(table: Table, places: Places, fields: Fields) -> int:
    """The first body row: what the layout says, else the rows at the top in which most texts are known labels."""
    if table.header_rows:
        return table.header_rows
    depth = 0
    for row in range(min(DEEPEST, table.n_rows)):
        cells = [cell for cell in row_cells(places, row, table.n_cols) if cell.text]
        if cells and cells[0].col_span >= table.n_cols:
            continue
        known = sum(bool(fields.find(cell.text)) for cell in cells)
        if not cells or known < MOSTLY * len(cells) or any(is_number(cell.text) for cell in cells):
            break
        depth = row + 1
    return depth


def row_cells(places: Places, row: int, n_cols: int) -> list[Cell]:
    """The cells that cover a row, left to right, each once."""
    cells: list[Cell] = []
    for col in range(n_cols):
        cell = places.get((row, col))
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells


def is_counter_row(texts: Sequence[str]) -> bool:
    """True for 栏次 1 2 3 … and ** ** 1 2 3."""
    filled = [squeezed(text) for text in texts if text.strip()]
    if len(filled) < 2 or not all(COUNTER.fullmatch(text) for text in filled):
        return False
    return any(text.startswith("*") or text.endswith("次") for text in filled) or filled == _counted(
        len(filled), filled
    )


def _counted(n: int, filled: Sequence[str]) -> list[str]:
    first = int(filled[0]) if filled[0].isdigit() else 1
    return [str(first + i) for i in range(n)]


def columns(
    table: Table,
    places: Places,
    header: Sequence[int],
    body: Sequence[int],
    fields: Fields,
    prefer: tuple[Dimension, ...] = (),
    *,
    sided: bool = False,
) -> list[Column]:
    """The columns named by the rows `header`; `body` tells amounts from texts.

    A grid column in which no cell begins belongs to the one on its left. Fields of the dimensions `prefer` come first.
    `sided`: 收入 and 支出 head the sides of the table and are no part of what a column says.
    """
    found: list[Column] = []
    for col in range(table.n_cols):
        begun = [cell for row in body if (cell := places.get((row, col))) is not None and cell.col == col]
        if not begun and body and places.get((header[-1], col), _NO_CELL).col != col:
            continue
        path = _path(places, header, col, table.n_cols)
        outer = sided and bool(path) and bool(fields.find(path[0], "side"))
        says = path_fields(path[1:] if outer else path, fields, prefer)
        printed = [cell.text for cell in begun]
        role = _role(says, path, printed, fields)
        found.append(
            Column(
                index=col,
                path=path,
                fields=says,
                role=role,
                unit=(unit_in(path) or table.unit) if role == "amount" else "",
                year=next((year for text in reversed(path) if (year := printed_year(text))), None),
            )
        )
    return _of_which(found, fields)


def _of_which(found: Sequence[Column], fields: Fields) -> list[Column]:
    """Columns under 其中 beside whole ones of their dimension are parts of the column left of them."""
    whole = {fields[one.field].dimension for one in found if one.field and not _OF_WHICH.intersection(one.path)}
    nested: list[Column] = []
    before: Column | None = None
    for one in found:
        if one.role != "amount" or not one.field or not _OF_WHICH.intersection(one.path):
            before = one
        elif before is not None and before.role == "amount" and fields[one.field].dimension in whole:
            one = replace(one, fields=(*before.fields, *one.fields))
        nested.append(one)
    return nested


def _path(places: Places, header: Sequence[int], col: int, n_cols: int) -> tuple[str, ...]:
    path: list[str] = []
    last: Cell | None = None
    for row in header:
        cell = places.get((row, col))
        if cell is None or cell is last or not cell.text.strip() or cell.col_span >= n_cols > 1:
            continue
        last = cell
        if not (COUNTER.fullmatch(squeezed(cell.text)) and row == header[-1] and len(header) > 1 and path):
            path.append(squeezed(cell.text))
    return tuple(path)


def path_fields(path: Sequence[str], fields: Fields, prefer: tuple[Dimension, ...] = ()) -> tuple[str, ...]:
    """What a header path says, outermost first; nothing when its innermost text is not known.

    A 小计 says what stands above it; of several key fields (项目 / 科目编码 / 类) only the innermost counts.
    """
    found: list[str] = []
    for i, text in enumerate(path):
        words = bare(text)
        inner = i == len(path) - 1
        if SAYS_NOTHING.fullmatch(words) and found and fields[found[-1]].role == "amount":
            continue
        field = (
            (prefer and fields.find(text, *prefer))
            or fields.find(text, *MEANING)
            or ("total" if words == "小计" else "")
        )
        if not field:
            if inner:
                return ()
            continue
        dimension = fields[field].dimension
        if dimension in ("key", "text", "task", "goal", "indicator", "head"):
            found = [one for one in found if fields[one].role == "amount"]
        else:
            found = [one for one in found if fields[one].role == "amount"]
            found = [one for one in found if fields[one].dimension != dimension or one in _NESTING]
        found = [one for one in found if one not in ("amount", field)]
        found.append(field)
    return tuple(found)


# A fund, an expenditure or an item may stand below a wider one of its own dimension.
_NESTING = frozenset(
    {
        "fiscal", "special_account", "unit_funds", "other_funds", "carry_over", "income_current", "basic", "personnel",
        "public", "project", "three_public", "vehicles", "total", "income_total", "expenditure_current", "procurement",
        "budget", "final",
    }
)  # fmt: skip


def _role(says: Sequence[str], path: Sequence[str], printed: Sequence[str], fields: Fields) -> ColumnRole:
    """A column's role by its field, checked against what is printed in it."""
    filled = [text for text in printed if text.strip()]
    numbers = sum(is_number(text) or text.strip() in NOTHING for text in filled)
    mostly_numbers = numbers >= MOSTLY * len(filled)
    if says:
        role = fields[says[-1]].role
        if role == "amount" and not mostly_numbers:
            return "text"
        return role
    return "amount" if path and filled and mostly_numbers and any("." in text for text in filled) else "text"


NOTHING = frozenset({"-", "—", "--", "——", "－", "/", "**", "*"})
