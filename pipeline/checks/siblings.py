"""The same identity in the other columns of its rows, or in the other rows of its columns.

Where it fails in most of them its addends are not those seen: a table is cut, or a row is of another rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from pipeline.checks.equation import Equation
from pipeline.checks.judge import Outcome


class Siblings:
    """Which identities hold, by what they have in common."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        self._holds: Counter[Hashable] = Counter()
        self._fails: Counter[Hashable] = Counter()
        for outcome in outcomes:
            key = _key(outcome.equation)
            self._fails[key] += outcome.verdict == "fail"
            self._holds[key] += outcome.verdict == "pass" and not outcome.vacuous

    def doubt(self, equation: Equation) -> bool:
        """True where it fails in two or more places, and in more than it holds in."""
        key = _key(equation)
        return self._fails[key] > max(1, self._holds[key])


def _key(equation: Equation) -> Hashable:
    """Down a column its rows, by the total's; across a row its columns."""
    total = equation.total.place
    if total is None or equation.compares:
        return (equation.rule, equation.places)
    if equation.down:
        return (equation.rule, total.table, "row", total.row)
    return (equation.rule, total.table, total.col, tuple(place.col for place in equation.places))
