from __future__ import annotations

from pipeline.confidence.review import review_queue
from pipeline.model import Finding, Table
from tests.documents import budget_table, cell


def table(name: str, *confidences: float) -> Table:
    cells = tuple(cell(row, 0, "1.00", confidence=confidence) for row, confidence in enumerate(confidences))
    return budget_table().model_copy(update={"id": name, "cells": cells, "n_rows": len(cells), "n_cols": 1})


def test_the_least_certain_comes_first_over_all_tables() -> None:
    queue = review_queue([table("a", 0.8, 0.2), table("b", 0.5, 0.05)])
    assert [(item.table, item.row, item.confidence) for item in queue] == [
        ("b", 1, 0.05), ("a", 1, 0.2), ("b", 0, 0.5), ("a", 0, 0.8),
    ]  # fmt: skip


def test_ties_stay_in_reading_order() -> None:
    queue = review_queue([table("a", 0.5, 0.5), table("b", 0.5)])
    assert [(item.table, item.row) for item in queue] == [("a", 0), ("a", 1), ("b", 0)]


def test_certain_cells_need_no_look() -> None:
    assert review_queue([table("a", 0.995, 0.9)]) == ()


def test_an_empty_cell_needs_no_look_unless_its_text_is_missing() -> None:
    blank = cell(0, 0, "", confidence=0.1)
    lost = cell(1, 0, "", confidence=0.1).model_copy(update={"status": "missing"})
    one = budget_table().model_copy(update={"cells": (blank, lost)})
    assert [item.row for item in review_queue([one])] == [1]


def test_reasons_are_the_cells_flags() -> None:
    doubtful = cell(0, 0, "1.00", confidence=0.3).model_copy(update={"flags": ("overflow", "readers_disagree")})
    (item,) = review_queue([budget_table().model_copy(update={"cells": (doubtful,)})])
    assert item.reasons == ("overflow", "readers_disagree")


def test_nothing_gives_an_empty_queue() -> None:
    assert review_queue([]) == ()


def test_a_rule_that_the_cell_breaks_is_a_reason() -> None:
    doubtful = cell(0, 0, "1.00", confidence=0.3).model_copy(update={"flags": ("overflow",)})
    one = budget_table().model_copy(update={"id": "a", "cells": (doubtful, cell(1, 0, "2.00", confidence=0.3))})
    broken = [
        Finding(rule="I1", severity="error", table="a", cells=((0, 0),), message=""),
        Finding(rule="I3", severity="info", table="a", cells=((0, 0),), message=""),
        Finding(rule="I2", severity="error", table="b", cells=((0, 0),), message=""),
    ]
    assert [item.reasons for item in review_queue([one], broken)] == [("overflow", "I1"), ()]
