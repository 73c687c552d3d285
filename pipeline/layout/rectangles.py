"""Elementary places without a wall between them become one rectangle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Area = tuple[int, int, int, int]


def merged_rectangles(open_right: npt.NDArray[np.bool_], open_below: npt.NDArray[np.bool_]) -> list[Area]:
    """`(top, left, bottom, right)` rectangles that tile the grid.

    `open_right` is rows x (columns - 1), `open_below` (rows - 1) x columns: true where no wall stands.
    A group that is not a rectangle (a broken rule) is cut into row runs, equal runs below each other joined.
    """
    label = _components(open_right, open_below)
    areas: list[Area] = []
    for name in np.unique(label):
        rows, cols = np.nonzero(label == name)
        area = (int(rows.min()), int(cols.min()), int(rows.max()) + 1, int(cols.max()) + 1)
        if (area[2] - area[0]) * (area[3] - area[1]) == len(rows):
            areas.append(area)
        else:
            areas.extend(_row_runs(label == name))
    return areas


def _components(open_right: npt.NDArray[np.bool_], open_below: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    n_rows, n_cols = open_right.shape[0], open_below.shape[1]
    label = np.arange(n_rows * n_cols).reshape(n_rows, n_cols)
    while True:
        before = label.copy()
        low = np.minimum(label[:, :-1], label[:, 1:])
        label[:, :-1] = np.where(open_right, low, label[:, :-1])
        label[:, 1:] = np.where(open_right, np.minimum(low, label[:, 1:]), label[:, 1:])
        low = np.minimum(label[:-1], label[1:])
        label[:-1] = np.where(open_below, low, label[:-1])
        label[1:] = np.where(open_below, np.minimum(low, label[1:]), label[1:])
        if (label == before).all():
            return label


def _row_runs(mask: npt.NDArray[np.bool_]) -> list[Area]:
    open_runs: dict[tuple[int, int], int] = {}
    areas: list[Area] = []
    for row in range(mask.shape[0] + 1):
        runs = _runs(mask[row]) if row < mask.shape[0] else set()
        for run in [run for run in open_runs if run not in runs]:
            areas.append((open_runs.pop(run), run[0], row, run[1]))
        for run in runs - open_runs.keys():
            open_runs[run] = row
    return areas


def _runs(row: npt.NDArray[np.bool_]) -> set[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return {(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)}
