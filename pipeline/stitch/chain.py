"""A table that grows by one fragment a page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.grid import Fragment
from pipeline.model import Cell, PageBox, Table
from pipeline.stitch.break_cells import Pair, cut_merged, cut_row
from pipeline.stitch.columns import CommonColumns, Edges, column_edges, on_columns
from pipeline.stitch.continuation import repeated_rows
from pipeline.stitch.join_cells import join_cells


@dataclass(frozen=True, slots=True)
class Chain:
    """The fragments so far and their cells on common rows and columns."""

    fragments: tuple[Fragment, ...]
    cells: tuple[Cell, ...]
    n_rows: int
    edges: Edges

    @classmethod
    def start(cls, fragment: Fragment) -> Chain:
        return cls((fragment,), fragment.cells, fragment.n_rows, column_edges(fragment))

    def extended(self, nxt: Fragment, columns: CommonColumns) -> Chain:
        """This table with `nxt` below it: its repeated header dropped, cut cells rejoined."""
        first = self.fragments[0]
        dropped = repeated_rows(first.cells, nxt.cells, first.header_rows)
        upper = on_columns(self.cells, columns.upper)
        lower = [
            cell.model_copy(update={"row": cell.row - dropped})
            for cell in on_columns(nxt.cells, columns.lower)
            if cell.row >= dropped
        ]
        room = self.fragments[-1].room
        row_pairs = cut_row(upper, lower, self.n_rows, room)
        overlap = 1 if row_pairs else 0
        pairs = row_pairs or cut_merged(upper, lower, self.n_rows, first.header_rows, room)
        cells = _joined(upper, lower, pairs, self.n_rows - overlap)
        n_rows = self.n_rows + nxt.n_rows - dropped - overlap
        return Chain((*self.fragments, nxt), cells, n_rows, columns.edges)

    def table(self, table_id: str) -> Table:
        first = self.fragments[0]
        return Table(
            id=table_id,
            title=first.title,
            unit=next((fragment.unit for fragment in self.fragments if fragment.unit), ""),
            fragments=tuple(
                PageBox(page=fragment.page, bbox=tuple(fragment.box.rounded())) for fragment in self.fragments
            ),
            n_rows=self.n_rows,
            n_cols=len(self.edges) - 1,
            header_rows=min(first.header_rows, self.n_rows),
            cells=self.cells,
        )


def _joined(upper: list[Cell], lower: list[Cell], pairs: list[Pair], offset: int) -> tuple[Cell, ...]:
    """All cells in row-major order; row 0 of `lower` becomes row `offset`."""
    below_of = {id(above): below for above, below in pairs}
    gone = {id(below) for _, below in pairs}
    cells = []
    for cell in upper:
        below = below_of.get(id(cell))
        if below is None:
            cells.append(cell)
        else:
            cells.append(join_cells(cell, below, offset + below.row_span - cell.row))
    cells += [cell.model_copy(update={"row": cell.row + offset}) for cell in lower if id(cell) not in gone]
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))
