"""The re-created form, from PDF to records: every task, goal, measure and indicator exact."""

from __future__ import annotations

import re
from functools import cache

import pytest

from pipeline import convert
from pipeline.model import Document, Value
from tests.corpus.truths import DOCUMENTS, Json, load

NAME = "seed_performance_form"
TASKS, INDICATORS = range(3, 13), range(16, 62)
LEVELS = {"level1": 1, "level2": 2, "name": 3, "target_text": 5}


@cache
def truth() -> Json:
    (table,) = load(DOCUMENTS / f"{NAME}.truth.json")["tables"]
    return table


@cache
def document() -> Document:
    return convert(DOCUMENTS / f"{NAME}.pdf")


def printed(row: int, col: int) -> str:
    """The text of the cell that covers a place of the truth."""
    return next(
        cell["text"]
        for cell in truth()["cells"]
        if cell["row"] <= row < cell["row"] + cell["row_span"] and cell["col"] <= col < cell["col"] + cell["col_span"]
    )


def value(record: dict[str, Value], leaf: str) -> str:
    return record[leaf].value or ""


def test_ten_tasks() -> None:
    found = [
        [value(task, leaf) for leaf in ("name", "content", "total", "appropriation", "other")]
        for task in document().records.tasks
    ]
    assert found == [[printed(row, col) for col in (1, 2, 4, 5, 6)] for row in TASKS]


def test_ten_goals_with_33_measures() -> None:
    lines = printed(14, 1).split("\n")
    goals = [(lines[at], re.split(r"[一二三四五]是", lines[at + 1])[1:]) for at in range(0, len(lines), 2)]
    assert (len(goals), sum(len(measures) for _, measures in goals)) == (10, 33)
    for record, (title, measures) in zip(document().records.goals, goals, strict=True):
        assert value(record, "title") == title
        found = [value(record, f"measure_{number}") for number in range(1, len(measures) + 1)]
        assert [text.rstrip("。") for text in found] == [text.rstrip("。") for text in measures]
        assert f"measure_{len(measures) + 1}" not in record


def test_46_indicators() -> None:
    found = [tuple(value(one, leaf) for leaf in LEVELS) for one in document().records.indicators]
    assert found == [tuple(printed(row, col) for col in LEVELS.values()) for row in INDICATORS]


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (0, ("number", "=", "10", "次")),
        (24, ("number", ">=", "800", "人")),
        (29, ("qualitative", "", "", "")),
        (31, ("date", "<=", "", "")),
        (39, ("not_applicable", "", "", "")),
        (45, ("number", ">=", "90", "%")),
    ],
)
def test_targets_are_parsed(number: int, wanted: tuple[str, str, str, str]) -> None:
    one = document().records.indicators[number]
    found = tuple(
        (one[leaf].value or "") if leaf in one else "" for leaf in ("kind", "operator", "value_number", "unit")
    )
    assert found == wanted


def test_every_leaf_names_cells_of_the_table() -> None:
    (table,) = document().tables
    places = {(cell.row, cell.col) for cell in table.cells}
    records = document().records
    leaves = [
        leaf for part in (records.tasks, records.goals, records.indicators) for one in part for leaf in one.values()
    ]
    assert leaves
    assert all(leaf.cells and all((row, col) in places for _, row, col in leaf.cells) for leaf in leaves)
