"""Outcomes as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.checks.equation import Equation, Place
from pipeline.checks.figures import Figures
from pipeline.checks.judge import Outcome
from pipeline.checks.repair import Repair
from pipeline.checks.shifts import shifted
from pipeline.checks.solve import Conflict, Derived
from pipeline.model import Finding, Severity


def findings_of(
    outcomes: Sequence[Outcome],
    derived: Iterable[Derived],
    conflicts: Iterable[Conflict],
    repairs: Iterable[Repair],
    tables: Mapping[str, Figures],
) -> tuple[Finding, ...]:
    """Failures with their figures, then what was derived, contradicted and repaired, in reading order of each."""
    return (
        *(one for outcome in outcomes if outcome.verdict == "fail" for one in _failure(outcome, tables)),
        *(_derived(one) for one in derived),
        *(_conflict(one) for one in conflicts),
        *(_repaired(one) for one in repairs),
        *(_by_construction(one) for one in outcomes if one.vacuous == "by_construction"),
    )


def _failure(outcome: Outcome, tables: Mapping[str, Figures]) -> Iterator[Finding]:
    equation = outcome.equation
    decimals = max((-_exponent(figure.step) for figure in equation.figures if figure.step), default=0)
    what = f"{equation.about}: " if equation.about else ""
    message = f"{what}printed {_plain(outcome.actual)}, {_source(equation)} {_plain(outcome.expected)}"
    yield _finding(
        equation,
        "error",
        f"{message} ({max(decimals, 0)} decimals seen)",
        expected=_plain(outcome.expected),
        actual=_plain(outcome.actual),
        difference=_plain(outcome.difference),
        tolerance=_plain(outcome.tolerance),
    )
    places = shifted(outcome, tables)
    if places is not None:
        stands, missed = places
        message = f"holds if the amount at row {stands.row}, column {stands.col} stood at {missed.row}, {missed.col}"
        cells = ((stands.row, stands.col), (missed.row, missed.col))
        yield Finding(rule="structure", severity="warning", table=stands.table, cells=cells, message=message)


def _source(equation: Equation) -> str:
    if equation.at_most:
        return "at most"
    return f"{len(equation.terms)} addends give" if equation.base is None else "its share in percent is"


def _derived(one: Derived) -> Finding:
    rules = ", ".join(equation.rule for equation in one.by)
    end = f"confirmed by {len(one.by) - 1} more" if one.confirmed else "not confirmed by a second identity"
    rounded = "; roundings leave its last digit open" if one.last_digit_open else ""
    message = f"not read; derived from {rules}: {_plain(one.amount)}; {end}{rounded}"
    return _at(one.place, "derived", "info" if one.confirmed else "warning", message)


def _conflict(one: Conflict) -> Finding:
    amounts = ", ".join(_plain(amount) for amount in one.amounts)
    who = "identities disagree" if len(one.amounts) > 1 else "the digits seen are others than an identity gives"
    return _at(one.place, "conflict", "warning", f"not read; {who} ({amounts}), so nothing is derived")


def _repaired(one: Repair) -> Finding:
    rules = ", ".join(equation.rule for equation in one.by)
    return _at(one.place, "repaired", "warning", f"{one.alternative.text} was seen too, and {rules} demand it")


def _by_construction(outcome: Outcome) -> Finding:
    return _finding(outcome.equation, "info", "holds by construction, as a cell was derived: proves nothing")


def _at(place: Place, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(rule=rule, severity=severity, table=place.table, cells=((place.row, place.col),), message=message)


def _finding(equation: Equation, severity: Severity, message: str, **figures: str) -> Finding:
    places = equation.places
    table = places[0].table
    others = sorted({place.table for place in places} - {table})
    return Finding(
        rule=equation.rule,
        severity=severity,
        table=table,
        cells=tuple((place.row, place.col) for place in places if place.table == table),
        message=message + "".join(f"; with {other}" for other in others),
        **figures,
    )


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _exponent(step: Decimal) -> int:
    exponent = step.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
