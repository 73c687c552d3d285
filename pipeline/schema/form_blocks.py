"""The blocks that a form is stacked of: tasks, indicators, goals, small tables of amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.headers import is_number
from pipeline.model import Cell, Table
from pipeline.schema.amount_blocks import side_by_side, with_names
from pipeline.schema.fields import Fields
from pipeline.schema.form_parts import header_end, money_labels, starting
from pipeline.schema.header import NOTHING, Places, columns, row_cells
from pipeline.schema.money_units import unit_in
from pipeline.schema.reading import Block, Column, Entry, Reading, Row
from pipeline.schema.rows import TOTAL, read_rows
from pipeline.schema.words import bare, squeezed

ALL_POINTS = "总分"
INDICATOR_NAME = "绩效指标"


def indicator_block(table: Table, places: Places, header: range, body: range, fields: Fields) -> Block:
    """The indicators under a header; one row a printed row."""
    found = columns(table, places, header, body, fields, ("indicator",))
    if not any(one.field == "indicator_level3" for one in found):
        named = [one for one in found if one.path and bare(one.path[-1]) == INDICATOR_NAME and one.index > 0]
        found = [replace(one, fields=("indicator_level3",), role="name") if one in named[-1:] else one for one in found]
    return Block("indicators", "", tuple(header), tuple(found), indicator_rows(found, places, body))


def indicator_rows(found: Sequence[Column], places: Places, body: Sequence[int]) -> tuple[Row, ...]:
    """Rows with an indicator's name or target are leaves; 总分 and 合计 sum them; others hold nothing."""
    names = [one.index for one in found if one.field == "indicator_level3"]
    targets = [one.index for one in found if one.field in ("target", "actual", "weight")]
    rows = []
    for row in body:
        name = next((cell.text for col in names if (cell := places.get((row, col))) and cell.row == row), "")
        first = next((cell.text for one in found if (cell := places.get((row, one.index))) and cell.row == row), "")
        filled = any((cell := places.get((row, col))) and cell.row == row and cell.text.strip() for col in targets)
        if bare(first) == ALL_POINTS or TOTAL.fullmatch(bare(first)):
            rows.append(Row(row, "total", name=first))
        elif name.strip() or filled:
            rows.append(Row(row, "leaf", name=name))
        else:
            rows.append(Row(row, "blank"))
    return tuple(rows)


def task_block(table: Table, places: Places, header: range, body: range, fields: Fields) -> Block:
    """The tasks under a header, with 金额合计 as total."""
    found = columns(table, places, header, body, fields, ("task",))
    if not any(one.field == "task" for one in found):
        names = [one for one in found if one.role == "name"]
        found = [replace(one, fields=("task",)) if one in names[:1] else one for one in found]
    rows = read_rows(found, places, body, fields)
    return Block("tasks", "", tuple(header), tuple(found), rows)


def small_tables(
    table: Table, places: Places, row: int, starts: Sequence[int], fields: Fields
) -> tuple[tuple[Block, ...], int]:
    """The tables of amounts whose header begins in a row, and the row after their last row of numbers."""
    depth = header_end(places, row, table.n_cols, fields)
    end = next((start for start in starts if start >= depth), table.n_rows)
    labels = money_labels(starting(places, row, table.n_cols), fields)
    last = depth
    while last < end and _all_numbers(places, last, [cell.col for cell in labels]):
        last += 1
    body = range(depth, last)
    found = with_names(columns(table, places, range(row, depth), body, fields), places, body)
    unit = unit_in([cell.text for cell in row_cells(places, row, table.n_cols)])
    found = [
        replace(one, unit=unit) if unit and one.role == "amount" and not unit_in(one.path) else one for one in found
    ]
    groups = [group for group in side_by_side(found) if any(one.role == "amount" for one in group)]
    blocks = tuple(
        Block("amounts", "", tuple(range(row, depth)), tuple(group), read_rows(group, places, body, fields))
        for group in groups
    )
    return blocks, max(last, depth)


def _all_numbers(places: Places, row: int, cols: Sequence[int]) -> bool:
    texts = [cell.text.strip() for col in cols if (cell := places.get((row, col))) is not None]
    return all(not text or text in NOTHING or is_number(text) for text in texts)


def goals(table: Table, places: Places, row: int, end: int, fields: Fields) -> tuple[Block, int]:
    """The goals announced in a row, and the row after them.

    A label stands beside its texts or above them, or a header of goals and outcomes stands above its texts; all this
    may have one more label on its left, over several rows.
    """
    cells = starting(places, row, table.n_cols)
    inner = cells[1:] if cells[0].row_span > 1 and any(fields.find(one.text, "goal") for one in cells[1:]) else cells
    outer_end = cells[0].row + cells[0].row_span if inner is not cells else row + 2
    if all(fields.find(one.text, "goal") for one in inner) and (inner is not cells or len(cells) > 1):
        body = range(row + 1, max(min(end, outer_end), row + 1))
        found = columns(table, places, range(row, row + 1), body, fields, ("goal",))
        found = [one for one in found if one.index >= inner[0].col]
        return Block("goals", "", (row,), tuple(found), tuple(Row(one) for one in body)), body.stop
    label = inner[0]
    last = min(end, label.row + label.row_span)
    values = [
        cell
        for one in range(row, last)
        for cell in row_cells(places, one, table.n_cols)
        if cell.row == one and cell.col >= label.col + label.col_span
    ]
    if label.col_span >= table.n_cols and (below := places.get((row + 1, 0))) is not None:
        last, values = row + 2, [below]
    said = (fields.find(label.text, "goal"),)
    entries = tuple(Entry((squeezed(label.text),), said, (label.row, label.col), (one.row, one.col)) for one in values)
    return Block("goals", entries=entries), max(last, row + 1)


def continued_block(table: Table, places: Places, body: range, fields: Fields, before: Reading) -> Block | None:
    """The rows above a form's first own header, as the rest of the last block of the form before it."""
    cells = [cell for row in body for cell in starting(places, row, table.n_cols)]
    if not before.blocks or not cells:
        return None
    last = before.blocks[-1]
    if last.part == "goals" and last.entries:
        label = last.entries[-1]
        values = [cell for cell in cells if len(cell.text) > 1]
        own = tuple(Entry(label.path, label.fields, (one.row, one.col), (one.row, one.col)) for one in values)
        return Block("goals", entries=own)
    if last.part not in ("tasks", "indicators"):
        return None
    found = _aligned(cells, last.columns)
    if last.part == "indicators":
        return Block("indicators", "", (), found, indicator_rows(found, places, body))
    return Block("tasks", "", (), found, read_rows(found, places, body, fields))


def _aligned(cells: Sequence[Cell], named: Sequence[Column]) -> tuple[Column, ...]:
    """Columns of a grid without header, named from the right as the columns of the block before."""
    cols = sorted({cell.col for cell in cells})
    names = list(reversed(named))[: len(cols)]
    pairs = zip(reversed(cols), names, strict=False)
    return tuple(replace(column, index=col) for col, column in sorted(pairs, key=lambda pair: pair[0]))
