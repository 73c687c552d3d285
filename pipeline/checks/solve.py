"""Unread cells that identities determine."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pipeline.checks.equation import HALF, ZERO, Equation, Figure, Place, Term
from pipeline.checks.judge import judge
from pipeline.checks.siblings import Siblings

CONFIRMED = 0.95  # chance that the amount is printed so, all other cells being right
UNCONFIRMED = 0.75
ROUNDED_ALIKE = 0.94  # sums of amounts that are rounded each by itself and still agree to the last digit


@dataclass(frozen=True, slots=True)
class Derived:
    """An amount that no reader saw; `by` names the identities, two or more where it is confirmed.

    The first of them gave the amount, which roundings leave open by `slack` to either side.
    """

    place: Place
    amount: Decimal
    confidence: float
    by: tuple[Equation, ...]
    slack: Decimal = ZERO

    @property
    def confirmed(self) -> bool:
        """True when a second identity, over other cells, gives the same amount."""
        return len(self.by) > 1

    @property
    def is_rate(self) -> bool:
        """True for a percentage of other amounts."""
        return self.by[0].base is not None

    @property
    def figure(self) -> Figure:
        """The cell as the first identity knows it, without an amount."""
        return _figure(self.by[0], self.place)

    @property
    def last_digit_open(self) -> bool:
        """True when roundings can have made the last digit another one."""
        return self.slack > HALF * step_of(self.amount)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Amounts that contradict each other, or the digits seen in the cell: nothing is derived, nothing averaged.

    No amounts where it would be negative, or a zero that may as well be a blank: no contradiction, nothing derived.
    """

    place: Place
    amounts: tuple[Decimal, ...]
    by: tuple[Equation, ...]


def solve(equations: Sequence[Equation]) -> tuple[tuple[Derived, ...], tuple[Conflict, ...]]:
    """Cells that are the only unknown of an identity, then those that become so; what rounding leaves least open first.

    An identity with two unknowns derives nothing, nor does a soft one alone, a blank total, what would be negative, or
    one that fails in most columns of its rows.
    """
    derived: dict[Place, Derived] = {}
    conflicts: dict[Place, Conflict] = {}
    if not any(equation.unread for equation in equations):
        return (), ()
    siblings = Siblings(map(judge, equations))
    equations = [one for one in equations if not siblings.doubt(one)]
    while True:
        found = _answers(equations, derived, conflicts)
        if not found:
            return tuple(derived.values()), tuple(one for one in conflicts.values() if one.amounts)
        slacks = {place: min(answer.slack for answer in answers) for place, answers in found.items()}
        least = min(slacks.values())
        for place in [place for place, slack in slacks.items() if slack == least]:
            one = _agreed(place, found[place])
            if isinstance(one, Derived):
                derived[place] = one
            else:
                conflicts[place] = one


class _Answer(NamedTuple):
    """What an identity gives for its only unknown cell, in the cell's unit; `slack`: what roundings leave open."""

    equation: Equation
    amount: Decimal
    slack: Decimal


def _answers(
    equations: Sequence[Equation], derived: Mapping[Place, Derived], conflicts: Mapping[Place, Conflict]
) -> dict[Place, list[_Answer]]:
    """Per open cell the identities that know it, at least one of them not soft."""
    found: dict[Place, list[_Answer]] = defaultdict(list)
    for equation in equations:
        filled = _filled(equation, derived)
        missing = filled.unread
        if len(missing) != 1 or not missing[0].fillable or filled.total.blank or not filled.terms or filled.at_most:
            continue
        place, amount = missing[0].place, _answer(filled)
        if place is not None and place not in derived and place not in conflicts and amount is not None:
            found[place].append(_Answer(filled, amount / missing[0].scale, _slack(filled) / missing[0].scale))
    return {place: answers for place, answers in found.items() if not all(one.equation.soft for one in answers)}


def _agreed(place: Place, found: Sequence[_Answer]) -> Derived | Conflict:
    """The most precise answer. A text is more precise than a sum of its table only where they say the same."""
    least = min((one for one in found if not one.equation.soft), key=lambda one: one.slack)
    for one in found:
        if abs(one.amount - least.amount) > _tolerance(one, place) + _tolerance(least, place):
            return Conflict(place, tuple(one.amount for one in found), tuple(one.equation for one in found))
    if least.amount < 0 or (not least.amount and not _figure(least.equation, place).zero):
        return Conflict(place, (), (least.equation,))
    if not _is_seen(least.amount, _figure(least.equation, place)):
        return Conflict(place, (least.amount,), (least.equation,))
    texts = [one for one in found if one.equation.soft and one.slack < least.slack]
    alike = (one for one in texts if abs(one.amount - least.amount) <= _tolerance(one, place))
    best = min(alike, key=_by_slack, default=least)
    by = [best.equation]
    for one in sorted(found, key=_by_slack):
        if (
            one is not best
            and one not in texts
            and all(set(one.equation.places) & set(other.places) == {place} for other in by)
        ):
            by.append(one.equation)
    sure = max(math.prod(figure.confidence for figure in one.figures if figure.place != place) for one in by)
    derived = Derived(place, best.amount, 0.0, tuple(by), best.slack)
    chance = (CONFIRMED if derived.confirmed else UNCONFIRMED) * (ROUNDED_ALIKE if derived.last_digit_open else 1)
    return replace(derived, confidence=round(sure * chance, 4))


def _is_seen(amount: Decimal, figure: Figure) -> bool:
    """False where digits were seen and these are not among them: an addend may be missing in the identity."""
    digits = f"{amount.normalize():f}".replace(".", "")
    return not figure.seen or any(digits in seen for seen in figure.seen)


def _by_slack(one: _Answer) -> Decimal:
    return one.slack


def _tolerance(one: _Answer, place: Place) -> Decimal:
    return one.equation.tolerance / _figure(one.equation, place).scale


def _slack(equation: Equation) -> Decimal:
    """Half a printed unit for each amount that is known and not nothing; a rate is derived with all its digits."""
    if equation.base is not None:
        return ZERO
    return HALF * sum((figure.step for figure in equation.figures if figure.amount), ZERO)


def step_of(amount: Decimal) -> Decimal:
    """One unit of the last digit."""
    return Decimal(1).scaleb(min(int(amount.as_tuple().exponent), 0))


def _figure(equation: Equation, place: Place) -> Figure:
    return next(figure for figure in equation.figures if figure.place == place)


def _answer(equation: Equation) -> Decimal | None:
    """The unknown amount; None where the identity does not tell all its digits."""
    if equation.base is not None:
        return _rate(equation)
    if equation.total.amount is None:
        return equation.summed
    sign = next(term.sign for term in equation.terms if term.figure.amount is None)
    return sign * (equation.total.amount - equation.summed)


def _rate(equation: Equation) -> Decimal | None:
    """An unread rate, where every amount that may be meant gives the same digits.

    A rate tells no amount: it has three or four digits, and an amount more.
    """
    step = equation.total.step.normalize()
    if equation.total.amount is not None or not equation.has_base or not step:
        return None
    slack = equation.tolerance - HALF * step
    low, high = ((equation.expected + way * slack).quantize(step, ROUND_HALF_UP) for way in (-1, 1))
    blank = all(term.figure.blank for term in equation.terms)
    return low if low == high and not blank else None


def _filled(equation: Equation, known: Mapping[Place, Derived]) -> Equation:
    terms = tuple(Term(with_derived(term.figure, known), term.sign) for term in equation.terms)
    base = with_derived(equation.base, known) if equation.base is not None else None
    return replace(equation, total=with_derived(equation.total, known), terms=terms, base=base)


def with_derived(figure: Figure, derived: Mapping[Place, Derived]) -> Figure:
    """`figure` with the amount that was derived for its place, if there is one."""
    one = derived.get(figure.place) if figure.place is not None else None
    if one is None or figure.amount is not None:
        return figure
    amount, step = one.amount * figure.scale, 2 * one.slack * figure.scale
    return replace(figure, amount=amount, step=step, confidence=one.confidence, derived=True)
