"""Totals that the text states against the table that prints them (I12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.checks.declared import Stated
from pipeline.checks.equation import Equation, Figure, Term
from pipeline.checks.judge import Outcome, judge
from pipeline.checks.same import IN_YUAN, printed
from pipeline.model import Finding, Table
from pipeline.schema.amount import parse_amount
from pipeline.schema.reading import Reading
from pipeline.schema.readings import read_meaning
from pipeline.schema.words import squeezed
from pipeline.settings import Settings

_AMOUNT = r"(?:均?为)?(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>亿元|万元|元)"


def stated(lines: Iterable[str], identities: Sequence[Stated]) -> Iterator[tuple[Stated, Figure]]:
    """Each declared total that the text states, at its first place, in 元."""
    text = "".join(squeezed(line) for line in lines)
    for one in identities:
        found = re.search(one.says + _AMOUNT, text)
        amount = parse_amount(found["amount"]) if found else None
        if found and amount:
            scale = IN_YUAN[found["unit"]]
            yield one, Figure(None, amount.value * scale, Decimal(1).scaleb(-amount.decimals) * scale)


def prose_findings(lines: Iterable[str], tables: Sequence[Table], settings: Settings) -> tuple[Finding, ...]:
    """A finding for each stated total that its table contradicts; a kind of table that occurs twice is passed over."""
    claims = tuple(stated(lines, settings.identities.prose))
    if not claims:
        return ()
    readings = read_meaning(tables, settings)
    found: list[Finding] = []
    for one, figure in claims:
        for total in _in_table(one, readings, settings):
            found += _contradiction(judge(Equation("I12", total, (Term(figure),), about=one.name, compares=True)))
    return tuple(found)


def _in_table(one: Stated, readings: Sequence[Reading], settings: Settings) -> Sequence[Figure]:
    """The figure of the first spot whose table is there, at most one."""
    for spot in one.spots:
        named = [reading for reading in readings if reading.kind == spot.kind]
        if len(named) == 1:
            figures = printed(named[0], spot, settings.identities, settings.fields).get("", ())
            return [figure for figure in figures if not figure.blank][:1]
    return ()


def _contradiction(outcome: Outcome) -> Iterator[Finding]:
    place = outcome.equation.total.place
    if outcome.verdict != "fail" or place is None:
        return
    scale = outcome.equation.total.scale
    expected, actual = outcome.expected / scale, outcome.actual / scale
    yield Finding(
        rule="I12",
        severity="error",
        table=place.table,
        cells=((place.row, place.col),),
        expected=f"{expected:f}",
        actual=f"{actual:f}",
        difference=f"{actual - expected:f}",
        tolerance=f"{outcome.tolerance / scale:f}",
        message=f"{outcome.equation.about}: the table prints {actual:f}, the text {expected:f}",
    )
