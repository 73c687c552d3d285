from __future__ import annotations

from pipeline.store.frame import to_pandas
from tests.documents import budget_table


def test_header_rows_become_labels_and_the_rest_text() -> None:
    frame = budget_table().to_pandas()
    assert list(frame.columns) == ["项目", "预算数/基本支出", "预算数/项目支出"]
    assert frame.to_numpy().tolist() == [["教育", "1,219.80", "<0>"], ["", "3.00", ""]]


def test_spans_are_filled_on_request() -> None:
    assert to_pandas(budget_table(), fill_spans=True).iloc[1, 0] == "教育"


def test_without_header_rows_columns_are_numbered() -> None:
    frame = budget_table().model_copy(update={"header_rows": 0}).to_pandas()
    assert list(frame.columns) == [0, 1, 2]
    assert frame.iloc[0].tolist() == ["项目", "预算数", ""]


def test_a_table_of_header_rows_alone_is_an_empty_frame() -> None:
    frame = budget_table().model_copy(update={"header_rows": 4}).to_pandas()
    assert frame.shape == (0, 3)
