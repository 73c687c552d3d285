"""Where the blocks of a form begin: the rows that head tasks, goals, indicators, or a small table of amounts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.headers import is_number
from pipeline.model import Cell
from pipeline.schema.fields import Dimension, Fields
from pipeline.schema.header import NOTHING, Places, row_cells

LEVELS = frozenset({"indicator_level1", "indicator_level2", "indicator_level3", "target"})
MONEY: tuple[Dimension, ...] = ("sum", "fund", "stage", "expenditure")
DEEPEST = 3
OWN_NAMES = ("project_name", "unit")


def starting(places: Places, row: int, n_cols: int) -> list[Cell]:
    """The cells that begin in a row and say something."""
    return [cell for cell in row_cells(places, row, n_cols) if cell.row == row and cell.text.strip()]


def heads_indicators(cells: Sequence[Cell], fields: Fields) -> bool:
    """一级指标 | 二级指标 | … , or 指标名称 | 指标性质 | 指标值 and so on."""
    found = {fields.find(cell.text, "indicator") for cell in cells} - {""}
    return len(found) >= 2 and bool(found & LEVELS)


def heads_tasks(cells: Sequence[Cell], fields: Fields) -> bool:
    """任务名称 | 主要内容 | amounts."""
    found = {fields.find(cell.text, "task") for cell in cells} - {""}
    amounts = sum(bool(fields.find(cell.text, *MONEY)) for cell in cells)
    return found == {"task", "task_content"} or (bool(found) and amounts > 0 and len(cells) > 2)


def heads_amounts(cells: Sequence[Cell], places: Places, fields: Fields) -> bool:
    """年初预算数 | 全年预算数 | 全年执行数 | … over numbers: a small table within the form."""
    labels = money_labels(cells, fields)
    if len(labels) < 2 or any(is_number(cell.text) for cell in cells):
        return False
    below = [_first_below(places, cell, fields) for cell in labels]
    filled = [cell for cell in below if cell is not None and cell.text.strip()]
    return bool(filled) and all(is_number(cell.text) or cell.text.strip() in NOTHING for cell in filled)


def money_labels(cells: Sequence[Cell], fields: Fields) -> list[Cell]:
    """The cells that name a column of amounts; a label beside several rows names none."""
    return [cell for cell in cells if cell.row_span < DEEPEST and fields.find(cell.text, *MONEY)]


def _first_below(places: Places, cell: Cell, fields: Fields) -> Cell | None:
    """The cell under a label, or under the narrower label below it."""
    below = places.get((cell.row + cell.row_span, cell.col))
    if below is not None and fields.find(below.text, *MONEY):
        return places.get((below.row + below.row_span, below.col))
    return below


def heads_goal(cells: Sequence[Cell], fields: Fields) -> bool:
    """年度总体目标 | a long text."""
    return bool(cells) and bool(fields.find(cells[0].text, "goal"))


def heads_entry(cells: Sequence[Cell], fields: Fields) -> bool:
    """项目名称 | its value."""
    return bool(cells) and (bool(fields.find(cells[0].text, "head")) or fields.find(cells[0].text) in OWN_NAMES)


def header_end(places: Places, row: int, n_cols: int, fields: Fields) -> int:
    """The row after a block's header that begins in `row`: as deep as its names span, and rows of names below."""
    named = [cell for cell in starting(places, row, n_cols) if fields.find(cell.text)]
    end = row + max((cell.row_span for cell in named if cell.row_span < DEEPEST), default=1)
    while end < row + DEEPEST:
        below = starting(places, end, n_cols)
        if len(below) < 2 or not all(fields.find(cell.text, *MONEY, "indicator") for cell in below):
            break
        end += 1
    return end
