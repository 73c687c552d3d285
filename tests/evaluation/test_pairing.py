from __future__ import annotations

from pipeline.evaluation.pairing import pair_tables
from pipeline.evaluation.truth import TruthTable
from tests.evaluation.grids import grid, table, truth

OTHER = [("甲", "乙"), ("1", "2")]


def test_tables_find_each_other_by_their_text() -> None:
    truths = [TruthTable(truth(grid())), TruthTable(truth(grid(OTHER)))]
    assert pair_tables([table(grid(OTHER)), table(grid())], truths) == {0: 1, 1: 0}


def test_a_table_is_used_once() -> None:
    truths = [TruthTable(truth(grid())), TruthTable(truth(grid()))]
    assert pair_tables([table(grid())], truths) == {0: 0}


def test_tables_of_other_pages_are_no_pair() -> None:
    truths = [TruthTable(truth(grid()), pages=frozenset({2, 3}))]
    assert pair_tables([table(grid(), page=1)], truths) == {}
    assert pair_tables([table(grid(), page=3)], truths) == {0: 0}


def test_nothing_in_common_is_no_pair() -> None:
    assert pair_tables([table(grid(OTHER))], [TruthTable(truth(grid([("丙", "丁")])))]) == {}
