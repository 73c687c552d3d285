"""The columns of two fragments of one table, brought onto common edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.grid import Fragment
from pipeline.model import Cell

SAME_EDGE = 3.0
SAME_WIDTH = 0.02

Edges = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CommonColumns:
    """Union edges, and for each old column edge of the upper and the lower part its new index."""

    edges: Edges
    upper: tuple[int, ...]
    lower: tuple[int, ...]

    @property
    def same(self) -> bool:
        """True when both parts had these columns already."""
        return len(self.upper) == len(self.lower) == len(self.edges)


def column_edges(fragment: Fragment) -> Edges:
    """The `n_cols + 1` x positions of a fragment, in points."""
    edges = [fragment.box.x0] * (fragment.n_cols + 1)
    for cell in fragment.cells:
        x0, _, x1, _ = cell.boxes[0].bbox
        edges[cell.col], edges[cell.col + cell.col_span] = x0, x1
    return tuple(edges)


def common_columns(upper: Edges, lower: Edges) -> CommonColumns | None:
    """None where the parts differ in width, or their edges lie neither together nor clearly apart.

    A part that is printed at another scale (a portrait page after a landscape one) counts when its
    columns have the same proportions.
    """
    width, other = upper[-1] - upper[0], lower[-1] - lower[0]
    if width <= 0 or other <= 0:
        return None
    placed = abs(upper[0] - lower[0]) <= SAME_EDGE and abs(upper[-1] - lower[-1]) <= SAME_EDGE
    scaled = [upper[0] + (edge - lower[0]) * width / other for edge in lower]
    if not placed and len(upper) != len(lower):
        return None
    tolerance = SAME_EDGE if placed else min(SAME_EDGE, SAME_WIDTH * width)
    merged, from_upper, from_lower = _merge(upper, scaled, tolerance)
    result = CommonColumns(merged, from_upper, from_lower)
    if len(set(from_upper)) < len(upper) or len(set(from_lower)) < len(lower):
        return None
    return result if placed or result.same else None


def _merge(
    upper: Sequence[float], lower: Sequence[float], tolerance: float
) -> tuple[Edges, tuple[int, ...], tuple[int, ...]]:
    merged: list[float] = []
    index: dict[tuple[int, int], int] = {}
    for position, part, place in sorted(
        [(x, 0, i) for i, x in enumerate(upper)] + [(x, 1, i) for i, x in enumerate(lower)]
    ):
        if not merged or position - merged[-1] > tolerance:
            merged.append(position)
        index[part, place] = len(merged) - 1
    return (
        tuple(merged),
        tuple(index[0, i] for i in range(len(upper))),
        tuple(index[1, i] for i in range(len(lower))),
    )


def on_columns(cells: Sequence[Cell], index: Sequence[int]) -> list[Cell]:
    """Cells with their columns renumbered after `index`."""
    if list(index) == list(range(len(index))):
        return list(cells)
    return [
        cell.model_copy(update={"col": index[cell.col], "col_span": index[cell.col + cell.col_span] - index[cell.col]})
        for cell in cells
    ]
