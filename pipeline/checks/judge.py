"""Whether an identity holds, and what that proves."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.checks.equation import HUNDRED, ZERO, Equation

Verdict = Literal["pass", "fail", "not_checkable"]
Vacuous = Literal["", "all_zero", "one_addend", "by_construction", "bound"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An equation judged; `vacuous` says why a pass proves nothing, `difference` is actual - expected."""

    equation: Equation
    verdict: Verdict
    expected: Decimal = ZERO
    actual: Decimal = ZERO
    tolerance: Decimal = ZERO
    vacuous: Vacuous = ""

    @property
    def difference(self) -> Decimal:
        """How far the printed total is from what it should be."""
        return self.actual - self.expected


def judge(equation: Equation) -> Outcome:
    """Whether `equation` holds within its tolerance; a blank total or an unread cell cannot be checked.

    Blank counts as zero here and nowhere else, and never in a rate or a bound all of whose addends are blank.
    """
    if equation.unread or not equation.terms or not equation.has_base or _says_nothing(equation):
        return Outcome(equation, "not_checkable")
    actual, expected, tolerance = equation.total.amount or ZERO, equation.expected, equation.tolerance
    beyond = actual - expected if equation.at_most else abs(actual - expected)
    verdict: Verdict = "pass" if beyond <= tolerance else "fail"
    if equation.base is not None:
        expected, tolerance = (value.quantize(equation.total.step / HUNDRED) for value in (expected, tolerance))
    if equation.soft and verdict == "fail":
        return Outcome(equation, "not_checkable", expected, actual, tolerance)
    return Outcome(equation, verdict, expected, actual, tolerance, _vacuous(equation) if verdict == "pass" else "")


def _says_nothing(equation: Equation) -> bool:
    if equation.base is None and not equation.at_most:
        return equation.total.blank and bool(equation.summed)
    return equation.total.blank or all(term.figure.blank for term in equation.terms)


def _vacuous(equation: Equation) -> Vacuous:
    if equation.at_most:
        return "bound"
    if any(figure.derived for figure in equation.figures):
        return "by_construction"
    counted = [term for term in equation.terms if term.figure.amount]
    if not counted:
        return "all_zero"
    alone = len(counted) == 1 and not equation.compares
    return "one_addend" if alone and (equation.base is None or counted[0].figure == equation.base) else ""
