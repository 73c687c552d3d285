from __future__ import annotations

from pipeline.evaluation.placed import Placed
from pipeline.evaluation.verdicts import judge_cells
from tests.evaluation.grids import grid, table, truth


def test_each_kind_of_verdict() -> None:
    predicted = [Placed(0, 0, 1, 1, "科 目"), Placed(0, 1, 1, 1, "预莫"), Placed(1, 0, 1, 2, "12.5")]
    printed = grid([("科目", "预算"), ("教育", "12.5")])
    cells = judge_cells(table(predicted, confidence=0.8).cells, truth(printed))
    assert [(cell.place, cell.verdict, cell.truth, cell.reading) for cell in cells] == [
        ((0, 0, 1, 1), "right", None, None),
        ((0, 1, 1, 1), "wrong", "预算", "预莫"),
        ((1, 0, 1, 1), "lost", "教育", None),
        ((1, 0, 1, 2), "stray", None, "12.5"),
        ((1, 1, 1, 1), "lost", "12.5", None),
    ]
    assert [cell.number for cell in cells] == [False, False, False, True, True]
    assert [cell.confidence for cell in cells] == [0.8, 0.8, None, 0.8, None]


def test_a_number_read_as_a_word_is_a_numeric_cell() -> None:
    [cell] = judge_cells(table(grid([("l2.5",)])).cells, truth(grid([("12.5",)])))
    assert (cell.verdict, cell.number) == ("wrong", True)
