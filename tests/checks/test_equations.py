"""The engine, on figures stated by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.checks.belief import beliefs, unseen
from pipeline.checks.declared import RuleId
from pipeline.checks.equation import Equation, Figure, Place, Term
from pipeline.checks.judge import judge
from pipeline.checks.repair import repairs
from pipeline.checks.solve import solve
from pipeline.model import Alternative, Cell, Evidence

CENT = Decimal("0.01")


def figure(name: str, amount: str | None, *, confidence: float = 0.99) -> Figure:
    """A cell of row `name[0]`, column `name[1]`; "" is a blank, None unread."""
    place = Place("t", int(name[0]), int(name[1]))
    if amount is None:
        return Figure(place, None, CENT, confidence=confidence, fillable=True)
    if not amount:
        return Figure(place, Decimal(0), blank=True, confidence=confidence)
    return Figure(place, Decimal(amount), CENT, confidence=confidence)


def equation(total: Figure, *addends: Figure, rule: RuleId = "I1") -> Equation:
    return Equation(rule, total, tuple(Term(one) for one in addends))


@pytest.mark.parametrize(
    ("total", "addends", "verdict"),
    [
        ("10.00", ["4.00", "6.00"], "pass"),
        ("10.01", ["4.00", "6.00"], "pass"),  # three roundings of half a cent
        ("10.02", ["4.00", "6.00"], "fail"),
        ("10.02", ["4.00", "6.00", "", ""], "fail"),  # blanks are not rounded
        ("", ["4.00", "6.00"], "not_checkable"),
        ("10.00", ["4.00", None], "not_checkable"),
        ("10.00", ["", ""], "fail"),
    ],
)
def test_an_identity_holds_within_half_a_printed_unit_for_each_amount(
    total: str, addends: list[str | None], verdict: str
) -> None:
    found = judge(equation(figure("00", total), *(figure(f"{i}0", one) for i, one in enumerate(addends, 1))))
    assert found.verdict == verdict


def test_signs_and_scales_count() -> None:
    change = Equation("I8", figure("00", "-2.50"), (Term(figure("01", "7.50")), Term(figure("02", "10.00"), -1)))
    assert judge(change).verdict == "pass"


@pytest.mark.parametrize(
    ("total", "addends", "reason"),
    [("0.00", ["0.00", ""], "all_zero"), ("5.00", ["5.00", ""], "one_addend"), ("5.00", ["2.00", "3.00"], "")],
)
def test_a_pass_that_proves_nothing_says_why(total: str, addends: list[str], reason: str) -> None:
    found = judge(equation(figure("00", total), *(figure(f"{i}0", one) for i, one in enumerate(addends, 1))))
    assert (found.verdict, found.vacuous) == ("pass", reason)


def test_one_unknown_is_derived_and_a_second_identity_confirms_it() -> None:
    unknown = figure("11", None)
    down = equation(figure("01", "10.00"), unknown, figure("21", "6.00"))
    across = equation(figure("10", "5.00"), unknown, figure("12", "1.00"), rule="I3")
    (alone,), none = solve([down])
    assert (alone.amount, alone.confirmed, none) == (Decimal("4.00"), False, ())
    (both,), none = solve([down, across])
    assert (both.amount, both.confirmed, none) == (Decimal("4.00"), True, ())
    assert both.confidence > alone.confidence
    assert judge(replace(down, terms=(Term(replace(unknown, amount=both.amount, derived=True)), down.terms[1]))).vacuous


def test_two_unknowns_derive_nothing_and_disagreement_is_not_averaged() -> None:
    unknown = figure("11", None)
    two = equation(figure("01", "10.00"), unknown, figure("21", None))
    assert solve([two]) == ((), ())
    down = equation(figure("01", "10.00"), unknown, figure("21", "6.00"))
    across = equation(figure("10", "5.50"), unknown, figure("12", "1.00"))
    derived, (conflict,) = solve([down, across])
    assert (derived, conflict.place, set(conflict.amounts)) == ((), unknown.place, {Decimal("4.00"), Decimal("4.50")})


def test_what_rests_on_an_unconfirmed_amount_is_less_certain() -> None:
    first, second = figure("11", None), figure("22", None)
    down = equation(figure("01", "10.00"), first, figure("21", "6.00"))
    chain = equation(figure("13", "9.00"), first, second)
    weak = {one.place: one for one in solve([down, chain])[0]}
    across = equation(figure("10", "5.00"), first, figure("12", "1.00"))
    strong = {one.place: one for one in solve([down, across, chain])[0]}
    assert second.place is not None
    assert weak[second.place].amount == strong[second.place].amount == Decimal("5.00")
    assert weak[second.place].confidence < 0.6 < strong[second.place].confidence


def test_a_soft_identity_only_confirms() -> None:
    unknown = figure("11", None)
    named = Equation(
        "I10", unknown, (Term(Figure(None, Decimal("1.133"))), Term(Figure(None, Decimal("3")))), soft=True
    )
    assert solve([named]) == ((), ())
    (one,), _ = solve([named, equation(figure("01", "10.135"), unknown, figure("21", "6.00"))])
    assert (one.amount, one.confirmed) == (Decimal("4.133"), True)
    assert judge(replace(named, total=figure("11", "9.00"))).verdict == "not_checkable"


def test_the_amount_comes_from_the_identity_that_roundings_leave_least_open() -> None:
    """A column of nine addends, a text of two to the third decimal, and a cell that rests on the one so found."""
    first, second = figure("11", None), figure("12", None)
    others = [figure(f"{row}1", "1.00") for row in range(2, 10)]
    column = equation(figure("01", "12.13"), first, *others)
    mills = [Figure(None, Decimal(amount), Decimal("0.001")) for amount in ("1.133", "3.000")]
    text = Equation("I10", first, tuple(map(Term, mills)), soft=True)
    across = equation(first, second, figure("13", "0"), rule="I9")
    beside = equation(figure("02", "12.13"), second, *(figure(f"{row}2", "1.00") for row in range(2, 10)))
    by_place = {one.place: one for one in solve([column, text, across, beside])[0]}
    assert first.place is not None
    assert second.place is not None
    for place in (first.place, second.place):
        assert (by_place[place].amount, by_place[place].confirmed) == (Decimal("4.133"), True)
        assert by_place[place].last_digit_open
    (exact,), _ = solve([equation(figure("10", "5.00"), figure("11", None), figure("12", "0"))])
    assert (exact.amount, exact.last_digit_open) == (Decimal("5.00"), False)


def test_a_zero_is_derived_only_where_zeros_are_printed() -> None:
    unknown = figure("11", None)
    down = equation(figure("01", "6.00"), unknown, figure("21", "6.00"))
    assert [one.amount for one in solve([down])[0]] == [Decimal(0)]
    blank = Term(replace(unknown, zero=False))
    assert solve([replace(down, terms=(blank, down.terms[1]))]) == ((), ())


def test_what_would_be_blank_or_negative_contradicts_an_amount() -> None:
    unknown = replace(figure("11", None), zero=False)
    four = equation(figure("01", "10.00"), unknown, figure("21", "6.00"))
    for total in ("1.00", "0.50"):  # 1.00 = ? + 1.00; 0.50 = ? + 1.00
        across = equation(figure("10", total), unknown, figure("12", "1.00"), rule="I3")
        derived, (conflict,) = solve([four, across])
        assert (derived, len(conflict.amounts)) == ((), 2)


def test_what_fails_in_most_columns_derives_nothing_and_lowers_nothing() -> None:
    """A page of a longer table: 合计 in row 0 counts rows that stand on the next one."""

    def total(col: int, amount: str, first: str | None) -> Equation:
        return replace(
            equation(figure(f"0{col}", amount), figure(f"1{col}", first), figure(f"2{col}", "6.00")), down=True
        )

    cut = [total(2, "90.00", "4.00"), total(3, "80.00", "5.00")]
    unread = total(1, "70.00", None)
    assert solve([unread, *cut]) == ((), ())
    assert beliefs([judge(one) for one in cut]) == {}
    whole = [total(2, "10.00", "4.00"), total(3, "11.00", "5.00"), total(4, "91.00", "5.00")]
    (one,), _ = solve([unread, *whole])
    assert one.amount == Decimal("64.00")
    assert len(beliefs([judge(one) for one in whole])) == 9


@pytest.mark.parametrize(
    ("seen", "amounts"),
    [((), ["4.5"]), (("7450", "4501"), ["4.5"]), (("4150",), []), (("4500000",), ["4.5"]), (("1",), [])],
)
def test_digits_that_were_seen_contradict_others(seen: tuple[str, ...], amounts: list[str]) -> None:
    unknown = replace(figure("11", None), seen=seen)
    derived, conflicts = solve([equation(figure("01", "10.50"), unknown, figure("21", "6.00"))])
    assert [str(one.amount.normalize()) for one in derived] == amounts
    assert len(conflicts) == 1 - len(amounts)


def test_a_blank_is_no_unknown() -> None:
    assert solve([equation(figure("00", "10.00"), figure("10", "4.00"), figure("20", ""))]) == ((), ())
    assert solve([equation(figure("00", ""), figure("10", "4.00"), figure("20", None))]) == ((), ())


def test_passes_combine_and_failures_fall_on_the_least_certain() -> None:
    weak, sure = figure("11", "4.00", confidence=0.7), figure("21", "6.00")
    down = judge(equation(figure("01", "10.00"), weak, sure))
    across = judge(equation(figure("10", "5.00"), weak, figure("12", "1.00")))
    assert weak.place is not None
    assert sure.place is not None
    once, twice = beliefs([down])[weak.place], beliefs([down, across])[weak.place]
    assert 0.7 < once < twice < 1
    fails = beliefs([judge(equation(figure("01", "11.00"), weak, sure))])
    assert fails[weak.place] < 0.1
    assert 0.9 < fails[sure.place] < 0.99
    assert beliefs([judge(equation(figure("01", "4.00"), weak, figure("21", "")))]) == {}


def test_a_pass_makes_no_cell_surer_than_its_place() -> None:
    weak, sure = figure("11", "4.00", confidence=0.7), figure("21", "6.00")
    passed = [judge(equation(figure("10", "10.00"), weak, sure, rule="I3"))]
    assert weak.place is not None
    assert sure.place is not None
    assert beliefs(passed)[weak.place] > 0.9
    held = beliefs(passed, {weak.place: 0.8, sure.place: 0.5})
    assert 0.79 < held[weak.place] < 0.8
    assert held[sure.place] == sure.confidence


def test_a_pass_proves_less_of_digits_below_its_tolerance() -> None:
    """Of four digits a sum of two sees all; one of 60, to the third part of a yuan, neither jiao nor fen."""
    weak = figure("11", "40.00", confidence=0.7)
    few = equation(figure("01", "50.00"), weak, figure("21", "10.00"))
    many = equation(figure("01", "99.00"), weak, *(figure(f"2{col}", "1.00") for col in range(59)))
    assert weak.place is not None
    assert unseen(weak, few) == pytest.approx(1 / 36)
    assert unseen(weak, many) == pytest.approx((9 + 3) / 36)
    few_, many_ = (beliefs([judge(one)])[weak.place] for one in (few, many))
    assert few_ > many_


def test_a_cell_that_nothing_speaks_for_stays_at_zero() -> None:
    total, parts = figure("10", "30", confidence=0.0), [figure("11", "10"), figure("21", "20")]
    done = beliefs([judge(equation(total, *parts))], dict.fromkeys([one.place for one in (total, *parts)], 0.0))
    assert done[total.place] == 0.0


def test_a_rate_sees_few_digits_of_its_amounts() -> None:
    part, whole = figure("11", "2074962.01"), figure("12", "2495142.55")
    rate = Equation("I11", figure("10", "83.16"), (Term(part),), base=whole)
    assert unseen(rate.total, rate) == pytest.approx(0)
    assert 0.4 < unseen(part, rate) < 0.6
    assert 0.4 < unseen(whole, rate) < 0.6


def _read(place: Place, *alternatives: tuple[str, float]) -> Cell:
    seen = tuple(Alternative(text=text, probability=probability) for text, probability in alternatives)
    evidence = Evidence(least=0.6, margin=0.1, alternatives=seen, edges=(1, 1, 1, 1), uncovered_ink=0, seal=0)
    return Cell(row=place.row, col=place.col, text="8.00", raw="8.00", source="ocr", confidence=0.6, evidence=evidence)


def test_an_alternative_replaces_an_amount_only_where_two_identities_demand_it() -> None:
    wrong = figure("11", "8.00", confidence=0.6)
    assert wrong.place is not None
    down = judge(equation(figure("01", "9.00"), wrong, figure("21", "6.00")))
    across = judge(equation(figure("10", "4.00"), wrong, figure("12", "1.00")))
    cells = {wrong.place: _read(wrong.place, ("6.00", 0.3), ("3.00", 0.1))}
    (one,) = repairs([down, across], cells)
    assert (one.alternative.text, len(one.by)) == ("3.00", 2)
    assert repairs([down], cells) == ()
    assert repairs([down, across], {wrong.place: _read(wrong.place, ("6.00", 0.3))}) == ()
    against = judge(equation(figure("30", "10.00"), wrong, figure("31", "2.00")))
    assert repairs([down, across, against], cells) == ()


def test_a_total_that_is_its_only_addend_is_one_of_two_demands_and_never_both() -> None:
    wrong = figure("11", "8.00", confidence=0.6)
    assert wrong.place is not None
    cells = {wrong.place: _read(wrong.place, ("3.00", 0.1))}
    down = judge(equation(figure("01", "9.00"), wrong, figure("21", "6.00")))
    across, other = (judge(equation(figure(name, "3.00"), wrong, figure("12", "0.00"))) for name in ("10", "13"))
    assert [one.alternative.text for one in repairs([across, down], cells)] == ["3.00"]
    assert repairs([across, other], cells) == ()


def test_rival_repairs_cancel_each_other() -> None:
    one, other = figure("11", "8.00"), figure("12", "8.00")
    assert one.place is not None
    assert other.place is not None
    rows = [judge(equation(figure(f"{i}0", "11.00"), one, other)) for i in (3, 4)]
    apart = [judge(equation(figure("50", "4.00"), one, figure("51", "1.00")))]
    apart += [judge(equation(figure("60", "4.00"), other, figure("61", "1.00")))]
    cells = {place: _read(place, ("3.00", 0.2)) for place in (one.place, other.place)}
    assert repairs([*rows, *apart], cells) == ()
