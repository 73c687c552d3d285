"""All identities of a document, as equations over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.across import across
from pipeline.checks.changes import row_changes
from pipeline.checks.declared import Identities
from pipeline.checks.down import down
from pipeline.checks.equation import Equation
from pipeline.checks.figures import Figures
from pipeline.checks.forms import head_amounts
from pipeline.checks.groups import groups
from pipeline.checks.narrative import narrative
from pipeline.checks.points import points
from pipeline.checks.ratios import bounds, column_rates, row_rates
from pipeline.checks.row_tree import row_trees
from pipeline.checks.same import same
from pipeline.checks.sides import sides
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Reading


def equations_of(readings: Sequence[Reading], identities: Identities, fields: Fields) -> tuple[Equation, ...]:
    """Every identity that the readings make checkable in principle, without those that are blank all over."""
    found = [one for reading in readings for one in _of_table(reading, identities, fields)]
    found += (one for form in _forms(readings) for one in points(form, identities))
    found += same(readings, identities, fields)
    return tuple(one for one in found if any(not figure.blank and figure.place for figure in one.figures))


def _of_table(reading: Reading, identities: Identities, fields: Fields) -> Iterator[Equation]:
    figures = Figures(reading)
    if not reading.blocks:
        yield from groups(reading.table, figures)
    with_rows = [block for block in reading.blocks if block.part in ("amounts", "tasks") and tuple(block.amounts())]
    for block in with_rows:
        yield from across(block, figures, identities, fields)
        yield from row_changes(block, figures, identities)
        yield from row_rates(block, figures, identities)
        yield from narrative(block, figures)
    for tree in row_trees(with_rows, figures):
        yield from down(tree, identities)
    for block in reading.blocks:
        yield from column_rates(block, figures, identities, fields)
        yield from bounds(block, figures, identities)
        if block.part == "head":
            yield from head_amounts(block, figures, identities)
    yield from sides(reading, figures, identities)


def _forms(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Each table with those that continue it."""
    forms: list[list[Reading]] = []
    for reading in readings:
        if reading.continues is not None and forms and forms[-1][-1].table.id == reading.continues:
            forms[-1].append(reading)
        else:
            forms.append([reading])
    return forms
