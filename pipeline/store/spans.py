"""Cells with spans, looked at place by place."""

from __future__ import annotations

from pipeline.model import Cell, Table


def places(table: Table) -> list[list[Cell | None]]:
    """`n_rows` x `n_cols`: the cell that covers each place; None where no cell does."""
    covered: list[list[Cell | None]] = [[None] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in covered[cell.row : cell.row + cell.row_span]:
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                row[col] = cell
    return covered
