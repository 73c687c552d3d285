"""Adjacency relations, counted by hand."""

from __future__ import annotations

from pipeline.evaluation.adjacency import page_relations
from pipeline.evaluation.placed import Placed
from tests.evaluation.grids import grid


def test_relations_of_a_grid() -> None:
    """3 x 3 cells: 2 to the right in each row, 2 below in each column."""
    counts = page_relations([grid()], [grid()])
    assert (counts.right, counts.truth, counts.predicted, counts.found, counts.extra) == (12, 12, 12, 1, 0)


def test_a_wrong_text_loses_its_relations() -> None:
    """The middle cell has 4 neighbours."""
    predicted = [cell._replace(text="x") if (cell.row, cell.col) == (1, 1) else cell for cell in grid()]
    counts = page_relations([predicted], [grid()])
    assert (counts.right, counts.predicted) == (8, 12)


def test_blank_cells_are_skipped() -> None:
    printed = grid([("a", "b"), ("c", "d")])
    predicted = grid([("a", "", "b"), ("c", "", "d")])
    assert page_relations([predicted], [printed]).right == 4


def test_merged_cells_are_neighbours_once() -> None:
    cells = [Placed(0, 0, 2, 1, "a"), Placed(0, 1, 2, 1, "b")]
    assert page_relations([cells], [cells]).truth == 1


def test_missed_and_false_tables_count() -> None:
    other = grid([("甲", "乙")])
    counts = page_relations([other], [grid()])
    assert (counts.found, counts.extra, counts.right, counts.truth, counts.predicted) == (0, 1, 0, 12, 1)
