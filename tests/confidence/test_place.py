"""What sums cannot say: whether an amount stands in its place."""

from __future__ import annotations

import pytest

from pipeline.confidence.judged import judged
from pipeline.confidence.place import place_confidences
from pipeline.model import Cell, Evidence
from pipeline.settings import shipped_settings
from tests.documents import budget_table, cell


def pixels(row: int, col: int, *, least: float = 1.0, drawn: float = 1.0, flags: tuple[str, ...] = ()) -> Cell:
    evidence = Evidence(
        least=least, margin=least, edges=(drawn,) * 4, uncovered_ink=0, seal=0, column_format=True, glyph_pixels=30
    )
    update = {"source": "ocr", "evidence": evidence, "flags": flags}
    return cell(row, col, "1,219.80").model_copy(update=update)


def places(*cells: Cell) -> tuple[list[float], list[float]]:
    """Confidence of each cell, and of its place."""
    calibration = shipped_settings().calibration
    (table,) = judged(
        [budget_table().model_copy(update={"cells": cells, "n_rows": 1, "n_cols": len(cells)})], calibration
    )
    found = place_confidences(table, calibration)
    return [one.confidence for one in table.cells], [found[one.row, one.col] for one in table.cells]


def test_doubts_about_characters_leave_the_place_as_sure_as_it_was() -> None:
    (plain, doubted), (place, same) = places(pixels(0, 0), pixels(0, 1, flags=("readers_disagree",)))
    assert plain > doubted
    assert same == place
    (faint, _), (faint_place, _) = places(pixels(0, 0, drawn=0.5), pixels(0, 1, drawn=0.5))
    assert faint < plain
    assert faint_place < place


def test_stored_text_is_only_doubted_in_its_characters_where_a_flag_says_so() -> None:
    texts = [
        cell(0, 0, "1.00", confidence=0.995),
        cell(0, 1, "1.00", confidence=0.597),
        cell(0, 2, "1.00", confidence=0.8955),
    ]
    texts[1] = texts[1].model_copy(update={"flags": ("overprinted",)})
    texts[2] = texts[2].model_copy(update={"flags": ("overflow",)})
    _, found = places(*texts)
    assert found == pytest.approx([0.9975, 0.9975, 0.8977], abs=1e-3)
