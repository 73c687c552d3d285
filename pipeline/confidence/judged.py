"""The stage that says how certain each cell is that was read from pixels."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.confidence.calibration import Calibration
from pipeline.confidence.evidence import FACTOR, Doubt
from pipeline.confidence.features import TableDoubts, features, kind_of, table_doubts
from pipeline.model import Cell, Evidence, Table
from pipeline.text.flags import Flag

SETTLED = 0.97  # a separator by the format of its column: right as a rule, and a thousandfold off where it is not


def judged(tables: Sequence[Table], calibration: Calibration) -> tuple[Table, ...]:
    """The tables with the calibrated confidence of every cell that carries evidence; the others stay as they are."""
    return tuple(_judged(table, calibration) for table in tables)


def _judged(table: Table, calibration: Calibration) -> Table:
    if not any(cell.evidence for cell in table.cells):
        return table
    doubts = table_doubts(table.cells, table.n_rows, table.n_cols)
    cells = tuple(
        cell
        if cell.evidence is None
        else cell.model_copy(update={"confidence": _confidence(cell, cell.evidence, doubts, calibration)})
        for cell in table.cells
    )
    return table.model_copy(update={"cells": cells})


def _confidence(cell: Cell, evidence: Evidence, doubts: TableDoubts, calibration: Calibration) -> float:
    # What a stored layer is worth differs from archive to archive: no calibration knows it.
    layer = FACTOR[Doubt.LAYER_DISAGREES] if Doubt.LAYER_DISAGREES in cell.flags else 1.0
    most = SETTLED if Flag.SETTLED_BY_COLUMN in cell.flags else 1.0
    return round(min(most, layer * calibration.of(kind_of(cell)).probability(features(cell, evidence, doubts))), 4)
