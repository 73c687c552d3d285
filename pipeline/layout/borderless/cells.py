"""Rows of blocks to a grid that tiles: spans over columns and rows, blanks in between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.geometry import Box, union
from pipeline.grid import Grid, GridCell
from pipeline.layout.borderless.chunks import Line
from pipeline.layout.borderless.columns import Band
from pipeline.layout.borderless.rows import Block

SPAN = 0.8  # what an inferred span leaves of a cell's support

Place = tuple[int, int, int, int]  # row, column, row span, column span


def tile(places: Sequence[Place], n_rows: int, n_cols: int) -> list[Place]:
    """The places, cut where they overlap, and a 1 x 1 place wherever none is; row-major."""
    taken = [[False] * n_cols for _ in range(n_rows)]
    out: list[Place] = []
    for row, col, row_span, col_span in sorted(places, key=lambda p: (p[0], p[1], -p[2] * p[3])):
        if taken[row][col]:
            continue
        while any(taken[row][c] for c in range(col, col + col_span)):
            col_span -= 1
        while any(taken[r][c] for r in range(row, row + row_span) for c in range(col, col + col_span)):
            row_span -= 1
        for r in range(row, row + row_span):
            taken[r][col : col + col_span] = [True] * col_span
        out.append((row, col, row_span, col_span))
    out += [(r, c, 1, 1) for r in range(n_rows) for c in range(n_cols) if not taken[r][c]]
    return sorted(out)


def column_lines(columns: Sequence[Band]) -> list[float]:
    """Half way between neighbouring columns."""
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    return [columns[0][0], *inner, columns[-1][1]]


def row_lines(table: Sequence[Sequence[Block]], box: Box) -> list[float]:
    """Between the lowest block of a row and the highest of the next."""
    extents = [union(block.box for block in row) for row in table]
    inner = [(above.bottom + below.top) / 2 for above, below in pairwise(extents)]
    return [box.top, *inner, box.bottom]


def separation(lines: Sequence[Line], xs: Sequence[float]) -> list[float]:
    """For every column line the share of text lines beside it that leave it white; 1 at the outer edges."""
    shares = [1.0]
    for x in xs[1:-1]:
        crossed = sum(any(chunk.box.x0 < x < chunk.box.x1 for chunk in line.chunks) for line in lines)
        white = sum(
            line.chunks[0].box.x1 <= x <= line.chunks[-1].box.x0
            and not any(chunk.box.x0 < x < chunk.box.x1 for chunk in line.chunks)
            for line in lines
        )
        shares.append(white / max(1, white + crossed))
    return [*shares, 1.0]


def grid_of(places: Sequence[Place], xs: Sequence[float], ys: Sequence[float], shares: Sequence[float]) -> Grid:
    """The grid; a cell's support is the weaker separation of its two sides, less where a span is inferred."""
    cells = [
        GridCell(
            row=row,
            col=col,
            row_span=row_span,
            col_span=col_span,
            box=Box(xs[col], ys[row], xs[col + col_span], ys[row + row_span]),
            support=round(min(shares[col], shares[col + col_span]) * (SPAN if row_span * col_span > 1 else 1.0), 3),
        )
        for row, col, row_span, col_span in places
    ]
    return Grid(len(ys) - 1, len(xs) - 1, tuple(cells))
