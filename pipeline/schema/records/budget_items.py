"""Budget items: each printed amount with its codes, fund, kind of expenditure, stage and direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import Cell, Value
from pipeline.schema.fields import Dimension, Fields
from pipeline.schema.reading import Block, Column, Reading, Row, Side
from pipeline.schema.records.leaf import amount_leaf, implied, leaf, text_leaf, yuan_leaf
from pipeline.schema.records.row_leaves import row_leaves

Record = dict[str, Value]
_STAGES = {"budget": "budget", "final_account": "final", "performance": "budget"}
_FACETS: Mapping[Dimension, str] = {
    "fund": "fund_source",
    "expenditure": "expenditure_kind",
    "nature": "expenditure_kind",
    "item": "item",
    "stage": "stage",
    "year": "period",
}
_INCOME = ("income_summary", "final_income")
_CAME_IN = frozenset({"income_current", "income_total"})
_BALANCES = frozenset({"carry_over", "carry_forward"})


def budget_items(reading: Reading, fields: Fields) -> Iterator[Record]:
    """The items of all blocks of amounts, row by row; a blank cell is no item, a printed zero is one.

    Of a block of tasks only 金额合计 is an item: the tasks themselves are records of their own. A list of projects with
    their indicators prints an amount once a project.
    """
    flat = [block for block in reading.parts("indicators") if block.column("project_name")]
    for block in (*reading.parts("amounts"), *reading.parts("tasks"), *flat):
        # an amount under a heading that nobody knows would pass for the row's whole amount
        known = [column for column in block.amounts() if column.fields]
        shared = {column.index: _column_leaves(reading, block, column, fields) for column in known}
        of_rows = row_leaves(reading, block, fields)
        for row in block.facts():
            if block.part == "tasks" and row.role not in ("total", "subtotal"):
                continue
            for column in known:
                cell = reading.cell(row, column)
                if cell is None or not _says_something(cell) or cell.row != row.index:
                    continue
                yield _item(reading, row, column, cell, {**shared[column.index], **of_rows[row.index]})


def _says_something(cell: Cell) -> bool:
    return bool(cell.text.strip()) or cell.status == "missing"


def _item(reading: Reading, row: Row, column: Column, cell: Cell, leaves: Record) -> Record:
    amount = amount_leaf(reading.table.id, cell, column.unit)
    yuan = yuan_leaf(amount)
    year = row.year or column.year
    record = {**leaves, "amount": amount}
    if yuan is not None:
        record["amount_yuan"] = yuan
    if year is not None:
        record["year"] = implied(str(year), reading.confidence)
    return record


def _column_leaves(reading: Reading, block: Block, column: Column, fields: Fields) -> Record:
    """What the header says about every amount below it."""
    table = reading.table.id
    found: Record = {"stage": implied(_STAGES.get(reading.family, "budget"), reading.confidence)}
    heads = _header_cells(reading, block, column)
    for field in column.fields:
        facet = _FACETS.get(fields[field].dimension)
        if facet is not None:
            cells = [cell for cell in heads if fields.find(cell.text, fields[field].dimension) == field]
            found[facet] = leaf(table, cells, field) if cells else implied(field, reading.confidence)
    if "item" in found and heads:
        found["item_name"] = text_leaf(table, heads[-1])
    side = _direction(reading, block, column)
    if side:
        found["direction"] = implied(side, reading.confidence)
    return found


def _header_cells(reading: Reading, block: Block, column: Column) -> list[Cell]:
    cells: list[Cell] = []
    for row in block.header:
        cell = reading.at(row, column.index)
        if cell is not None and cell.text.strip() and cell not in cells:
            cells.append(cell)
    return cells


def _direction(reading: Reading, block: Block, column: Column) -> Side:
    """Where income stands beside expenditure in the columns of one list, balances are neither."""
    if block.side or reading.family == "performance":
        return block.side
    if reading.kind in _INCOME or _CAME_IN.intersection(column.fields):
        return "income"
    both = any(_CAME_IN.intersection(one.fields) for one in block.columns)
    return "" if both and _BALANCES.intersection(column.fields) else "expenditure"
