"""TEDS: tree edit distance based similarity of tables (Zhong, ShafieiBavani, Jimeno Yepes, ECCV 2020).

A table is the tree table > tr > td. To insert or delete a node costs 1; to rename a cell costs 1 when its spans
differ, else the Levenshtein distance of the texts over the longer one's length. TEDS = 1 - distance / nodes of the
larger tree. The distance is that of Zhang and Shasha (1989), written out for trees of three levels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from pipeline.evaluation.placed import Placed, grid_size

Floats = NDArray[np.float64]
Rows = list[list[int]]


def teds(predicted: Sequence[Placed], truth: Sequence[Placed]) -> tuple[float, float]:
    """TEDS with text, and of the structure alone; cells in reading order."""
    if not predicted or not truth:
        return (1.0, 1.0) if not predicted and not truth else (0.0, 0.0)
    rows, true_rows = _rows(predicted), _rows(truth)
    nodes = 1 + max(len(rows) + len(predicted), len(true_rows) + len(truth))
    spans = np.array([cell[2:4] for cell in predicted])
    true_spans = np.array([cell[2:4] for cell in truth])
    other = (spans[:, None] != true_spans[None]).any(axis=2)
    texts, true_texts = [cell.text for cell in predicted], [cell.text for cell in truth]
    unlike = cdist(texts, true_texts, scorer=Levenshtein.normalized_distance, dtype=np.float64)
    distances = (_tree_distance(rows, true_rows, cost) for cost in (np.where(other, 1.0, unlike), other.astype(float)))
    full, structure = (max(0.0, 1 - distance / nodes) for distance in distances)
    return full, structure


def _rows(cells: Sequence[Placed]) -> Rows:
    """For each row of the grid, the cells that begin there; a row covered from above has none."""
    rows: Rows = [[] for _ in range(grid_size(cells)[0])]
    for index, cell in enumerate(cells):
        rows[cell.row].append(index)
    return rows


def _tree_distance(rows: Rows, true_rows: Rows, cost: Floats) -> float:
    """Edit distance of two tables; `cost` is that of renaming a cell of the one into a cell of the other."""
    first, is_row = _postorder(rows)
    true_first, is_true_row = _postorder(true_rows)
    subtrees = np.empty((len(first), len(true_first)))
    subtrees[np.ix_(~is_row, ~is_true_row)] = cost
    subtrees[np.ix_(is_row, is_true_row)] = _row_distances(rows, true_rows, cost)
    subtrees[np.ix_(~is_row, is_true_row)] = _cells_to_rows(true_rows, cost)
    subtrees[np.ix_(is_row, ~is_true_row)] = _cells_to_rows(rows, cost.T).T
    forests = np.zeros((len(first) + 1, len(true_first) + 1))
    forests[0] = np.arange(len(true_first) + 1)
    for node, leaf in enumerate(first):
        forests[node + 1, 0] = node + 1
        forests[node + 1, 1:] = np.minimum(forests[node, 1:] + 1, forests[leaf, true_first] + subtrees[node])
        forests[node + 1] = _with_insertions(forests[node + 1])
    return float(forests[-1, -1])


def _postorder(rows: Rows) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """The nodes below the root, children before parents: each one's leftmost leaf, and whether it is a row."""
    first: list[int] = []
    is_row: list[bool] = []
    for row in rows:
        start = len(first)
        first += [*range(start, start + len(row)), start]
        is_row += [*[False] * len(row), True]
    return np.array(first), np.array(is_row)


def _row_distances(rows: Rows, true_rows: Rows, cost: Floats) -> Floats:
    """Rows match for nothing, so their distance is that of their cells, taken as a sequence."""
    lengths = np.array([len(row) for row in true_rows])
    width = int(lengths.max())
    # Short rows are padded with any cell; their distance is read off before the padding.
    padded = np.array([row + [0] * (width - len(row)) for row in true_rows], dtype=np.intp)
    result = np.empty((len(rows), len(true_rows)))
    for index, row in enumerate(rows):
        table = np.tile(np.arange(width + 1, dtype=float), (len(true_rows), 1))
        for cell in row:
            renamed = table[:, :-1] + cost[cell][padded]
            table[:, 1:] = np.minimum(table[:, 1:] + 1, renamed)
            table[:, 0] += 1
            table = _with_insertions(table)
        result[index] = table[np.arange(len(true_rows)), lengths]
    return result


def _cells_to_rows(rows: Rows, cost: Floats) -> Floats:
    """Distance of a lone cell to a whole row: it becomes one of the row's cells, or the row; the rest is inserted."""
    return np.stack([len(row) + cost[:, row].min(axis=1, initial=1.0) for row in rows], axis=1)


def _with_insertions(candidates: Floats) -> Floats:
    """Each entry, or a smaller one to its left plus 1 a step."""
    steps = np.arange(candidates.shape[-1])
    return np.minimum.accumulate(candidates - steps, axis=-1) + steps
