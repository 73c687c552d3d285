"""A page that could not be read: nothing is joined, summed or derived over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.convert import Part, as_read, not_read, read_part
from pipeline.model import Document, Table
from pipeline.understand import understand

SAMPLE = Path(__file__).parents[1] / "corpus/documents/sample_budget.pdf"


@pytest.fixture(scope="module")
def read() -> Part:
    return read_part(SAMPLE)


def _without(read: Part, number: int) -> Document:
    pages = tuple(not_read(number, "too long") if one.page.number == number else one for one in read.pages)
    return as_read("a.pdf", [replace(read, pages=pages)])


def _unread(document: Document, table: str, row: int, col: int) -> Document:
    """`document` with one amount that nobody could read."""

    def blank(one: Table) -> Table:
        cells = (
            cell.model_copy(update={"text": "", "raw": "", "status": "missing", "confidence": 0.0})
            if (cell.row, cell.col) == (row, col)
            else cell
            for cell in one.cells
        )
        return one.model_copy(update={"cells": tuple(cells)}) if one.id == table else one

    return document.model_copy(update={"tables": tuple(blank(one) for one in document.tables)})


@pytest.mark.parametrize(("number", "cut"), [(7, ["p6t1", "p8t1"]), (6, ["p5t1", "p7t1"]), (2, [])])
def test_a_failed_page_is_found_and_nothing_is_said_about_the_rest_of_its_tables(
    read: Part, number: int, cut: list[str]
) -> None:
    whole, document = understand(as_read("a.pdf", [read])), understand(_without(read, number))
    assert [(one.rule, one.severity, one.table) for one in document.findings if one.rule != "table_cut"] == [
        ("page_not_read", "error", None)
    ]
    assert document.findings[0].message == f"page {number} was not read: too long"
    assert [one.table for one in document.findings if one.rule == "table_cut"] == cut
    assert all(len({box.page for box in one.fragments}) == 1 for one in document.tables if one.id in cut)
    others = {one.id: one for one in document.tables if number not in {box.page for box in one.fragments}}
    for one in whole.tables:
        if one.id in others and one.id not in cut:
            assert _as_printed(others[one.id]) == _as_printed(one)
            # What the lost table had confirmed is confirmed no more.
            pairs = zip(others[one.id].cells, one.cells, strict=True)
            assert all(less.confidence <= more.confidence for less, more in pairs)


def _as_printed(table: Table) -> Table:
    cells = tuple(cell.model_copy(update={"confidence": 0.0}) for cell in table.cells)
    return table.model_copy(update={"cells": cells})


@pytest.mark.parametrize(("lost", "status", "text"), [(2, "derived", "126,000.00"), (14, "missing", "")])
def test_nothing_is_derived_from_rows_that_may_be_missing(read: Part, lost: int, status: str, text: str) -> None:
    document = understand(_unread(_without(read, lost), "p13t2", 5, 2))
    table = next(one for one in document.tables if one.id == "p13t2")
    assert [(one.status, one.text) for one in table.cells if (one.row, one.col) == (5, 2)] == [(status, text)]
