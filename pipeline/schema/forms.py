"""The blocks of a performance table: a form of stacked blocks, or a flat list of indicators."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Table
from pipeline.schema.amount_blocks import amount_blocks
from pipeline.schema.entries import row_entries
from pipeline.schema.fields import Dimension, Fields
from pipeline.schema.form_blocks import continued_block, goals, indicator_block, small_tables, task_block
from pipeline.schema.form_parts import (
    header_end,
    heads_amounts,
    heads_entry,
    heads_goal,
    heads_indicators,
    heads_tasks,
    starting,
)
from pipeline.schema.header import Places, header_depth, row_cells
from pipeline.schema.reading import Block, Entry, Reading

FLAT: tuple[Dimension, ...] = ("key", "sum", "fund", "stage", "goal", "expenditure")


def form_blocks(table: Table, places: Places, fields: Fields, before: Reading | None) -> tuple[Block, ...]:
    """The blocks top to bottom; `before`: the form that this table may be the rest of."""
    flat = _flat(table, places, fields)
    if flat is not None:
        return flat
    starts = _starts(table, places, fields)
    blocks: list[Block] = []
    entries: list[Entry] = []
    row = 0
    if before is not None:
        first = starts[0] if starts else table.n_rows
        rest = continued_block(table, places, range(first), fields, before)
        if rest is not None:
            blocks.append(rest)
            row = first
    while row < table.n_rows:
        found, after = _blocks_from(table, places, row, starts, fields)
        if found:
            if entries:
                blocks.append(Block("head", entries=tuple(entries)))
                entries = []
            blocks.extend(found)
        else:
            entries.extend(row_entries(row_cells(places, row, table.n_cols), row, table.unit, fields))
        row = after
    return (*blocks, Block("head", entries=tuple(entries))) if entries else tuple(blocks)


def _flat(table: Table, places: Places, fields: Fields) -> tuple[Block, ...] | None:
    """A list: project, amounts, goal and indicators in one header, or projects with a goal each."""
    depth = header_depth(table, places, fields)
    names = [cell for row in range(depth) for cell in starting(places, row, table.n_cols)]
    if not names or any(cell.col_span >= table.n_cols or cell.row + cell.row_span > depth for cell in names):
        return None
    others = {fields.find(cell.text, *FLAT) for cell in names} - {""}
    indicators = {fields.find(cell.text, "indicator") for cell in names} - {""}
    if len(others) < 2:
        return None
    if len(indicators) >= 2:
        return (indicator_block(table, places, range(depth), range(depth, table.n_rows), fields),)
    if "goal" in others and not heads_tasks(names, fields):
        return amount_blocks(table, places, fields)
    return None


def _starts(table: Table, places: Places, fields: Fields) -> list[int]:
    """The rows at which a block or a known label begins."""
    found = []
    for row in range(table.n_rows):
        cells = starting(places, row, table.n_cols)
        if (
            heads_indicators(cells, fields)
            or heads_tasks(cells, fields)
            or heads_goal(cells, fields)
            or heads_entry(cells, fields)
            or heads_amounts(cells, places, fields)
        ):
            found.append(row)
    return found


def _blocks_from(
    table: Table, places: Places, row: int, starts: Sequence[int], fields: Fields
) -> tuple[Sequence[Block], int]:
    """The blocks that begin in a row, none for label and value pairs, and the row after them."""
    cells = starting(places, row, table.n_cols)
    if heads_indicators(cells, fields) or heads_tasks(cells, fields):
        depth = header_end(places, row, table.n_cols, fields)
        after = next((start for start in starts if start >= depth), table.n_rows)
        block = indicator_block if heads_indicators(cells, fields) else task_block
        return [block(table, places, range(row, depth), range(depth, after), fields)], after
    if heads_amounts(cells, places, fields):
        return small_tables(table, places, row, starts, fields)
    end = next((start for start in starts if start > row), table.n_rows)
    if heads_goal(cells, fields):
        found, after = goals(table, places, row, end, fields)
        return [found], after
    return [], row + 1
