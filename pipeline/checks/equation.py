"""An identity applied to cells: a total and its signed addends, a rate and what it is a share of, a bound."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.checks.declared import RuleId

HALF = Decimal("0.5")
ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)


class Place(NamedTuple):
    """A cell of the document, by the origin of its span."""

    table: str
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What an equation knows of a cell: `amount` in the equation's unit (None: unread), `step` its printed unit there.

    `scale` is the equation's units in one unit of the cell (10000 for 万元 among 元). A constant of the form, such as
    the 90 points of a score column, has no place and no step. Only a `fillable` cell may be derived, one that is not
    `zero` never as zero: it may be blank as well. `seen` are the digits that readers saw in an unread cell. `sign`
    is what is printed behind the digits (%).
    """

    place: Place | None
    amount: Decimal | None
    step: Decimal = ZERO
    blank: bool = False
    confidence: float = 1.0
    derived: bool = False
    scale: Decimal = ONE
    fillable: bool = False
    sign: str = ""
    zero: bool = True
    seen: tuple[str, ...] = ()


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

    With a `base` the total is a rate, the sum of the terms in percent of it. `at_most`: the total may be less.
    """

    rule: RuleId
    total: Figure
    terms: tuple[Term, ...]
    down: bool = False
    about: str = ""
    soft: bool = False
    compares: bool = False
    base: Figure | None = None
    at_most: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The total first, then the addends, then the base."""
        return (self.total, *(term.figure for term in self.terms), *((self.base,) if self.base else ()))

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
        """Half a printed unit for the total and for each addend that is not nothing.

        Of a rate: half of its own, and as far as the rate may lie off when every figure is off by half of its own.
        """
        if self.base is None:
            return HALF * sum((figure.step for figure in self.figures if figure.amount or figure is self.total), ZERO)
        low, high = self._rates(self.base)
        return HALF * self.total.step + max(self.expected - low, high - self.expected)

    @property
    def summed(self) -> Decimal:
        """Sum of the addends that have an amount."""
        return sum((term.sign * (term.figure.amount or ZERO) for term in self.terms), ZERO)

    @property
    def has_base(self) -> bool:
        """False where the total would be a rate of nothing: of a blank, or of what may be rounded from zero."""
        return self.base is None or (self.base.amount or ZERO) - HALF * self.base.step > 0

    @property
    def expected(self) -> Decimal:
        """What the total should be."""
        if self.base is None or not self.base.amount:
            return self.summed
        return HUNDRED * self.summed / self.base.amount

    def _rates(self, base: Figure) -> tuple[Decimal, Decimal]:
        """The least and the greatest rate that the printed figures leave open."""
        amount, slack = base.amount or ZERO, HALF * base.step
        rounded = HALF * sum((term.figure.step for term in self.terms if term.figure.amount), ZERO)
        ends = [HUNDRED * (self.summed + up * rounded) / (amount + down * slack) for up in (-1, 1) for down in (-1, 1)]
        return min(ends), max(ends)
