from __future__ import annotations

import pytest

from pipeline.evaluation.figure_list import ADJACENCY, CONFIDENCE, QUALITY, TABLES, WORK
from pipeline.evaluation.figures import relation_figures, set_figures
from pipeline.evaluation.placed import Placed
from pipeline.evaluation.results import DocumentResult, RelationCounts, TableResult
from pipeline.evaluation.table_measures import measure_table
from pipeline.evaluation.verdicts import judge_cells, stray_cells
from tests.evaluation.grids import ROWS, grid, table, truth

SMALL = grid([("甲", "乙"), ("1", "2")])
MISREAD = grid([ROWS[0], ("教育", "15.2", "11.8"), ROWS[2]])


def _result(predicted: list[Placed], printed: list[Placed], confidence: float = 1.0) -> TableResult:
    cells = judge_cells(table(predicted, confidence=confidence).cells, truth(printed)) if predicted else ()
    return TableResult(found=bool(predicted), measures=measure_table(predicted, printed), cells=cells)


def test_means_are_over_tables_and_pooled_figures_over_cells() -> None:
    """8 of 9 cells are exact in the one table, none of 4 in the other, which is missed."""
    tables = (_result(MISREAD, grid()), _result([], SMALL))
    figures = set_figures([DocumentResult(id="a", tables=tables)], complete=True)
    assert figures["cell_f1"] == pytest.approx((8 / 9 + 0) / 2)
    assert figures["pooled_cell_f1"] == pytest.approx(2 * 8 / (9 + 9 + 4))
    assert figures["numbers_exact"] == pytest.approx((3 / 4 + 0) / 2)
    assert figures["pooled_numbers_exact"] == pytest.approx(3 / 6)
    assert figures["pooled_cer"] == pytest.approx((2 + 4) / (26 + 4))
    assert [figures[name] for name in ("tables", "found", "missed", "perfect")] == [2, 1, 1, 0]


def test_a_wrong_number_that_looks_certain_is_silent() -> None:
    figures = set_figures([DocumentResult(id="a", tables=(_result(MISREAD, grid(), 0.995),))], complete=True)
    assert (figures["confidence_cells"], figures["confidence_wrong"], figures["confidence_silent"]) == (9, 1, 1)
    assert (figures["number_confidence_cells"], figures["number_confidence_silent"]) == (4, 1)
    assert figures["number_confidence_error_at_50"] == pytest.approx(0.25)


def test_cells_of_extra_tables_are_wrong_where_the_truth_is_complete() -> None:
    extra = tuple(stray_cells(table(SMALL).cells))
    document = DocumentResult(id="a", tables=(_result(grid(), grid()),), extra_tables=1, extra_cells=extra)
    figures = set_figures([document], complete=True)
    assert (figures["extra"], figures["confidence_wrong"], figures["number_confidence_wrong"]) == (1, 4, 2)
    assert set_figures([document], complete=False)["extra"] is None


def test_nothing_read_gives_no_figures_of_confidence_and_no_perfect_score() -> None:
    figures = set_figures([DocumentResult(id="a", error="empty file", tables=(_result([], SMALL),))], complete=True)
    assert figures["failed_documents"] == 1
    assert (figures["teds"], figures["cer"], figures["perfect"]) == (0, 1, 0)
    assert {figures[f"confidence_{name}"] for name in ("ece", "auroc", "error_at_50", "certain_share")} == {None}
    assert set_figures([], complete=True)["teds"] is None


def test_every_listed_figure_exists() -> None:
    figures = set_figures([], complete=True)
    listed = {one.name for one in (*WORK, *TABLES, *QUALITY)} | {one.pooled for one in QUALITY if one.pooled}
    listed |= {f"{group}_{one.name}" for group in ("confidence", "number_confidence") for one in CONFIDENCE}
    assert listed <= set(figures)
    assert {one.name for one in (*WORK, *TABLES, *ADJACENCY)} <= set(relation_figures([]))


def test_relations_are_pooled() -> None:
    counts = [
        RelationCounts(tables=1, found=1, extra=0, right=6, truth=10, predicted=8),
        RelationCounts(tables=2, found=0, extra=1, right=0, truth=5, predicted=4),
    ]
    figures = relation_figures([DocumentResult(id=str(i), relations=one) for i, one in enumerate(counts)])
    assert figures["adjacency_precision"] == pytest.approx(6 / 12)
    assert figures["adjacency_recall"] == pytest.approx(6 / 15)
    assert figures["adjacency_f1"] == pytest.approx(12 / 27)
    assert (figures["missed"], figures["extra"]) == (2, 1)
