"""Amounts that the reader saw otherwise: an alternative reading that two independent identities demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.equation import Equation, Figure, Place, Term
from pipeline.checks.judge import Outcome, judge
from pipeline.model import Alternative, Cell
from pipeline.schema.amount import parse_amount

DEMANDED_BY = 2


@dataclass(frozen=True, slots=True)
class Repair:
    """`alternative` in place of what was read; `by`: the identities that failed and hold with it."""

    place: Place
    alternative: Alternative
    by: tuple[Equation, ...]


def repairs(outcomes: Sequence[Outcome], cells: Mapping[Place, Cell]) -> tuple[Repair, ...]:
    """Repairs that at least two identities sharing no other cell demand and that no identity speaks against.

    The first of them proves something of its own; another may say that a total is its only addend.

    Where two repairs would mend the same identity neither is made.
    """
    at: dict[Place, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for place in outcome.equation.places:
            at[place].append(outcome)
    suspects = dict.fromkeys(place for one in outcomes if one.verdict == "fail" for place in one.equation.places)
    found = [one for place in suspects for one in _of_cell(place, at[place], cells.get(place))]
    return tuple(one for one in found if not any(_rivals(one, other) for other in found))


def _rivals(one: Repair, other: Repair) -> bool:
    return one is not other and bool(set(one.by) & set(other.by))


def _of_cell(place: Place, outcomes: Sequence[Outcome], cell: Cell | None) -> Iterator[Repair]:
    if cell is None or cell.source != "ocr" or cell.evidence is None:
        return
    for alternative in cell.evidence.alternatives:
        amount = parse_amount(alternative.text)
        if amount is None:
            continue
        step = Decimal(1).scaleb(-amount.decimals)
        tried = [(one, judge(_with(one.equation, place, amount.value, step))) for one in outcomes]
        if any(after.verdict == "fail" for _, after in tried):
            continue
        mended: list[Equation] = []
        for before, after in sorted(tried, key=lambda one: bool(one[1].vacuous)):
            # That the same amount stands in two cells proves no place, but that it is the digits that were misread.
            demands = not after.vacuous or (after.vacuous == "one_addend" and mended)
            if before.verdict == "fail" and demands and _independent(before.equation, mended, place):
                mended.append(before.equation)
        if len(mended) >= DEMANDED_BY:
            yield Repair(place, alternative, tuple(mended))


def _independent(equation: Equation, others: Sequence[Equation], place: Place) -> bool:
    return all(set(equation.places) & set(other.places) == {place} for other in others)


def _with(equation: Equation, place: Place, amount: Decimal, step: Decimal) -> Equation:
    def new(figure: Figure) -> Figure:
        if figure.place != place:
            return figure
        return replace(figure, amount=amount * figure.scale, step=step * figure.scale, blank=False)

    terms = tuple(Term(new(term.figure), term.sign) for term in equation.terms)
    base = new(equation.base) if equation.base is not None else None
    return replace(equation, total=new(equation.total), terms=terms, base=base)
