"""Negative controls: a known fault lowers the right figures by the right amount, worked out by hand.

The table has 9 cells in 3 rows: 13 nodes with the root, 9 places, 4 numbers and 26 characters.
"""

from __future__ import annotations

import pytest

from pipeline.evaluation.placed import Placed
from pipeline.evaluation.results import TableMeasures
from pipeline.evaluation.table_measures import measure_table
from tests.evaluation.grids import ROWS, grid

TRUTH = grid()


def _figures(measures: TableMeasures) -> dict[str, float | None]:
    names = ("teds", "teds_struct", "grits_top", "grits_con", "cell_f1", "numbers_exact", "cer")
    return {name: getattr(measures, name) for name in names}


def _expect(predicted: list[Placed], *expected: float) -> None:
    names = ("teds", "teds_struct", "grits_top", "grits_con", "cell_f1", "numbers_exact", "cer")
    assert _figures(measure_table(predicted, TRUTH)) == pytest.approx(dict(zip(names, expected, strict=True)))


def test_a_perfect_prediction() -> None:
    _expect(grid(), 1, 1, 1, 1, 1, 1, 0)


def test_no_prediction() -> None:
    _expect([], 0, 0, 0, 0, 0, 0, 1)


def test_a_swapped_digit() -> None:
    """12.5 read as 15.2: 2 edits of 4 characters, a common subsequence of 2 of 4."""
    predicted = grid([ROWS[0], ("教育", "15.2", "11.8"), ROWS[2]])
    _expect(predicted, 1 - 0.5 / 13, 1, 1, (8 + 0.5) / 9, 8 / 9, 3 / 4, 2 / 26)


def test_a_dropped_row() -> None:
    """A row and its 3 cells are gone; the row below moves up, so that only the header stays in its place."""
    predicted = grid([ROWS[0], ROWS[2]])
    _expect(predicted, 1 - 4 / 13, 1 - 4 / 13, 2 * 6 / 15, 2 * 6 / 15, 2 * 3 / 15, 0, 10 / 26)


def test_a_shifted_column() -> None:
    """An empty column too many (16 nodes, 12 cells): all to its right stands in a wrong place."""
    predicted = grid([(row[0], "", *row[1:]) for row in ROWS])
    _expect(predicted, 1 - 3 / 16, 1 - 3 / 16, 2 * 9 / 21, 2 * 9 / 21, 2 * 3 / 21, 0, 0)


def test_a_wrong_span() -> None:
    """The first header cell swallows the second: one renamed, one deleted; two places overlap by half."""
    predicted = [Placed(0, 0, 1, 2, "科目"), *TRUTH[2:]]
    _expect(predicted, 1 - 2 / 13, 1 - 2 / 13, (7 + 2 * 0.5) / 9, 8 / 9, 2 * 7 / 17, 1, 2 / 26)


def test_two_swapped_cells() -> None:
    """12.5 and 30.4 have only the point in common: 3 edits of 4, a common subsequence of 1 of 4, each twice."""
    predicted = grid([ROWS[0], ("教育", "30.4", "11.8"), ("卫生", "12.5", "29.1")])
    _expect(predicted, 1 - 2 * 0.75 / 13, 1, 1, (7 + 2 * 0.25) / 9, 7 / 9, 2 / 4, 6 / 26)


def test_a_table_without_numbers_or_text_has_no_such_figure() -> None:
    measures = measure_table(grid([("甲", "乙")]), grid([("甲", "乙")]))
    assert measures.numbers_exact is None
    assert measure_table(grid([("", "")]), grid([("", "")])).cer is None


def test_a_number_needs_its_row_and_column_but_not_its_spans() -> None:
    predicted = [cell._replace(row_span=2) if cell.text == "30.4" else cell for cell in TRUTH]
    assert measure_table(predicted, TRUTH).numbers_exact == 1
    assert measure_table(predicted, TRUTH).cell_f1 == pytest.approx(8 / 9)
