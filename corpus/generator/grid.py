"""Rows written like HTML become cells with a row and a column that tile the grid."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.model import Cell, Table


class GridError(ValueError):
    """The declared rows do not tile the grid."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A declared cell and its top-left place."""

    row: int
    col: int
    cell: Cell

    @property
    def last_row(self) -> int:
        """The lowest row it covers."""
        return self.row + self.cell.rows - 1

    @property
    def last_col(self) -> int:
        """The rightmost column it covers."""
        return self.col + self.cell.cols - 1

    def places(self) -> list[tuple[int, int]]:
        """Every place it covers."""
        rows, cols = range(self.row, self.last_row + 1), range(self.col, self.last_col + 1)
        return [(r, c) for r in rows for c in cols]


def place_cells(table: Table) -> tuple[GridCell, ...]:
    """The cells of a table, row by row; raises GridError on a hole or an overlap."""
    n_rows, n_cols = len(table.rows), len(table.columns)
    taken: set[tuple[int, int]] = set()
    placed: list[GridCell] = []
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            area = {(r + i, c + j) for i in range(cell.rows) for j in range(cell.cols)}
            if area & taken or c + cell.cols > n_cols or r + cell.rows > n_rows:
                raise GridError(f"{table.title}: row {r} column {c}: {cell.text!r} does not fit")
            taken |= area
            placed.append(GridCell(r, c, cell))
            c += cell.cols
    if len(taken) != n_rows * n_cols:
        hole = min({(r, c) for r in range(n_rows) for c in range(n_cols)} - taken)
        raise GridError(f"{table.title}: hole at row {hole[0]} column {hole[1]}")
    return tuple(placed)
