"""Tables whose rules all lie across: a rule under every row, parts of rules under the labels that head several columns.

What the rules do not draw, the walls between columns, is put where the white rivers run; from there on it is a ruled
grid.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.geometry import Box, Rule, union
from pipeline.grid import Grid
from pipeline.layout.borderless.cells import column_lines, separation
from pipeline.layout.borderless.chunks import Chunk, Line
from pipeline.layout.borderless.columns import Band, column_bands
from pipeline.layout.borderless.verdict import is_wide
from pipeline.layout.components import RuleSet
from pipeline.layout.ruled_grid import ruled_grid

MIN_SHELVES = 4
SAME_RULE = 4.0  # points; a double rule is one
OUTSIDE = 0.3  # em that print may stick out of the outer rules
VALUED = 0.6  # share of the shelves below the header in which two columns hold a value
OFF_CENTRE, OFF_CENTRE_SHARE = 1.2, 0.1  # a label's distance from the middle of its columns, in em or of their width
CLEAR = 0.8  # points that a chunk reaches over a wall where it spans it

Shelf = tuple[float, float]


def shelf_grid(lines: Sequence[Line], drawn: Sequence[Rule]) -> Grid | None:
    """The grid of one table's lines, or None where rules do not part all rows; `drawn` are the page's whole rules."""
    columns, box = column_bands(lines), union(line.box for line in lines)
    chunks = [chunk for line in lines for chunk in line.chunks]
    wide = [rule for rule in drawn if is_wide(rule, box)]
    levels = _used(_levels([rule.position for rule in wide]), chunks)
    if len(columns) < 3 or len(levels) <= MIN_SHELVES or not _hold(levels, chunks):
        return None
    shelves = list(itertools.pairwise(levels))
    head = next((i for i, shelf in enumerate(shelves) if _values(shelf, chunks, columns) >= 2), len(shelves))
    body = shelves[head:]
    if len(body) < 2 or any(_conflict(shelf, chunks, columns) for shelf in body):
        return None
    if sum(_values(shelf, chunks, columns) >= 2 for shelf in body) < VALUED * len(body):
        return None
    left, right = min(columns[0][0], *(rule.start for rule in wide)), max(columns[-1][1], *(rule.end for rule in wide))
    xs = [left, *column_lines(columns)[1:-1], right]
    inside = [
        rule
        for rule in drawn
        if rule.orientation == "h"
        and levels[0] - SAME_RULE <= rule.position <= levels[-1] + SAME_RULE
        and left - SAME_RULE <= rule.start < rule.end <= right + SAME_RULE
    ]
    ys = _levels([rule.position for rule in inside])
    walls = list(_walls(ys, xs, chunks, inside, levels[head]))
    outer = [Rule("v", x, levels[0], levels[-1]) for x in (xs[0], xs[-1])]
    rules = RuleSet(tuple(inside), (*outer, *walls), Box(xs[0], levels[0], xs[-1], levels[-1]))
    grid = ruled_grid(rules, [char for chunk in chunks for char in chunk.chars])
    return grid and _supported(grid, xs, separation(lines, xs))


def _supported(grid: Grid, xs: Sequence[float], shares: Sequence[float]) -> Grid:
    """Cells as well supported as white space parts them from what stands beside them."""

    def share(x: float) -> float:
        return shares[min(range(len(xs)), key=lambda i: abs(xs[i] - x))]

    cells = [replace(cell, support=round(min(share(cell.box.x0), share(cell.box.x1)), 3)) for cell in grid.cells]
    return replace(grid, cells=tuple(cells))


def _levels(positions: Sequence[float]) -> list[float]:
    levels: list[float] = []
    for at in sorted(positions):
        if not levels or at - levels[-1] > SAME_RULE:
            levels.append(at)
    return levels


def _used(levels: list[float], chunks: Sequence[Chunk]) -> list[float]:
    """Without the empty shelves above and below the print."""
    while len(levels) > 1 and not _on((levels[0], levels[1]), chunks):
        levels = levels[1:]
    while len(levels) > 1 and not _on((levels[-2], levels[-1]), chunks):
        levels = levels[:-1]
    return levels


def _hold(levels: Sequence[float], chunks: Sequence[Chunk]) -> bool:
    return all(
        levels[0] - OUTSIDE * chunk.size <= chunk.box.y_mid <= levels[-1] + OUTSIDE * chunk.size for chunk in chunks
    )


def _on(shelf: Shelf, chunks: Sequence[Chunk]) -> list[Chunk]:
    return [chunk for chunk in chunks if shelf[0] < chunk.box.y_mid < shelf[1]]


def _column(chunk: Chunk, columns: Sequence[Band]) -> int:
    return min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - chunk.box.x_mid))


def _values(shelf: Shelf, chunks: Sequence[Chunk], columns: Sequence[Band]) -> int:
    return len({_column(chunk, columns) for chunk in _on(shelf, chunks) if chunk.is_value})


def _conflict(shelf: Shelf, chunks: Sequence[Chunk], columns: Sequence[Band]) -> bool:
    """True where a column has two values one below the other: more than a row stands on the shelf."""
    at: dict[int, float] = {}
    for chunk in _on(shelf, chunks):
        if chunk.is_value and chunk.has_digit:
            column = _column(chunk, columns)
            if abs(at.setdefault(column, chunk.box.y_mid) - chunk.box.y_mid) > chunk.size / 2:
                return True
    return False


def _walls(
    ys: Sequence[float], xs: Sequence[float], chunks: Sequence[Chunk], rules: Sequence[Rule], top: float
) -> Iterator[Rule]:
    """Walls between columns, shelf by shelf; in the header not where a label heads the columns on both sides."""
    for shelf in itertools.pairwise(ys):
        here = [chunk for chunk in chunks if chunk.box.top < shelf[1] - 1 and chunk.box.bottom > shelf[0] + 1]
        closed = {i for i, x in enumerate(xs) if any(c.box.x0 < x - CLEAR and c.box.x1 > x + CLEAR for c in here)}
        if shelf[1] <= top + 1:
            under = [rule for rule in rules if abs(rule.position - shelf[1]) <= SAME_RULE / 2]
            for rule in under:
                closed |= _headed(rule, _on(shelf, chunks), xs)
        for i, x in enumerate(xs[1:-1], 1):
            if i not in closed:
                yield Rule("v", x, *shelf)


def _headed(rule: Rule, labels: Sequence[Chunk], xs: Sequence[float]) -> set[int]:
    """Column lines between columns with one label: those over `rule` shared among the labels above it."""
    over = [i for i in range(len(xs) - 1) if rule.start - 1 <= (xs[i] + xs[i + 1]) / 2 <= rule.end + 1]
    above = sorted(
        (one for one in labels if rule.start - 1 <= one.box.x_mid <= rule.end + 1), key=lambda one: one.box.x0
    )
    if not above or not over or len(above) >= len(over):
        return set()
    best: tuple[float, tuple[int, ...]] | None = None
    for inner in itertools.combinations(range(over[0] + 1, over[-1] + 1), len(above) - 1):
        cuts = (over[0], *inner, over[-1] + 1)
        off = 0.0
        for one, (a, b) in zip(above, itertools.pairwise(cuts), strict=True):
            gap = abs(one.box.x_mid - (xs[a] + xs[b]) / 2)
            off += gap
            if gap > max(OFF_CENTRE * one.size, OFF_CENTRE_SHARE * (xs[b] - xs[a])):
                break
        else:
            if best is None or off < best[0]:
                best = off, cuts
    return set(range(over[0] + 1, over[-1] + 1)) - set(best[1]) if best else set()
