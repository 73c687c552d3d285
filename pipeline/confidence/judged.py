"""The stage that says how certain each cell is that was read from pixels."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.confidence.calibration import Calibration
from pipeline.confidence.features import features, kind_of, table_doubts
from pipeline.model import Table


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
        else cell.model_copy(
            update={
                "confidence": round(calibration.of(kind_of(cell)).probability(features(cell, cell.evidence, doubts)), 4)
            }
        )
        for cell in table.cells
    )
    return table.model_copy(update={"cells": cells})
