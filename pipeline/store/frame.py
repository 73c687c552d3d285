"""A table as a pandas frame of text."""

from __future__ import annotations

import pandas as pd

from pipeline.model import Table
from pipeline.store.spans import places


def to_pandas(table: Table, *, fill_spans: bool = False) -> pd.DataFrame:
    """An `n_rows - header_rows` x `n_cols` frame of strings, empty cells as "".

    A merged cell's text stands at its top-left place, and with `fill_spans` at every place that it covers.
    A column's label is its header cells from the top, joined by "/" (`预算数/基本支出`); without header rows
    columns are numbered from 0. Labels are as printed, so two columns may have the same one.
    """
    grid = places(table)
    body = [
        [
            cell.text if cell and (fill_spans or (cell.row, cell.col) == (row, col)) else ""
            for col, cell in enumerate(grid[row])
        ]
        for row in range(table.header_rows, table.n_rows)
    ]
    columns = _labels(table) if table.header_rows else list(range(table.n_cols))
    return pd.DataFrame(body, columns=pd.Index(columns), dtype="str")


def _labels(table: Table) -> list[str]:
    header = places(table)[: table.header_rows]
    labels = []
    for col in range(table.n_cols):
        # A dict keeps order and takes a cell that spans several rows once.
        cells = dict.fromkeys((cell.row, cell.col, cell.text) for cell in (row[col] for row in header) if cell)
        labels.append("/".join(text for _, _, text in cells if text))
    return labels
