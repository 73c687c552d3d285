"""What passes and failures of identities say about the confidence of their cells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from pipeline.checks.equation import Equation, Place
from pipeline.checks.judge import Outcome

ACCIDENT_ACROSS = 0.01  # an identity passes although a cell in it is wrong: errors that cancel, a digit below tolerance
ACCIDENT_DOWN = 0.1  # more often down a column: a whole column read in the wrong place still adds up
PRINTED = 0.02  # an identity fails although every cell is read as printed: the document errs, or the form differs
CEILING = 0.9995
FLOOR = 0.01


def beliefs(outcomes: Sequence[Outcome]) -> dict[Place, float]:
    """New confidence of each cell that takes part in an identity that proves something.

    Bayes in odds: each identity contributes one likelihood ratio to each of its cells, computed from the prior
    confidence of its other cells alone, so the order does not matter and nothing is counted twice. A failure thereby
    falls on the least certain cells.
    """
    odds: dict[Place, float] = defaultdict(float)
    prior: dict[Place, float] = {}
    for outcome in outcomes:
        if outcome.verdict == "not_checkable" or outcome.vacuous:
            continue
        sure = {figure.place: figure.confidence for figure in outcome.equation.figures if figure.place is not None}
        product = math.prod(_clamp(own) for own in sure.values())
        prior |= sure
        for place, own in sure.items():
            odds[place] += math.log(_ratio(outcome, product / _clamp(own)))
    return {place: _updated(prior[place], change) for place, change in odds.items()}


def _ratio(outcome: Outcome, others: float) -> float:
    """P(verdict | this cell right) / P(verdict | this cell wrong); `others`: chance that all other cells are right."""
    accident = accident_of(outcome.equation)
    if outcome.verdict == "pass":
        return (others * (1 - PRINTED) + (1 - others) * accident) / accident
    return (others * PRINTED + (1 - others) * (1 - accident)) / (1 - accident)


def accident_of(equation: Equation) -> float:
    """Chance that `equation` passes although one of its cells is wrong."""
    return ACCIDENT_DOWN if equation.down else ACCIDENT_ACROSS


def _updated(prior: float, log_ratio: float) -> float:
    own = _clamp(prior)
    value = 1 / (1 + math.exp(-(math.log(own / (1 - own)) + log_ratio)))
    if log_ratio >= 0:
        return round(max(prior, min(CEILING, value)), 4)
    return round(min(prior, max(FLOOR, value)), 4)


def _clamp(confidence: float) -> float:
    return min(max(confidence, 0.001), 0.9999)
