"""What must not be repaired: where sums forbid it, or do not prove it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from pipeline.mend.repetition import said_once
from pipeline.mend.task_amounts import Sums, shifted_back
from pipeline.source.text.cell import TextCell, read_text
from tests.mend.clean_form import CleanForm, as_text, clean_form
from tests.mend.compared import leaves

ITEMS = "社会福利287.13万元；社会事务118.56万元；社会事务118.56万元；社会工作217.375万元。"
ONCE, TWICE = Decimal("623.065"), Decimal("741.625")
SLACK = Decimal("0.01")


@pytest.mark.parametrize(
    ("wanted", "repeated", "flag"),
    [
        ([ONCE], False, "repetition_removed"),
        ([ONCE + Decimal("0.002"), ONCE], False, "repetition_removed"),
        ([TWICE], True, None),
        ([Decimal(700)], True, "repetition"),
        ([ONCE, TWICE], True, "repetition"),
        ([], True, "repetition"),
    ],
)
def test_a_repeated_amount_goes_only_where_the_sum_proves_it(
    wanted: list[Decimal], repeated: bool, flag: str | None
) -> None:
    cell = said_once(TextCell(ITEMS, ITEMS), "万元", wanted, SLACK)
    assert (cell.text == ITEMS) == repeated
    assert cell.raw == ITEMS
    assert cell.flags == ((flag,) if flag else ())


def row(*texts: str) -> tuple[TextCell, ...]:
    return tuple(TextCell(text, text) for text in texts)


def test_a_lone_zero_goes_where_rows_and_columns_allow_it_alone() -> None:
    sums = Sums(
        ((Decimal(5), Decimal(5), Decimal(0)), (Decimal(0), None, None)), (Decimal(12), Decimal(12), Decimal(0))
    )
    moved = shifted_back(row("0", "", ""), sums, 1)
    assert [cell.text for cell in moved] == ["", "", "0"]
    assert moved[2].flags == ("amount_moved",)


def test_an_amount_that_fits_nowhere_stays_and_is_doubted() -> None:
    sums = Sums(
        ((Decimal(5), Decimal(5), Decimal(0)), (Decimal(3), None, None)), (Decimal(12), Decimal(12), Decimal(0))
    )
    moved = shifted_back(row("3", "", ""), sums, 1)
    assert [cell.text for cell in moved] == ["3", "", ""]
    assert moved[0].flags == ("column_doubtful",)


@pytest.mark.parametrize("number", range(8))
def test_a_wrong_total_changes_no_amount(number: int) -> None:
    random = Random(number)
    form = clean_form(random)
    wrong = str(Decimal(form.total[0]) + Decimal("118.56"))
    printed = CleanForm(form.tasks, (wrong, *form.total[1:]), form.goals, form.indicators)
    found = [
        leaf
        for leaf in leaves(printed, as_text(printed, random).text())
        if "task" in leaf.place or "total" in leaf.place
    ]
    assert all(leaf.right for leaf in found)


@pytest.mark.parametrize("number", range(8))
def test_two_amounts_gone_in_one_column_are_not_guessed(number: int) -> None:
    random = Random(number)
    form = clean_form(random)
    text = as_text(form, random)
    for task in text.tasks[:2]:
        task[3] = ""
    gone = [leaf for leaf in leaves(form, text.text()) if leaf.place in ("task 0 column 3", "task 1 column 3")]
    assert [(leaf.found, leaf.flagged) for leaf in gone] == [("", True)] * 2


@pytest.mark.parametrize(
    "printed",
    [
        "3.0版",
        "1.2.3节",
        "谢谢谢谢",
        "（一）（二）",
        "2026年1月",
        "A B测试",
        "1,234.50",
        "〔2021〕6号",
        "10 20",
        "12.5 30.25",
        "1. 2.",
    ],
)
def test_what_a_cell_says_is_left_alone(printed: str) -> None:
    cell = read_text(printed, 1)
    assert cell.text == printed.strip()
    assert not {"number_joined", "repetition_removed", "bracket_closed"} & set(cell.flags)
