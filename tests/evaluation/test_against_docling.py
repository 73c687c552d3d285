"""Measures of structure agree with docling-metrics-table, a second implementation that is always at hand.

Of its four measures only these two are those of the papers: it counts any changed text as a whole cell in TEDS, and
takes Ratcliff-Obershelp matches for the longest common subsequence in GriTS-Con (0.16.0).
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from docling_metrics_table.docling_metrics_table import (
    TableMetric,
    TableMetricCell,
    TableMetricCellsInputSample,
    TableMetricHTMLInputSample,
    TableMetricTaskKind,
)

from pipeline.evaluation.grits import grits
from pipeline.evaluation.placed import Placed, grid_size
from pipeline.evaluation.teds import teds
from tests.evaluation.damage import damaged

PAIRS = list(damaged(largest=60))


def _html(cells: Sequence[Placed]) -> str:
    rows = [
        "".join(f'<td rowspan="{c.row_span}" colspan="{c.col_span}"></td>' for c in cells if c.row == row)
        for row in range(grid_size(cells)[0])
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _cells(cells: Sequence[Placed]) -> list[TableMetricCell]:
    return [
        TableMetricCell(
            bbox=[0, 0, 0, 0],
            cell_text=cell.text,
            row_nums=list(range(cell.row, cell.row + cell.row_span)),
            column_nums=list(range(cell.col, cell.col + cell.col_span)),
        )
        for cell in cells
    ]


def _tiles(cells: Sequence[Placed]) -> bool:
    """Whether the cells cover their grid, each place once; docling has no other tables."""
    places = [
        (row, col)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    ]
    rows, cols = grid_size(cells)
    return len(places) == len(set(places)) == rows * cols


def test_teds_struct() -> None:
    metric = TableMetric()
    for predicted, printed in PAIRS:
        sample = TableMetricHTMLInputSample(id="t", html_a=_html(printed), html_b=_html(predicted), structure_only=True)
        theirs = metric._evaluate_teds_from_html("t", sample.html_a, sample.html_b, structure_only=True)
        assert teds(predicted, printed)[1] == pytest.approx(theirs.teds)


def test_grits_top() -> None:
    metric = TableMetric()
    compared = 0
    for predicted, printed in PAIRS:
        if _tiles(predicted):
            cells = TableMetricCellsInputSample(
                id="t", cells_a=_cells(printed), cells_b=_cells(predicted), tasks=[TableMetricTaskKind.STRUCTURE]
            )
            theirs = metric.evaluate_sample(cells).grits
            assert theirs
            assert grits(predicted, printed)[0] == pytest.approx(theirs.grits_topology)
            compared += 1
    assert compared > 5
