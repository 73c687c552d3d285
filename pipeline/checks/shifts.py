"""A failing identity that would hold if an amount stood one row or column further: said, never done."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.checks.equation import Place
from pipeline.checks.figures import Figures
from pipeline.checks.judge import Outcome


def shifted(outcome: Outcome, tables: Mapping[str, Figures]) -> tuple[Place, Place] | None:
    """`(where the amount stands, where the identity misses it)`, or None."""
    equation = outcome.equation
    if equation.base is not None or equation.at_most:
        return None
    inside = set(equation.places)
    for term in equation.terms:
        place = term.figure.place
        if place is None or not term.figure.blank:
            continue
        missing = term.sign * outcome.difference
        for row, col in ((0, -1), (0, 1), (-1, 0), (1, 0)):
            beside = tables[place.table].at(place.row + row, place.col + col, scale=term.figure.scale)
            if beside.place in inside or beside.place is None or not beside.amount:
                continue
            if abs(beside.amount - missing) <= outcome.tolerance:
                return beside.place, place
    return None
