"""How many rows at the top of a table are its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Cell

MAX_HEADER_ROWS = 6
FOLLOWING = 0.6
AMOUNT = re.compile(r"[-−(（]?[¥￥$]?\d[\d,，]*(\.\d+)?[%％]?[)）]?")
YEAR = re.compile(r"(19|20)\d\d")
COUNTER = re.compile(r"\d{1,2}|\*+|[A-Z]|[栏行]次|\d{1,2}=[\d+\-=()（）]+")


def header_rows(cells: Sequence[Cell], n_rows: int, n_cols: int) -> int:
    """Rows 0..k-1 that name columns; 0 for a form of label and value pairs or a headless continuation."""
    first = _title_rows(cells, n_cols)
    if first >= n_rows:
        return 0
    end = _before_data(cells, first, _closed(cells, first, n_rows, n_cols))
    names = [cell for cell in cells if first <= cell.row < end and cell.text.strip()]
    if not names or end - first > MAX_HEADER_ROWS or end >= n_rows:
        return 0
    if any(_is_data(cell.text) for cell in names if cell.row == first) or not _columns_follow(cells, end, n_rows):
        return 0
    if len({cell.col for cell in names}) * 2 < n_cols and len(names) < 3:
        return 0
    while end < n_rows - 1 and _is_counter_row([cell for cell in cells if cell.row == end]):
        end += 1
    return end


def _before_data(cells: Sequence[Cell], first: int, end: int) -> int:
    """`end`, or an earlier row that shows an amount: a wide label heads parts (类, 款, 项) beside a first total."""
    data = [cell.row for cell in cells if first < cell.row < end and _is_data(cell.text)]
    return min(data, default=end)


def _title_rows(cells: Sequence[Cell], n_cols: int) -> int:
    """Leading rows that are one cell over the full width: a title or a unit line inside the grid."""
    row = 0
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        if cell.row != row or cell.col != 0 or cell.col_span < n_cols or n_cols < 2:
            break
        row += cell.row_span
    return row


def _closed(cells: Sequence[Cell], first: int, n_rows: int, n_cols: int) -> int:
    """The row after the header that starts at `first`: spans over rows and columns pull in what they head."""
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    named = [False] * n_cols
    end, row = first + 1, first
    while row < end and row < n_rows:
        for cell in by_row.get(row, ()):
            columns = range(cell.col, cell.col + cell.col_span)
            if row > first and cell.text.strip() and any(named[col] for col in columns):
                return row
            end = max(end, row + cell.row_span)
            if cell.col_span > 1:
                end = max(end, row + cell.row_span + 1)
            elif cell.text.strip():
                named[cell.col] = True
        row += 1
    return min(end, n_rows)


def is_number(text: str) -> bool:
    """True for an amount, a count or a percentage, signs and separators allowed."""
    return bool(AMOUNT.fullmatch(text.strip()))


def _is_data(text: str) -> bool:
    text = text.strip()
    return bool(AMOUNT.fullmatch(text)) and not YEAR.fullmatch(text) and not COUNTER.fullmatch(text)


def _columns_follow(cells: Sequence[Cell], end: int, n_rows: int) -> bool:
    """True when most body rows are divided like the row above them, or less; a form of label and value pairs is not."""
    edges: list[set[int]] = [set() for _ in range(n_rows)]
    for cell in cells:
        for row in range(cell.row, min(n_rows, cell.row + cell.row_span)):
            edges[row] |= {cell.col, cell.col + cell.col_span}
    headed = edges[end - 1] | _parts(cells, end)
    same = sum(row <= headed for row in edges[end:])
    return same >= FOLLOWING * (n_rows - end)


def _parts(cells: Sequence[Cell], end: int) -> set[int]:
    """The edges of labels in row `end` under a label over several columns: its parts, beside a first row of amounts."""
    edges: set[int] = set()
    if not any(_is_data(cell.text) for cell in cells if cell.row == end):
        return edges
    for head in cells:
        if head.row + head.row_span == end and head.col_span > 1:
            under = [one for one in cells if one.row == end and head.col <= one.col < head.col + head.col_span]
            if all(one.text.strip() and not is_number(one.text) for one in under):
                edges |= {one.col + one.col_span for one in under}
    return edges


def _is_counter_row(row: Sequence[Cell]) -> bool:
    """`栏次 1 2 3 …` or `** ** 1 2 3`: numbers the columns."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(texts) < 2 or not all(COUNTER.fullmatch(text) for text in texts):
        return False
    marked = any(text == "**" or text.endswith("次") for text in texts)
    return len(set(texts)) >= 2 and (marked or len(texts) >= 3)
