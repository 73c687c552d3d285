"""Columns that hold two: a rule between them was not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.grid import GridCell
from pipeline.page_content import Seen
from pipeline.text.number_format import like_number

GAP = 1.0  # heights of the print that part an amount from what stands beside it
ROWS = 2  # in so many rows, with a common gap
OUTSIDE = 3  # or beside the table in so many


def first_lost(cells: Sequence[tuple[GridCell, Sequence[Seen]]], left: Sequence[Seen]) -> int | None:
    """The first column in which amounts stand beside other print in several rows, a gap between them; None: none.

    It is column 0 where print stands `left` of the table in several rows of it.
    """
    rows = {place.row for place, _ in cells for one in left if place.box.top <= one.box.y_mid <= place.box.bottom}
    if len(rows) >= OUTSIDE:
        return 0
    gaps: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for place, seen in cells:
        gaps[place.col].extend(_gaps(seen))
    lost = [column for column, found in gaps.items() if _common(found) >= ROWS]
    return min(lost, default=None)


def _gaps(seen: Sequence[Seen]) -> list[tuple[float, float]]:
    """From where to where there is nothing between an amount and its neighbour on the line."""
    lines = sorted((one for one in seen if one.text), key=lambda one: one.box.x0)
    return [
        (left.box.x1, right.box.x0)
        for left, right in pairwise(lines)
        if like_number(left.text) or like_number(right.text)
        if right.box.x0 - left.box.x1 > GAP * min(left.box.height, right.box.height)
        and min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
        > 0.5 * min(left.box.height, right.box.height)
    ]


def _common(gaps: Sequence[tuple[float, float]]) -> int:
    """The most gaps that one vertical line runs through."""
    return max((sum(start <= at < end for start, end in gaps) for at, _ in gaps), default=0)
