"""收入 and 支出 beside each other: the columns of each."""

from __future__ import annotations

from pipeline.layout.headers import is_number
from pipeline.model import Cell, Table
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Side

TOP_ROWS = 4
LEAST_COLUMNS = 2


def sides(table: Table, fields: Fields) -> dict[Side, range]:
    """The columns under 收入 and under 支出, when both stand in one row at the top, 收入 first; else nothing.

    Each stands over columns of its own, or names the first of them: 收入 | 预算数 | 支出 | 预算数.
    """
    found: dict[tuple[int, str], Cell] = {}
    for cell in table.cells:
        side = fields.find(cell.text, "side") if cell.row < TOP_ROWS and cell.text else ""
        if side and (cell.col_span > 1 or (cell.row, side) not in found):
            found[cell.row, side] = cell
    for row in range(TOP_ROWS):
        income, spent = found.get((row, "income")), found.get((row, "expenditure"))
        if income is None or spent is None:
            continue
        if income.col_span > 1 and spent.col_span > 1:
            parts = _under(income, income.col_span), _under(spent, spent.col_span)
        else:
            parts = _under(income, spent.col - income.col), _under(spent, table.n_cols - spent.col)
            if any(len(part) < LEAST_COLUMNS for part in parts) or (
                income.col and _names(table, row, range(income.col))
            ):
                continue
        if all(_names(table, row, part) for part in parts):
            return {"income": parts[0], "expenditure": parts[1]}
    return {}


def _under(cell: Cell, width: int) -> range:
    return range(cell.col, cell.col + max(width, 0))


def _names(table: Table, row: int, part: range) -> bool:
    """True when texts, not amounts alone, are printed in these columns below the header; or when nothing is."""
    first = max(table.header_rows, row + 1)
    texts = [cell.text for cell in table.cells if cell.col in part and cell.row >= first and cell.text.strip()]
    return any(not is_number(text) for text in texts) or not texts
