"""Which glyph belongs to which cell of a grid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box
from pipeline.grid import Grid
from pipeline.layout.runs import text_runs
from pipeline.page_content import Char

AT_EDGE = 0.8
CROSSING = 0.2


def assign_chars(grid: Grid, chars: Sequence[Char]) -> tuple[tuple[Char, ...], ...]:
    """For each cell of `grid.cells` its glyphs in content-stream order; glyphs outside the grid go nowhere.

    A glyph goes where its middle lies, but a run that crosses a wall stays whole: in the cell at whose
    edge it starts or ends, else in the one that holds most of it.
    """
    homes = _home_of_middle(grid, chars)
    boxes = [cell.box for cell in grid.cells]
    for run in text_runs(chars):
        inside = {homes[i] for i in run}
        if len(inside) > 1 and _crosses([chars[i] for i in run], [homes[i] for i in run], boxes):
            home = _home_of_run([chars[i] for i in run], [homes[i] for i in run], boxes)
            for i in run:
                homes[i] = home
    by_cell: dict[int, list[Char]] = defaultdict(list)
    for char, home in zip(chars, homes, strict=True):
        if home >= 0:
            by_cell[home].append(char)
    return tuple(tuple(by_cell.get(i, ())) for i in range(len(grid.cells)))


def _home_of_middle(grid: Grid, chars: Sequence[Char]) -> list[int]:
    if not grid.cells or not chars:
        return [-1] * len(chars)
    place = np.full((grid.n_rows, grid.n_cols), -1)
    for i, cell in enumerate(grid.cells):
        place[cell.row : cell.row + cell.row_span, cell.col : cell.col + cell.col_span] = i
    xs, ys = grid_lines(grid)
    cols = np.searchsorted(xs, [char.box.x_mid for char in chars], side="right") - 1
    rows = np.searchsorted(ys, [char.box.y_mid for char in chars], side="right") - 1
    inside = (cols >= 0) & (cols < grid.n_cols) & (rows >= 0) & (rows < grid.n_rows)
    found = np.where(inside, place[np.clip(rows, 0, grid.n_rows - 1), np.clip(cols, 0, grid.n_cols - 1)], -1)
    return [int(home) for home in found]


def grid_lines(grid: Grid) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Positions of the `n_cols + 1` vertical and `n_rows + 1` horizontal lines, in points."""
    xs, ys = np.zeros(grid.n_cols + 1), np.zeros(grid.n_rows + 1)
    for cell in grid.cells:
        xs[cell.col], xs[cell.col + cell.col_span] = cell.box.x0, cell.box.x1
        ys[cell.row], ys[cell.row + cell.row_span] = cell.box.top, cell.box.bottom
    return xs, ys


def _crosses(run: Sequence[Char], homes: Sequence[int], boxes: Sequence[Box]) -> bool:
    """True where the glyphs on both sides of a wall stand closer to it than cell padding would leave them."""
    inked = [(char, home) for char, home in zip(run, homes, strict=True) if not char.text.isspace()]
    for (before, home), (after, next_home) in pairwise(inked):
        if home == next_home:
            continue
        wall = boxes[home].x1 if home >= 0 else boxes[next_home].x0
        size = max(before.size, after.size)
        over = max(before.box.x1 - wall, wall - after.box.x0)
        if over > CROSSING * size or (after.box.x0 - before.box.x1 <= 0.02 * size and over > -CROSSING * size):
            return True
    return False


def _home_of_run(run: Sequence[Char], homes: Sequence[int], boxes: Sequence[Box]) -> int:
    first, last = homes[0], homes[-1]
    size = max(char.size for char in run)
    if first >= 0 and run[0].box.x0 - boxes[first].x0 <= AT_EDGE * size:
        return first
    if last >= 0 and boxes[last].x1 - run[-1].box.x1 <= AT_EDGE * size:
        return last
    return Counter(home for home in homes if home >= 0).most_common(1)[0][0]
