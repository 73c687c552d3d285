"""The damaged text that every class of defect was seen in, against what a careful reader makes of it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline import convert
from pipeline.model import Cell, Document, Table
from tests.mend.seed_leaves import expected_leaves, found_leaves

REFERENCE = Path(__file__).parents[2] / ".." / "shared" / "reference"
SEED = REFERENCE / "seed_table.txt"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="../shared, the damaged text and its analysis, is absent")

FIRST_TASK, TOTALS, FIRST_INDICATOR = 3, 13, 16
AMOUNTS = {"total": 3, "fiscal_appropriation": 4, "other_funds": 5}


@cache
def reference() -> dict[str, Any]:
    return json.loads((REFERENCE / "seed_expected.json").read_text(encoding="utf-8"))


def expected() -> dict[str, Any]:
    return reference()["tables"][0]


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


def test_every_leaf_is_as_the_reference_has_it() -> None:
    wanted, found = expected_leaves(reference()), found_leaves(seed())
    assert len(wanted) == 635
    differing = {place for place in wanted | found if wanted.get(place, "absent") != found.get(place, "absent")}
    assert differing == set()


def test_candidates_of_a_label_that_nobody_could_read() -> None:
    (finding,) = (one for one in seed().findings if one.rule == "label_candidates")
    assert finding.cells == ((FIRST_INDICATOR + 32, 2),)
    wanted = expected()["indicators"][32]["level2_candidates"]
    assert all(candidate["value"] in finding.message for candidate in wanted)
    assert at(FIRST_INDICATOR + 32, 2).confidence == wanted[0]["confidence"]


@pytest.mark.parametrize("number", range(46))
def test_a_leaf_names_the_lines_that_it_is_from(number: int) -> None:
    lines = [line for box in at(FIRST_INDICATOR + number, 4).boxes for line in (box.bbox[1] + 1, box.bbox[3])]
    wanted = expected()["indicators"][number]["provenance"]["lines"]
    assert (min(lines), max(lines)) == (wanted[-1] if number == 32 else wanted[0], wanted[-1])  # 32: below a ghost


@pytest.mark.parametrize("check", range(18))
def test_a_check_of_the_reference(check: int) -> None:
    """Passes are no failures here; where a derived cell is in one it proves nothing, which we say of five more."""
    wanted = expected()["checks"][check]
    rule = {"SUM_TASKS": "I1", "TOTAL_IS_FISCAL_PLUS_OTHER": "I9", "NARRATIVE_SUM": "I10"}[wanted["rule"]]
    kind, _, scope = wanted["scope"].partition("-")
    row = TOTALS if not scope else FIRST_TASK + int(scope) - 1
    col = AMOUNTS[kind.removeprefix("column:")] if not scope else AMOUNTS["total"]
    own = [one for one in seed().findings if one.rule == rule and (row, col) in one.cells[:1]]
    assert wanted["status"] == "pass"
    assert [one.severity for one in own] == ["info"] * len(own)
    by_construction = bool(own)
    stricter = rule == "I1" or wanted["scope"] in ("task-03", "task-04")
    assert by_construction == (wanted.get("by_construction", False) or stricter)


def test_what_is_said_of_amounts_that_nobody_saw() -> None:
    derived = {one.cells[0]: one.message for one in seed().findings if one.rule == "derived"}
    total = derived[FIRST_TASK + 3, 3]
    assert total.startswith("not read; derived from I10, I1: 1020.133; confirmed by 1 more")
    assert total.endswith("roundings leave its last digit open")
    assert set(derived) == {(5, 3), (6, 3), (6, 4), (9, 3), (12, 5)}


CORRECTIONS = {
    "c01": ((3, 3), "number_joined"),
    "c02": ((1, 0), "label_completed"),
    "c03": ((6, 5), "amount_moved"),
    "c04": ((6, 2), "repetition_removed"),
    "c05": ((10, 2), "bracket_closed"),
    "c06": ((12, 1), "column_shift"),
    "c07": ((13, 3), "column_shift"),
    "c08": ((14, 0), "layout_space_removed"),
    "c09": ((14, 1), "lines_joined"),
    "c12": ((15, 0), "label_completed"),
    "c13": ((49, 1), "span_inferred"),
    "c14": ((57, 2), "label_completed"),
    "c15": ((59, 2), "label_completed"),
    "c16": ((59, 1), "span_inferred"),
    "c17": ((30, 4), "rows_joined"),
    "c18": ((26, 3), "repetition_removed"),
}


def test_every_correction_of_the_reference_is_noted_on_its_cell() -> None:
    corrections = reference()["corrections"]
    ghosts = {"c10", "c11"}  # rows, see below
    assert {one["id"] for one in corrections} == set(CORRECTIONS) | ghosts
    assert all(flag in at(*place).flags for place, flag in CORRECTIONS.values())
    joined = [cell for cell in table().cells if "number_joined" in cell.flags and 3 <= cell.row <= 13]
    assert len(joined) == 15  # 14 amounts, and one text with two more


def test_all_that_the_reference_wants_looked_at() -> None:
    first, paths = FIRST_INDICATOR, [one["path"] for one in reference()["review_queue"]]
    places = {
        "tasks[1].name": [(4, 1)],
        "tasks[5].name": [(8, 1)],
        "tasks[8].name": [(11, 1)],
        "tasks[9].content": [(12, 2)],
        "tasks[7].content": [(10, 2)],
        "indicators[0..4].name": [(first + number, 3) for number in range(5)],
        "indicators[32].level2": [(first + 32, 2)],
        "indicators[29].target": [(first + 29, 4)],
    }
    assert set(paths) == set(places)
    told = {(item.row, item.col) for item in seed().review}
    told |= {place for one in seed().findings if one.severity == "warning" for place in one.cells}
    assert all(place in told for found in places.values() for place in found)


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
