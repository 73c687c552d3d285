"""What passes and failures of identities say about the confidence of their cells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.checks.equation import HUNDRED, ONE, Equation, Figure, Place
from pipeline.checks.judge import Outcome
from pipeline.checks.siblings import Siblings

ACCIDENT_ACROSS = 0.01  # an identity passes although a cell in it is wrong: errors that cancel, a digit below tolerance
ACCIDENT_DOWN = 0.1  # more often down a column: a whole column read in the wrong place still adds up
PRINTED = 0.02  # an identity fails although every cell is read as printed: the document errs, or the form differs
MOST = 0.9  # and at most this: an identity that sees nothing says nothing
SMALL = Decimal("0.0001")
CEILING = 0.9995
FLOOR = 0.01


def beliefs(outcomes: Sequence[Outcome], placed: Mapping[Place, float] | None = None) -> dict[Place, float]:
    """New confidence of each cell that takes part in an identity that proves something.

    Bayes in odds: each identity contributes one likelihood ratio to each of its cells, computed from the prior
    confidence of its other cells alone, so the order does not matter and nothing is counted twice. A failure thereby
    falls on the least certain cells. A pass takes away doubts about characters alone: a cell becomes no surer than it
    is `placed` (by default certainly), as the sum of a row holds as well where its amounts stand a column off. What
    fails in most columns of its rows says nothing of any cell.
    """
    placed = placed or {}
    odds: dict[Place, float] = defaultdict(float)
    prior: dict[Place, float] = {}
    siblings = Siblings(outcomes)
    for outcome in outcomes:
        if outcome.verdict == "not_checkable" or outcome.vacuous or siblings.doubt(outcome.equation):
            continue
        figures = {figure.place: figure for figure in outcome.equation.figures if figure.place is not None}
        product = math.prod(_clamp(figure.confidence) for figure in figures.values())
        for place, figure in figures.items():
            prior[place] = figure.confidence
            accident = min(MOST, accident_of(outcome.equation) + unseen(figure, outcome.equation))
            odds[place] += math.log(_ratio(outcome, product / _clamp(figure.confidence), accident))
    return {place: _updated(prior[place], change, placed.get(place, 1.0)) for place, change in odds.items()}


def _ratio(outcome: Outcome, others: float, accident: float) -> float:
    """P(verdict | this cell right) / P(verdict | this cell wrong); `others`: chance that all other cells are right."""
    if outcome.verdict == "pass":
        return (others * (1 - PRINTED) + (1 - others) * accident) / accident
    return (others * PRINTED + (1 - others) * (1 - accident)) / (1 - accident)


def accident_of(equation: Equation) -> float:
    """Chance that `equation` passes although one of its cells is wrong in a digit that it sees."""
    return ACCIDENT_DOWN if equation.down else ACCIDENT_ACROSS


def unseen(figure: Figure, equation: Equation) -> float:
    """The share of all misreadings of one digit of `figure` that `equation` holds with, as its tolerance is wider."""
    if not figure.amount or not figure.step:
        return 0.0
    slack = equation.tolerance / _weight(figure, equation)
    unit, digits = figure.step, max(1, len(str(int(abs(figure.amount) / figure.step))))
    return sum(min(9, int(slack / (unit * 10**power))) for power in range(digits)) / (9 * digits)


def _weight(figure: Figure, equation: Equation) -> Decimal:
    """How far the total moves when `figure` moves by one."""
    if equation.base is None or figure is equation.total:
        return ONE
    share = HUNDRED / (equation.base.amount or ONE)
    return share if figure is not equation.base else max(abs(equation.expected) / HUNDRED, SMALL) * share


def _updated(prior: float, log_ratio: float, placed: float) -> float:
    if log_ratio < 0:
        return round(min(prior, max(FLOOR, _moved(_clamp(prior), log_ratio))), 4)
    most = max(prior, min(placed, CEILING))
    if most <= 0:
        return prior
    return round(max(prior, most * _moved(_clamp(prior / most), log_ratio)), 4)


def _moved(own: float, log_ratio: float) -> float:
    return 1 / (1 + math.exp(-(math.log(own / (1 - own)) + log_ratio)))


def _clamp(confidence: float) -> float:
    return min(max(confidence, 0.001), 0.9999)
