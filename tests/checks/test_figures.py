"""What a table's own print says about a cell that was not read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.checks.figures import Figures
from pipeline.model import Alternative, Evidence
from pipeline.schema.reading import Reading
from tests.documents import budget_table, cell


def figures(*columns: tuple[str, ...]) -> Figures:
    """The last cell of each column is one that nobody could read."""
    cells = [cell(row, col, text) for col, texts in enumerate(columns) for row, text in enumerate(texts)]
    cells += [
        cell(len(texts), col).model_copy(update={"status": "missing", "source": "ocr"})
        for col, texts in enumerate(columns)
    ]
    return Figures(Reading(budget_table().model_copy(update={"cells": tuple(cells), "header_rows": 1})))


@pytest.mark.parametrize(
    ("texts", "decimals", "zero"),
    [
        (("预算数", "1.50", "0.00", "2.25"), 2, True),
        (("预算数", "1.50", "", "0.00"), 2, False),
        (("预算数", "1.50", "2.25", "3.00"), 2, False),
        (("分值", "10", "20", "15"), 0, False),
        (("分值", "10", "20"), 2, False),
    ],
)
def test_an_unread_cell_is_printed_like_its_column(texts: tuple[str, ...], decimals: int, zero: bool) -> None:
    found = figures(texts, ("预算数", "7.00", "8.00", "9.50"))
    unread = found.of(found.reading.table.cells[-2])
    assert (found.usual_decimals(0), unread.zero, unread.amount, unread.fillable) == (decimals, zero, None, True)
    assert unread.step == Decimal("0.01")


def test_whole_amounts_can_be_grouped() -> None:
    assert figures(("预算数", "34,172,769", "5")).grouped
    assert not figures(("预算数", "34172769", "5")).grouped


def test_digits_that_were_seen_in_an_unread_cell() -> None:
    other = Alternative(text="7.4l", probability=0.3)
    evidence = Evidence(least=0.1, margin=0.1, alternatives=(other,), edges=(1, 1, 1, 1), uncovered_ink=0, seal=0)
    table = figures(("预算数", "1.00"))
    noise, read = cell(5, 0), cell(6, 0, "7.41真")
    texts = [
        one.model_copy(update={"source": "ocr", "confidence": 0.2, "evidence": evidence, "status": status})
        for one, status in ((noise, "missing"), (read, "read"))
    ]
    assert [table.of(one).seen for one in texts] == [(), ("741", "74")]
