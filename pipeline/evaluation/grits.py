"""GriTS: grid table similarity (Smock, Pesala, Abraham, ICDAR 2023, arXiv 2203.12555).

Two grids are compared by their most similar substructures: rows and columns are aligned in order, each by its best
alignment of places (the paper's factored 2D-MSS), and the similarity of the places so paired is an F-score.
Places are alike by IoU of their cells' spans (topology), or by the longest common subsequence of texts (content).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from pipeline.evaluation.placed import Placed, grid_size

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
# Pairs of places beyond which memory would not do; the measure is then undefined.
MOST_PAIRS = 60_000_000


def grits(predicted: Sequence[Placed], truth: Sequence[Placed]) -> tuple[float | None, float | None]:
    """GriTS-Top and GriTS-Con; None for tables too large to compare."""
    if not predicted or not truth:
        return (1.0, 1.0) if not predicted and not truth else (0.0, 0.0)
    grid, true_grid = _grid(predicted), _grid(truth)
    if grid.size * true_grid.size > MOST_PAIRS:
        return None, None
    shape = (*grid.shape, *true_grid.shape)
    spans, span_at = np.unique(_spans(predicted, grid), axis=0, return_inverse=True)
    true_spans, true_span_at = np.unique(_spans(truth, true_grid), axis=0, return_inverse=True)
    topology = _overlap(spans, true_spans)[np.ix_(span_at.ravel(), true_span_at.ravel())].reshape(shape)
    content = _same_text(predicted, truth)[np.ix_(grid.ravel(), true_grid.ravel())].reshape(shape)
    return _f_score(topology), _f_score(content)


def _grid(cells: Sequence[Placed]) -> Ints:
    """The cell at each place; -1 where there is none."""
    grid = np.full(grid_size(cells), -1, dtype=np.intp)
    for index, cell in enumerate(cells):
        grid[cell.row : cell.row + cell.row_span, cell.col : cell.col + cell.col_span] = index
    return grid


def _spans(cells: Sequence[Placed], grid: Ints) -> Ints:
    """For each place, its cell's edges (left, top, right, bottom) as seen from there."""
    seen = []
    for (row, col), index in zip(np.ndindex(grid.shape), grid.ravel().tolist(), strict=True):
        cell = cells[index] if index >= 0 else Placed(row, col, 1, 1, "")
        left, top = cell.col - col, cell.row - row
        seen.append((left, top, left + cell.col_span, top + cell.row_span))
    return np.array(seen, dtype=np.intp)


def _overlap(one: Ints, other: Ints) -> Floats:
    """Intersection over union of each span of the one with each of the other."""
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum(one[:, None, 2:], other[None, :, 2:])
    common = np.clip(high - low, 0, None).prod(axis=2)
    area, other_area = ((spans[:, 2:] - spans[:, :2]).prod(axis=1) for spans in (one, other))
    result: Floats = common / (area[:, None] + other_area[None] - common)
    return result


def _same_text(predicted: Sequence[Placed], truth: Sequence[Placed]) -> Floats:
    """2 LCS / (sum of lengths), which is 1 - normalised indel distance; a last row and column of 0 for no cell."""
    texts, true_texts = [cell.text for cell in predicted], [cell.text for cell in truth]
    alike = cdist(texts, true_texts, scorer=Indel.normalized_similarity, dtype=np.float64)
    return np.pad(alike, ((0, 1), (0, 1)))


def _f_score(alike: Floats) -> float:
    """`alike[row, col, true row, true col]` to the F-score of the best substructures."""
    rows = _align(_row_rewards(alike))
    cols = _align(_row_rewards(alike.transpose(1, 0, 3, 2)))
    hits = sum(float(alike[row, col, true_row, true_col]) for row, true_row in rows for col, true_col in cols)
    n_rows, n_cols, true_rows, true_cols = alike.shape
    return 2 * hits / float(n_rows * n_cols + true_rows * true_cols)


def _row_rewards(alike: Floats) -> Floats:
    """The best sum of an ordered alignment of places, for each row of the one grid with each of the other."""
    _, n_cols, _, true_cols = alike.shape
    zero = np.zeros((alike.shape[0], alike.shape[2]))
    above = [zero] * (true_cols + 1)
    for col in range(n_cols):
        here = [zero]
        for true_col in range(true_cols):
            paired = above[true_col] + alike[:, col, :, true_col]
            here.append(np.maximum(paired, np.maximum(above[true_col + 1], here[true_col])))
        above = here
    return above[-1]


def _align(reward: Floats) -> list[tuple[int, int]]:
    """The pairs of an ordered alignment with the largest sum; a pair is preferred to a gap of the same sum."""
    n, m = reward.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(n):
        for j in range(m):
            best[i + 1, j + 1] = max(best[i, j] + reward[i, j], best[i, j + 1], best[i + 1, j])
    pairs = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j - 1] + reward[i - 1, j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
