"""An amount that stands one place beside the cell where an identity misses it: said, never moved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.checks.equation import Equation, Figure, Place, Term
from pipeline.checks.figures import Figures
from pipeline.checks.judge import judge
from pipeline.checks.shifts import shifted
from pipeline.schema.reading import Reading, covered_places
from tests.documents import budget_table, cell

CENT = Decimal("0.01")


def grid(*rows: tuple[str, ...]) -> Figures:
    cells = tuple(cell(row, col, text) for row, texts in enumerate(rows) for col, text in enumerate(texts))
    table = budget_table().model_copy(update={"cells": cells, "n_rows": len(rows), "n_cols": len(rows[0])})
    return Figures(Reading(table, places=covered_places(table)))


def looked_for(figures: Figures, total: tuple[int, int], *addends: tuple[int, int]) -> tuple[Place, Place] | None:
    terms = tuple(Term(figures.at(*place)) for place in addends)
    return shifted(judge(Equation("I3", figures.at(*total), terms)), {"t1": figures})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # 合计, 基本, 项目: 4.00 belongs into the blank.
        ((("10.00", "6.00", "", "4.00"), ("", "", "", "")), (0, 3)),
        ((("10.00", "6.00", "", ""), ("", "", "4.00", "")), (1, 2)),
        ((("10.00", "6.00", "", ""), ("", "", "4.01", "")), (1, 2)),
        ((("10.00", "6.00", "", ""), ("", "", "4.10", "")), None),
        ((("10.00", "6.00", "", ""), ("", "", "", "4.00")), None),  # two places off
        ((("10.00", "6.00", "0.00", "4.00"), ("", "", "", "")), None),  # a printed zero is no gap
        ((("10.00", "4.00", "", ""), ("", "", "", "")), None),
    ],
)
def test_the_amount_beside_the_gap(rows: tuple[tuple[str, ...], ...], expected: tuple[int, int] | None) -> None:
    found = looked_for(grid(*rows), (0, 0), (0, 1), (0, 2))
    assert found == (None if expected is None else (Place("t1", *expected), Place("t1", 0, 2)))


def test_the_identity_itself_is_no_place_to_take_from() -> None:
    assert looked_for(grid(("12.00", "6.00", "", "3.00")), (0, 0), (0, 1), (0, 2), (0, 3)) is None


def test_signs_and_units_count() -> None:
    figures = grid(("6.00", "10.00", ""), ("", "", "0.0004"))
    left = figures.at(0, 0)
    blank = figures.at(0, 2, scale=Decimal(10_000))
    outcome = judge(Equation("I6", left, (Term(figures.at(0, 1)), Term(blank, -1))))
    assert outcome.verdict == "fail"
    assert shifted(outcome, {"t1": figures}) == (Place("t1", 1, 2), Place("t1", 0, 2))


def test_a_rate_and_a_bound_miss_no_amount() -> None:
    figures = grid(("50.00", "", "4.00"), ("", "2.00", ""))
    base, blank = figures.at(0, 2), figures.at(0, 1)
    other = Term(Figure(None, Decimal("1.00"), CENT))
    rate = judge(Equation("I11", figures.at(0, 0), (Term(blank), other), base=base))
    bound = judge(Equation("I11", figures.at(0, 0), (Term(blank), other), at_most=True))
    assert (rate.verdict, bound.verdict) == ("fail", "fail")
    assert [shifted(one, {"t1": figures}) for one in (rate, bound)] == [None, None]
