"""Rows and columns that a ruled grid lacks: drawn cells around several lines or columns of values are split."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from pipeline.grid import Grid, GridCell, Region
from pipeline.layout.assign import assign_chars
from pipeline.layout.borderless.cells import row_lines
from pipeline.layout.borderless.chunks import Chunk, Line, page_lines
from pipeline.layout.borderless.pieces import Piece
from pipeline.layout.borderless.regions import grid_in
from pipeline.layout.borderless.rows import blocks, rows
from pipeline.layout.rules import whole_rules
from pipeline.page_content import Char, PageContent

MIN_STACK = 3  # lines of one value each, in one cell
MIN_COLUMNS = 2  # cells of the row that share those lines
SAME_LINE = 0.35  # em
MOST = 0.5  # share of lines that lack rules between their columns; of the height that a wall runs
GAIN = 1.5  # a grid rebuilt from text must have this many times the cells
EDGE = 5.0  # points from the outer border within which a vertical rule belongs to it


@dataclass(frozen=True)
class Split:
    """A grid row cut at `ys` (with its top and bottom)."""

    ys: tuple[float, ...]


def refine(region: Region, page: PageContent) -> Region:
    """The region with under-ruled rows split; the very same region where none is.

    The evidence must be strong: in at least two columns of a drawn row at least three lines stand on common baselines,
    and in at least one of them every line is a number. Wrapped text is no such evidence.
    """
    if region.strategy != "ruled":
        return region
    contents = assign_chars(region.grid, page.chars)
    lines = [page_lines(chars) for chars in contents]
    if _lacks_columns(contents, lines):
        grid = _rebuilt(region, page)
        if grid is not None and grid.n_cols >= region.grid.n_cols and len(grid.cells) >= GAIN * len(region.grid.cells):
            return replace(region, grid=grid)
    by_row: dict[int, list[tuple[GridCell, tuple[Line, ...]]]] = defaultdict(list)
    for cell, in_cell in zip(region.grid.cells, lines, strict=True):
        if cell.row_span == 1:
            by_row[cell.row].append((cell, in_cell))
    splits = {row: split for row, cells in by_row.items() if (split := _split(cells)) is not None}
    return replace(region, grid=_with_rows(region.grid, splits)) if splits else region


def _lacks_columns(contents: Sequence[Sequence[Char]], lines: Sequence[Sequence[Line]]) -> bool:
    """True where most lines of the table's cells hold several values side by side."""
    several = sum(
        len(line.chunks) > 1 and any(chunk.is_value and chunk.has_digit for chunk in line.chunks)
        for in_cell in lines
        for line in in_cell
    )
    return several >= MIN_STACK and several >= MOST * len(page_lines(char for chars in contents for char in chars))


def _rebuilt(region: Region, page: PageContent) -> Grid | None:
    """The region's grid from its text, within the vertical rules that run over most of its height."""
    inside = [char for char in page.chars if region.box.contains_point(char.box.x_mid, char.box.y_mid)]
    drawn = whole_rules(page.rules)
    walls = sorted(
        rule.position
        for rule in drawn
        if rule.orientation == "v"
        and region.box.x0 + EDGE < rule.position < region.box.x1 - EDGE
        and min(rule.end, region.box.bottom) - max(rule.start, region.box.top) >= MOST * region.box.height
    )
    return grid_in(page_lines(inside), page, drawn, walls)


def _split(stacks: Sequence[tuple[GridCell, tuple[Line, ...]]]) -> Split | None:
    values = [lines for _, lines in stacks if _is_stack(lines)]
    if not values:
        return None
    longest = max(values, key=len)
    sharing = sum(1 for _, lines in stacks if len(lines) >= MIN_STACK and _share(lines, longest))
    if sharing < MIN_COLUMNS:
        return None
    pieces, columns = [], []
    levels: list[float] = []
    for col, (cell, lines) in enumerate(stacks):
        columns.append((cell.box.x0, max([cell.box.x1 - 1.0] if not lines else [line.box.x1 for line in lines])))
        pieces += [Piece(chunk, _level(line, levels), col, col) for line in lines for chunk in [_whole(line)]]
    table = rows(blocks(pieces, columns, ()))
    if len(table) < MIN_STACK:
        return None
    box = stacks[0][0].box
    return Split(tuple(row_lines(table, box)))


def _whole(line: Line) -> Chunk:
    return Chunk(tuple(char for chunk in line.chunks for char in chunk.chars))


def _level(line: Line, levels: list[float]) -> int:
    for i, level in enumerate(levels):
        if abs(level - line.box.bottom) <= SAME_LINE * line.size:
            return i
    levels.append(line.box.bottom)
    return len(levels) - 1


def _is_stack(lines: Sequence[Line]) -> bool:
    """At least three lines, each one number; a mark for a missing one may stand between."""
    chunks = [line.chunks[0] for line in lines if len(line.chunks) == 1 and line.chunks[0].is_value]
    return len(chunks) == len(lines) >= MIN_STACK and sum(chunk.has_digit for chunk in chunks) > len(chunks) / 2


def _share(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    """Most of the shorter stack's lines stand on a line of the other."""
    short, long = sorted((lines, others), key=len)
    common = sum(any(abs(a.box.bottom - b.box.bottom) <= SAME_LINE * a.size for b in long) for a in short)
    return common >= 0.7 * len(short)


def _with_rows(grid: Grid, splits: dict[int, Split]) -> Grid:
    start, at = {}, 0
    for row in range(grid.n_rows + 1):
        start[row] = at
        at += len(splits[row].ys) - 1 if row in splits else 1
    cells = []
    for cell in grid.cells:
        if cell.row_span > 1 or cell.row not in splits:
            end = start[cell.row + cell.row_span]
            cells.append(replace(cell, row=start[cell.row], row_span=end - start[cell.row]))
            continue
        ys = splits[cell.row].ys
        for i, (top, bottom) in enumerate(itertools.pairwise(ys)):
            box = Box(cell.box.x0, top, cell.box.x1, bottom)
            cells.append(replace(cell, row=start[cell.row] + i, box=box))
    return Grid(start[grid.n_rows], grid.n_cols, tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))
