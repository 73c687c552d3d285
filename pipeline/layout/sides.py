"""How much of each side of a cell shows ink, where rules were found in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.geometry import Rule
from pipeline.grid import Grid, GridCell

NEAR = 2.5
INSET = 1.0

Parts = npt.NDArray[np.float64]


def with_sides(grid: Grid, rules: Sequence[Rule]) -> Grid:
    """The grid with `sides` from the `parts` of the rules that its lines were made of."""
    upright, level = _parts(rules, "v"), _parts(rules, "h")
    return replace(grid, cells=tuple(_with_sides(cell, upright, level) for cell in grid.cells))


def _with_sides(cell: GridCell, upright: Parts, level: Parts) -> GridCell:
    x0, top, x1, bottom = cell.box
    return replace(
        cell,
        sides=(
            _drawn(upright, x0, top, bottom), _drawn(level, top, x0, x1),
            _drawn(upright, x1, top, bottom), _drawn(level, bottom, x0, x1),
        ),
    )  # fmt: skip


def _parts(rules: Sequence[Rule], orientation: str) -> Parts:
    """`(position, start, end, share)` rows."""
    rows = [
        (rule.position, *part)
        for rule in rules
        if rule.orientation == orientation
        for part in (rule.parts or ((rule.start, rule.end, rule.density),))
    ]
    return np.array(rows).reshape(-1, 4)


def _drawn(parts: Parts, position: float, start: float, end: float) -> float:
    """Inked share of one side; its ends, where it meets other rules, do not count."""
    inset = min(INSET, (end - start) / 4)
    start, end = start + inset, end - inset
    near = parts[np.abs(parts[:, 0] - position) <= NEAR]
    common = np.clip(np.minimum(near[:, 2], end) - np.maximum(near[:, 1], start), 0.0, None)
    return round(min(1.0, float((common * near[:, 3]).sum()) / (end - start)), 3) if end > start else 0.0
