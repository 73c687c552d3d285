"""An identity applied to cells: a total and its signed addends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.checks.declared import RuleId

Verdict = Literal["pass", "fail", "not_checkable"]
Vacuous = Literal["", "all_zero", "one_addend", "by_construction"]

HALF = Decimal("0.5")
ZERO = Decimal(0)
ONE = Decimal(1)


class Place(NamedTuple):
    """A cell of the document, by the origin of its span."""

    table: str
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What an equation knows of a cell: `amount` in the equation's unit (None: unread), `step` its printed unit there.

    `scale` is the equation's units in one unit of the cell (10000 for 万元 among 元). A constant of the form, such as
    the 90 points of a score column, has no place and no step. Only a `fillable` cell may be derived.
    """

    place: Place | None
    amount: Decimal | None
    step: Decimal = ZERO
    blank: bool = False
    confidence: float = 1.0
    derived: bool = False
    scale: Decimal = ONE
    fillable: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """An addend with its sign."""

    figure: Figure
    sign: Literal[1, -1] = 1


@dataclass(frozen=True, slots=True)
class Equation:
    """`total` = sum of `terms`. `down` tells that the addends stand below each other, in the total's column.

    A `soft` identity is one where it holds; where not, the addends may be others than those seen, which is no error.
    One that `compares` states that two printed figures are the same, where else a single addend proves nothing.
    """

    rule: RuleId
    total: Figure
    terms: tuple[Term, ...]
    down: bool = False
    about: str = ""
    soft: bool = False
    compares: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The total first, then the addends."""
        return (self.total, *(term.figure for term in self.terms))

    @property
    def places(self) -> tuple[Place, ...]:
        """Every cell that takes part, the total first."""
        return tuple(figure.place for figure in self.figures if figure.place is not None)

    @property
    def unread(self) -> tuple[Figure, ...]:
        """The figures without an amount."""
        return tuple(figure for figure in self.figures if figure.amount is None)

    @property
    def tolerance(self) -> Decimal:
        """Half a printed unit for the total and for each addend that is not nothing."""
        rounded = [figure.step for figure in self.figures if figure.amount or figure is self.total]
        return HALF * sum(rounded, ZERO)

    @property
    def summed(self) -> Decimal:
        """Sum of the addends that have an amount."""
        return sum((term.sign * (term.figure.amount or ZERO) for term in self.terms), ZERO)


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
        """How far the printed total is from the sum of its addends."""
        return self.actual - self.expected


def judge(equation: Equation) -> Outcome:
    """Whether `equation` holds within its tolerance; a blank total or an unread cell cannot be checked.

    Blank counts as zero here and nowhere else.
    """
    if equation.unread or not equation.terms or (equation.total.blank and equation.summed):
        return Outcome(equation, "not_checkable")
    actual, expected, tolerance = equation.total.amount or ZERO, equation.summed, equation.tolerance
    verdict: Verdict = "pass" if abs(actual - expected) <= tolerance else "fail"
    if equation.soft and verdict == "fail":
        return Outcome(equation, "not_checkable", expected, actual, tolerance)
    return Outcome(equation, verdict, expected, actual, tolerance, _vacuous(equation) if verdict == "pass" else "")


def _vacuous(equation: Equation) -> Vacuous:
    if any(figure.derived for figure in equation.figures):
        return "by_construction"
    counted = [term for term in equation.terms if term.figure.amount]
    if not counted:
        return "all_zero"
    return "one_addend" if len(counted) == 1 and not equation.compares else ""
