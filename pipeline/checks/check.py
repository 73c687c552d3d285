"""The stage: what the identities of a document say about its cells, and the findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.apply import with_beliefs, with_derived_cells, with_repairs
from pipeline.checks.belief import beliefs
from pipeline.checks.equation import Equation, Place
from pipeline.checks.equations import equations_of
from pipeline.checks.figures import Figures
from pipeline.checks.findings import findings_of
from pipeline.checks.judge import Outcome, judge
from pipeline.checks.repair import repairs
from pipeline.checks.solve import solve
from pipeline.confidence.place import place_confidences
from pipeline.model import Cell, Finding, Table
from pipeline.schema.reading import Reading, covered_places
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Checked:
    """`readings` over the checked cells, in the order given; every identity judged; what a person should know."""

    readings: tuple[Reading, ...]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables with the changed cells."""
        return tuple(reading.table for reading in self.readings)


def check(readings: Sequence[Reading], settings: Settings, cut: Collection[str] = ()) -> Checked:
    """Derive, repair, judge; then raise and lower confidences. What is printed stays as it is printed.

    `cut`: tables that lack rows, so that only what stands in one row of them has to add up.
    """

    def equations(over: Sequence[Reading]) -> list[Equation]:
        return [_softer(one, cut) for one in equations_of(over, settings.identities, settings.fields)]

    as_read = equations(readings)
    derived, conflicts = solve(as_read)
    filled = _over(readings, with_derived_cells(readings, derived))
    judged = [judge(one) for one in (equations(filled) if derived else as_read)]
    mended = repairs(judged, _cells(filled))
    final = _over(filled, with_repairs(filled, mended))
    outcomes = tuple(judge(one) for one in equations(final)) if mended else tuple(judged)
    findings = findings_of(outcomes, derived, conflicts, mended, {one.table.id: Figures(one) for one in final})
    sure = beliefs(outcomes, _placed(final, settings))
    return Checked(_over(final, with_beliefs(final, sure)), outcomes, findings)


def _placed(readings: Sequence[Reading], settings: Settings) -> dict[Place, float]:
    return {
        Place(one.table.id, row, col): sure
        for one in readings
        for (row, col), sure in place_confidences(one.table, settings.calibration).items()
    }


def _softer(equation: Equation, cut: Collection[str]) -> Equation:
    rows = {(place.table, place.row) for place in equation.places}
    return replace(equation, soft=True) if len(rows) > 1 and any(table in cut for table, _ in rows) else equation


def _over(readings: Sequence[Reading], tables: Mapping[str, Table]) -> tuple[Reading, ...]:
    return tuple(
        replace(one, table=tables[one.table.id], places=covered_places(tables[one.table.id]))
        if one.table.id in tables
        else one
        for one in readings
    )


def _cells(readings: Sequence[Reading]) -> dict[Place, Cell]:
    return {Place(one.table.id, cell.row, cell.col): cell for one in readings for cell in one.table.cells}
