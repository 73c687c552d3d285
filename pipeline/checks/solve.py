"""Unread cells that identities determine."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.equation import Equation, Figure, Place, Term

CONFIRMED = 0.95  # chance that the amount is printed so, all other cells being right
UNCONFIRMED = 0.75


@dataclass(frozen=True, slots=True)
class Derived:
    """An amount that no reader saw; `by` names the identities, two or more where it is confirmed."""

    place: Place
    amount: Decimal
    confidence: float
    by: tuple[Equation, ...]

    @property
    def confirmed(self) -> bool:
        """True when a second identity, over other cells, gives the same amount."""
        return len(self.by) > 1


@dataclass(frozen=True, slots=True)
class Conflict:
    """Identities that give one unread cell different amounts: nothing is derived, nothing averaged."""

    place: Place
    amounts: tuple[Decimal, ...]
    by: tuple[Equation, ...]


def solve(equations: Sequence[Equation]) -> tuple[tuple[Derived, ...], tuple[Conflict, ...]]:
    """Cells that are the only unknown of an identity, then those that become so; confirmed amounts go first.

    An identity with two unknowns derives nothing, nor does a soft one alone, a blank total, or what would be negative.
    """
    derived: dict[Place, Derived] = {}
    conflicts: dict[Place, Conflict] = {}
    while True:
        confirmed = {place: one for place, one in derived.items() if one.confirmed}
        found = _answers(equations, confirmed, derived, conflicts) or _answers(equations, derived, derived, conflicts)
        if not found:
            return tuple(derived.values()), tuple(conflicts.values())
        for place, answers in found.items():
            one = _agreed(place, answers)
            if isinstance(one, Derived):
                derived[place] = one
            else:
                conflicts[place] = one


def _answers(
    equations: Sequence[Equation],
    known: Mapping[Place, Derived],
    derived: Mapping[Place, Derived],
    conflicts: Mapping[Place, Conflict],
) -> dict[Place, list[tuple[Equation, Decimal]]]:
    """Per open cell the identities that know it, at least one of them not soft."""
    found: dict[Place, list[tuple[Equation, Decimal]]] = defaultdict(list)
    for equation in equations:
        filled = _filled(equation, known)
        missing = filled.unread
        if len(missing) != 1 or not missing[0].fillable or filled.total.blank or not filled.terms:
            continue
        place, amount = missing[0].place, _answer(filled)
        if place is not None and place not in derived and place not in conflicts and amount >= 0:
            found[place].append((filled, amount / missing[0].scale))
    return {place: answers for place, answers in found.items() if not all(one.soft for one, _ in answers)}


def _agreed(place: Place, found: Sequence[tuple[Equation, Decimal]]) -> Derived | Conflict:
    best = min(found, key=lambda one: one[0].tolerance)
    for equation, amount in found:
        slack = (equation.tolerance + best[0].tolerance) / _scale(equation, place)
        if abs(amount - best[1]) > slack:
            return Conflict(place, tuple(amount for _, amount in found), tuple(equation for equation, _ in found))
    by = [best[0]]
    for equation, _ in found:
        if all(set(equation.places) & set(other.places) == {place} for other in by):
            by.append(equation)
    sure = math.prod(figure.confidence for figure in best[0].figures if figure.place != place)
    return Derived(place, best[1], round(sure * (CONFIRMED if len(by) > 1 else UNCONFIRMED), 4), tuple(by))


def _scale(equation: Equation, place: Place) -> Decimal:
    return next(figure.scale for figure in equation.figures if figure.place == place)


def _answer(equation: Equation) -> Decimal:
    if equation.total.amount is None:
        return equation.summed
    sign = next(term.sign for term in equation.terms if term.figure.amount is None)
    return sign * (equation.total.amount - equation.summed)


def _filled(equation: Equation, known: Mapping[Place, Derived]) -> Equation:
    terms = tuple(Term(with_derived(term.figure, known), term.sign) for term in equation.terms)
    return replace(equation, total=with_derived(equation.total, known), terms=terms)


def with_derived(figure: Figure, derived: Mapping[Place, Derived]) -> Figure:
    """`figure` with the amount that was derived for its place, if there is one."""
    one = derived.get(figure.place) if figure.place is not None else None
    if one is None or figure.amount is not None:
        return figure
    return replace(figure, amount=one.amount * figure.scale, confidence=one.confidence, derived=True)
