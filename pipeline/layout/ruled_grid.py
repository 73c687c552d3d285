"""A set of touching rules to a grid: lines, walls between elementary places, merged cells, spans."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box, Rule
from pipeline.grid import Grid, GridCell
from pipeline.layout.components import RuleSet
from pipeline.layout.rectangles import merged_rectangles
from pipeline.page_content import Char

WALL_SHARE = 0.55
OVERHANG = 8.0
SLIVER = 4.0
SAME_LINE = 1.5


def ruled_grid(rules: RuleSet, chars: Sequence[Char]) -> Grid | None:
    """The grid of one rule set, or None when it encloses no cell. `chars` keep slivers that hold text."""
    xs = _lines(rules.vertical, rules.horizontal)
    ys = _lines(rules.horizontal, rules.vertical)
    xs = _without_slivers(xs, [char.box.x_mid for char in chars])
    ys = _without_slivers(ys, [char.box.y_mid for char in chars])
    if len(xs) < 2 or len(ys) < 2:
        return None
    v_cover = _coverage(xs, ys, rules.vertical)
    h_cover = _coverage(ys, xs, rules.horizontal)
    v_wall, h_wall = v_cover >= WALL_SHARE, h_cover >= WALL_SHARE
    v_wall[[0, -1]], h_wall[[0, -1]] = True, True
    areas = merged_rectangles(~v_wall[1:-1].T, ~h_wall[1:-1])
    rows = sorted({0, len(ys) - 1} | {r for top, _, bottom, _ in areas for r in (top, bottom)})
    cols = sorted({0, len(xs) - 1} | {c for _, left, _, right in areas for c in (left, right)})
    row_of, col_of = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(cols)}
    cells = [
        GridCell(
            row=row_of[top],
            col=col_of[left],
            row_span=row_of[bottom] - row_of[top],
            col_span=col_of[right] - col_of[left],
            box=Box(xs[left], ys[top], xs[right], ys[bottom]),
            support=_support(v_cover, h_cover, top, left, bottom, right),
        )
        for top, left, bottom, right in areas
    ]
    return Grid(len(rows) - 1, len(cols) - 1, tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))


def _lines(across: Sequence[Rule], along: Sequence[Rule]) -> list[float]:
    """Positions of the grid's lines; where the crossing rules jut out beyond them, an undrawn outer border."""
    positions = sorted(rule.position for rule in across)
    lines = [positions[0]]
    for position in positions[1:]:
        if position - lines[-1] > SAME_LINE:
            lines.append(position)
    starts, ends = sorted(rule.start for rule in along), sorted(rule.end for rule in along)
    if len(along) >= 2 and starts[1] < lines[0] - OVERHANG:
        lines.insert(0, starts[0])
    if len(along) >= 2 and ends[-2] > lines[-1] + OVERHANG:
        lines.append(ends[-1])
    return lines


def _without_slivers(lines: list[float], text_at: Sequence[float]) -> list[float]:
    """Double rules leave thin bands: one without text is no row or column."""
    marks = np.sort(np.array(text_at))
    kept = lines[:1]
    for line in lines[1:]:
        thin = line - kept[-1] < SLIVER
        if thin and np.searchsorted(marks, line) == np.searchsorted(marks, kept[-1]):
            kept[-1] = (kept[-1] + line) / 2
        else:
            kept.append(line)
    return kept


def _coverage(lines: Sequence[float], cuts: Sequence[float], rules: Sequence[Rule]) -> npt.NDArray[np.float64]:
    """Drawn share of every line between neighbouring cuts: `len(lines)` x `len(cuts) - 1`."""
    cover = np.zeros((len(lines), len(cuts) - 1))
    at, edges = np.array(lines), np.array(cuts)
    for rule in rules:
        line = int(np.abs(at - rule.position).argmin())
        common = np.minimum(edges[1:], rule.end) - np.maximum(edges[:-1], rule.start)
        cover[line] += np.clip(common, 0.0, None) / (edges[1:] - edges[:-1])
    return np.minimum(cover, 1.0)


def _support(
    v_cover: npt.NDArray[np.float64], h_cover: npt.NDArray[np.float64], top: int, left: int, bottom: int, right: int
) -> float:
    """The least drawn of the four sides."""
    sides = (
        v_cover[left, top:bottom], v_cover[right, top:bottom],
        h_cover[top, left:right], h_cover[bottom, left:right],
    )  # fmt: skip
    return round(min(float(side.mean()) for side in sides), 3)
