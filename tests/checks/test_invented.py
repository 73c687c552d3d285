"""Identities over tables whose every cell is known: what is right passes, what is wrong is found."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest

from pipeline.checks.check import Checked, check
from pipeline.checks.equation import Place
from pipeline.checks.judge import Outcome
from pipeline.model import Cell, Table
from pipeline.schema.amount import parse_amount
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings
from tests.checks.invented import invented

SEED = 20261125
DOCUMENTS = range(24)


def checked(tables: Sequence[Table]) -> Checked:
    settings = shipped_settings()
    return check(read_meaning(tables, settings), settings)


def proving(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one.verdict == "pass" and not one.vacuous and not one.equation.soft]


def texts(tables: Sequence[Table]) -> list[str]:
    return [cell.text for table in tables for cell in table.cells]


def with_cell(tables: Sequence[Table], place: Place, cell: Cell) -> tuple[Table, ...]:
    return tuple(
        table
        if table.id != place.table
        else table.model_copy(
            update={"cells": tuple(cell if (one.row, one.col) == place[1:] else one for one in table.cells)}
        )
        for table in tables
    )


def cell_at(tables: Sequence[Table], place: Place) -> Cell:
    cells = next(table.cells for table in tables if table.id == place.table)
    return next(cell for cell in cells if (cell.row, cell.col) == place[1:])


def some_place(number: int, dice: random.Random) -> tuple[tuple[Table, ...], Place, Decimal] | None:
    """A document, a cell that takes part in an identity which proves something, and the largest tolerance on it."""
    tables, _ = invented(SEED, number)
    passed = proving(checked(tables).outcomes)
    places = sorted(
        {place for one in passed for place in one.equation.places if parse_amount(cell_at(tables, place).text)}
    )
    if not places:
        return None
    place = dice.choice(places)
    return tables, place, max(one.tolerance for one in passed if place in one.equation.places)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_all_that_can_be_checked_in_a_right_document_passes(number: int) -> None:
    tables, _ = invented(SEED, number)
    found = checked(tables)
    assert [one.equation for one in found.outcomes if one.verdict == "fail"] == []
    assert texts(found.tables) == texts(tables)
    assert found.findings == ()


def test_planted_errors_are_found() -> None:
    missed = []
    for number in DOCUMENTS:
        tables, planted = invented(SEED, number, planted=True)
        failing = {place for one in checked(tables).outcomes if one.verdict == "fail" for place in one.equation.places}
        missed += [one for one in planted if Place(f"t{one.table}", one.row, one.col) not in failing]
    assert missed == []


def test_a_wrong_digit_in_a_checked_cell_is_found() -> None:
    dice = random.Random(SEED)
    tried = 0
    for number in DOCUMENTS:
        for _ in range(4):
            found = some_place(number, dice)
            if found is None:
                continue
            tables, place, tolerance = found
            cell = cell_at(tables, place)
            digits = [at for at, character in enumerate(cell.text) if character.isdigit()]
            at = dice.choice(digits)
            text = cell.text[:at] + str((int(cell.text[at]) + dice.randint(1, 9)) % 10) + cell.text[at + 1 :]
            before, after = parse_amount(cell.text), parse_amount(text)
            if before is None or after is None or abs(after.value - before.value) <= 2 * tolerance:
                continue
            wrong = checked(with_cell(tables, place, cell.model_copy(update={"text": text})))
            failing = {
                one for outcome in wrong.outcomes if outcome.verdict == "fail" for one in outcome.equation.places
            }
            assert place in failing, (number, place, cell.text, text)
            assert cell_at(wrong.tables, place).text == text
            assert cell_at(wrong.tables, place).confidence < cell.confidence
            tried += 1
    assert tried > 50


def test_an_unread_cell_is_derived_as_it_was_or_stays_open() -> None:
    dice = random.Random(SEED + 1)
    derived = confirmed = 0
    for number in DOCUMENTS:
        found = some_place(number, dice)
        if found is None:
            continue
        tables, place, tolerance = found
        cell = cell_at(tables, place)
        unread = cell.model_copy(update={"text": "", "raw": "", "status": "missing", "confidence": 0.0})
        after = cell_at(checked(with_cell(tables, place, unread)).tables, place)
        if after.status == "missing":
            continue
        was, now = parse_amount(cell.text), parse_amount(after.text)
        assert was is not None
        assert now is not None
        assert abs(was.value - now.value) <= 2 * tolerance, (number, place, cell.text, after.text)
        assert (after.status, after.source, after.raw) == ("derived", "check", "")
        assert any(flag.startswith("derived:I") for flag in after.flags)
        derived += 1
        confirmed += "unconfirmed" not in after.flags
    assert derived > 15
    assert confirmed > 5
