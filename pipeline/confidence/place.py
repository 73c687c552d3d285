"""How sure it is that an amount stands in the right place, whatever its characters: sums say nothing about that."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from pipeline.confidence.calibration import Calibration
from pipeline.confidence.evidence import BASE, FACTOR, Doubt
from pipeline.confidence.features import features, kind_of, table_doubts
from pipeline.model import Cell, Table
from pipeline.text.flags import Flag

# Of the features of a cell read from pixels, those that speak of its own characters.
OF_CHARACTERS = frozenset({
    "unsure", "narrow", "rival", "second_differs", "improper", "misfit", "no_format", "uncovered", "seal", "repaired",
    "torn_four", "lookalike", "number_doubtful", "overprinted", "readers_disagree", "unread_ink",
})  # fmt: skip
# Likewise of the doubts about a cell of stored text.
DOUBTED_CHARACTERS = (
    Doubt.NO_TRUSTED_TEXT,
    Doubt.READERS_DISAGREE,
    Doubt.LAYER_DISAGREES,
    Flag.UNTRUSTED,
    Flag.NUMBER_DOUBTFUL,
    Flag.OVERPRINTED,
    Flag.DICTIONARY_DECIDED,
)

PLAIN = 0.9975  # stored text without a doubt that sums confirm: half of what is left may be its place


def place_confidences(table: Table, calibration: Calibration) -> Mapping[tuple[int, int], float]:
    """Of each cell, by row and column, what its confidence would be if no character of it were in doubt."""
    doubts = table_doubts(table.cells, table.n_rows, table.n_cols)

    def of(cell: Cell) -> float:
        if cell.evidence is None:
            lowered = prod(FACTOR[doubt] for doubt in DOUBTED_CHARACTERS if doubt in cell.flags)
            return min(PLAIN, cell.confidence / lowered * PLAIN / BASE)
        found = {name: 0.0 if name in OF_CHARACTERS else value for name, value in
                 features(cell, cell.evidence, doubts).items()}  # fmt: skip
        return calibration.of(kind_of(cell)).probability(found)

    return {(cell.row, cell.col): of(cell) for cell in table.cells}
