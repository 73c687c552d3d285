"""All identities of a document, as equations over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.across import across
from pipeline.checks.declared import Identities
from pipeline.checks.down import down
from pipeline.checks.equation import Equation
from pipeline.checks.figures import Figures
from pipeline.checks.forms import head_amounts, points
from pipeline.checks.sides import sides
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Reading


def equations_of(readings: Sequence[Reading], identities: Identities, fields: Fields) -> tuple[Equation, ...]:
    """Every identity that the readings make checkable in principle, without those that are blank all over."""
    found = [one for reading in readings for one in _of_table(reading, identities, fields)]
    return tuple(one for one in found if any(not figure.blank and figure.place for figure in one.figures))


def _of_table(reading: Reading, identities: Identities, fields: Fields) -> Iterator[Equation]:
    figures = Figures(reading)
    for block in reading.blocks:
        if block.part in ("amounts", "tasks"):
            yield from across(block, figures, identities, fields)
            yield from down(block, figures, identities)
        elif block.part == "head":
            yield from head_amounts(block, figures, identities)
        elif block.part == "indicators":
            yield from points(block, figures)
    yield from sides(reading, figures, identities)
