"""The damaged text that every class of defect was seen in, against what a careful reader makes of it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline import convert
from pipeline.model import Cell, Document, Table

REFERENCE = Path(__file__).parents[2] / ".." / "shared" / "reference"
SEED = REFERENCE / "seed_table.txt"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="../shared, the damaged text and its analysis, is absent")

FIRST_TASK, FIRST_INDICATOR = 3, 16
ROUNDING = Decimal("0.005")  # of one printed amount; nobody can know how a derived one was printed
AMOUNTS = {"total": 3, "fiscal_appropriation": 4, "other_funds": 5}


@cache
def expected() -> dict[str, Any]:
    return json.loads((REFERENCE / "seed_expected.json").read_text(encoding="utf-8"))["tables"][0]


@cache
def seed() -> Document:
    return convert(SEED)


def table() -> Table:
    (found,) = seed().tables
    return found


def at(row: int, col: int) -> Cell:
    """The cell that covers a place."""
    return next(
        cell
        for cell in table().cells
        if cell.row <= row < cell.row + cell.row_span and cell.col <= col < cell.col + cell.col_span
    )


def plain(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def test_the_form_is_one_table_with_its_title_and_unit() -> None:
    assert (plain(table().title), table().unit) == (plain(expected()["title"]), "万元")
    assert (table().n_rows, table().n_cols) == (62, 6)
    assert sum(cell.row_span * cell.col_span for cell in table().cells) == 62 * 6


@pytest.mark.parametrize("number", range(10))
def test_a_task(number: int) -> None:
    wanted, row = expected()["tasks"][number], FIRST_TASK + number
    name = at(row, 1)
    assert plain(name.text) == plain(wanted["name"]["value"])
    assert (name.status == "missing") == (wanted["name"]["status"] == "missing")
    for field, col in AMOUNTS.items():
        cell, amount = at(row, col), wanted["amounts"][field]
        if amount["status"] == "derived":
            assert (cell.status, cell.source, cell.raw) == ("derived", "check", "")
            assert abs(Decimal(cell.text) - Decimal(amount["value"])) <= ROUNDING
            assert any(flag.startswith("derived:") for flag in cell.flags)
        else:
            assert plain(amount["raw"]) == cell.text
            assert cell.status == (
                "read" if "column_shift" in cell.flags and "." not in cell.text else amount["status"]
            )


@pytest.mark.parametrize("number", [number for number in range(10) if number != 7])
def test_what_a_task_is_for(number: int) -> None:
    wanted, cell = expected()["tasks"][number]["content"], at(FIRST_TASK + number, 2)
    assert plain(cell.text) == plain(wanted["value"])
    assert (cell.status == "missing") == (wanted["status"] == "missing")


def test_lines_laid_over_each_other_are_doubted() -> None:
    cell = at(FIRST_TASK + 7, 2)
    assert "repetition" in cell.flags
    assert cell.confidence <= 0.5
    assert "（福府办规〔2021〕6号）" in cell.text


def test_the_totals() -> None:
    assert [at(13, col).text for col in (1, 3, 4, 5)] == ["金额合计", "3980.52", "3980.52", "0"]


def test_goals_and_measures_are_one_text_without_the_label_in_it() -> None:
    assert at(14, 0).text == "年度总体目标"
    text = plain(at(14, 1).text)
    for goal in expected()["goals"]:
        assert plain(goal["label"] + goal["title"]) in text
        assert all(plain(measure) in text for measure in goal["measures"])
    assert "年度总体目标" not in text


@pytest.mark.parametrize("number", range(46))
def test_an_indicator(number: int) -> None:
    wanted, row = expected()["indicators"][number], FIRST_INDICATOR + number
    assert at(row, 1).text == wanted["level1"]
    assert plain(at(row, 3).text) == plain(wanted["name"]["value"])
    assert (at(row, 3).status == "missing") == (wanted["name"]["status"] == "missing")
    assert plain(at(row, 4).text) in plain(wanted["target"]["raw"])
    if "level2_candidates" in wanted:
        assert at(row, 2).status == "missing"
        (finding,) = (one for one in seed().findings if one.rule == "label_candidates" and one.cells == ((row, 2),))
        assert all(candidate["value"] in finding.message for candidate in wanted["level2_candidates"])
    else:
        assert at(row, 2).text == wanted["level2"]


def test_the_records_say_the_same() -> None:
    records = seed().records
    measures = sum(name.startswith("measure_") for goal in records.goals for name in goal)
    assert (len(records.tasks), len(records.goals), measures, len(records.indicators)) == (10, 10, 33, 46)
    for found, wanted in zip(records.tasks, expected()["tasks"], strict=True):
        assert plain(found["name"].value) == plain(wanted["name"]["value"])
        assert (found["content"].status == "missing") == (wanted["content"]["status"] == "missing")
    for found, wanted in zip(records.indicators, expected()["indicators"], strict=True):
        target = wanted["target"]
        assert (found["name"].status == "missing") == (wanted["name"]["status"] == "missing")
        if target["kind"] == "quantitative":
            parsed = tuple(found[leaf].value for leaf in ("operator", "value_number", "unit"))
            assert parsed == (target["operator"], target["value"], target["unit"])


def test_the_document_is_known_by_its_unit() -> None:
    assert (seed().family, seed().fiscal_year, seed().division_code) == ("performance", 2024, "440304")
    assert table().type == "department_overall_performance_targets"


def test_a_misread_unit_and_a_split_row() -> None:
    assert at(30, 4).text == "70家"
    assert at(30, 4).raw == "70 学 / 70 家"


def test_ghost_rows_are_dropped_and_said() -> None:
    ghosts = [finding for finding in seed().findings if finding.rule == "ghost_row"]
    assert [re.findall(r"\d+", finding.message)[0] for finding in ghosts] == ["46", "82"]


def test_what_was_changed_keeps_what_was_seen() -> None:
    changed = [cell for cell in table().cells if plain(cell.text) != plain(cell.raw)]
    assert changed
    assert all(cell.flags and cell.confidence < 1 for cell in changed)
