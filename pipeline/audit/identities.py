"""The identities that a cell takes part in, and whether they would hold with another text in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.equation import Equation, Place
from pipeline.checks.equations import equations_of
from pipeline.checks.judge import Outcome, judge
from pipeline.model import Cell, Table
from pipeline.schema.reading import covered_places
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings

# Longer sums are shown by their beginning.
_ADDENDS = 5


@dataclass(frozen=True, slots=True)
class Held:
    """One identity: its rule, the sum as printed, and whether it holds; None where it cannot be checked."""

    rule: str
    words: str
    holds: bool | None
    difference: str = ""


def identities_at(table: Table, cell: Cell, text: str) -> list[Held]:
    """Those of `cell` within `table`, were its text `text`."""
    settings = shipped_settings()
    changed = cell.model_copy(update={"text": text, "status": "read" if text else "missing"})
    cells = tuple(changed if one == cell else one for one in table.cells)
    table = table.model_copy(update={"cells": cells})
    readings = [replace(one, table=table, places=covered_places(table)) for one in read_meaning([table], settings)]
    place = Place(table.id, cell.row, cell.col)
    equations = equations_of(readings, settings.identities, settings.fields)
    return list(_held(judge(one) for one in equations if place in one.places))


def _held(outcomes: Iterator[Outcome]) -> Iterator[Held]:
    for outcome in outcomes:
        holds = None if outcome.verdict == "not_checkable" else outcome.verdict == "pass"
        difference = f"{outcome.difference:+,f}" if holds is False else ""
        yield Held(outcome.equation.rule, _sum(outcome.equation), holds, difference)


def _sum(equation: Equation) -> str:
    shown = [f"{'−' if term.sign < 0 else '+'} {_amount(term.figure.amount)}" for term in equation.terms[:_ADDENDS]]
    more = f" + … ({len(equation.terms)})" if len(equation.terms) > _ADDENDS else ""
    said = f"{' '.join(shown).removeprefix('+ ')}{more}"
    if equation.base is not None:
        total = f"{_amount(equation.total.amount)}%"
        return f"{equation.rule}: {total} = {f'({said})' if len(shown) > 1 else said} / {_amount(equation.base.amount)}"
    return f"{equation.rule}: {_amount(equation.total.amount)} {'≤' if equation.at_most else '='} {said}"


def _amount(amount: Decimal | None) -> str:
    return "?" if amount is None else f"{amount:,f}"
