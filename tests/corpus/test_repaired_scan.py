"""A digit that a reader took for two, on a scan of our own, put right by another reading of it and two identities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.generator.invented.build import make
from pipeline.convert import as_read, read_part
from pipeline.evaluation.pairing import pair_tables
from pipeline.evaluation.truth import tables_of
from pipeline.model import Cell
from pipeline.scanned_page import can_read
from pipeline.understand import understand

SEED, NUMBER, PAGE = 4242, 13, 3


@pytest.mark.skipif(not can_read(), reason="the models that read pixels are not installed")
@pytest.mark.usefixtures("needs_fonts")
def test_what_two_identities_demand_and_the_reader_saw_too_is_what_is_printed(tmp_path: Path) -> None:
    made = make(SEED, NUMBER, scan="mixed")
    path = tmp_path / "scan.pdf"
    path.write_bytes(made.pdf)
    read = as_read(path.name, [read_part(path, pages=[PAGE])])
    found = understand(read)
    truth = tables_of(json.loads(made.truth))
    changed: list[tuple[Cell, str]] = []
    for i, j in pair_tables(found.tables, truth).items():
        printed = {(cell.row, cell.col): cell.text for cell in truth[i].cells}
        for before, after in zip(read.tables[j].cells, found.tables[j].cells, strict=True):
            if before.text != after.text:
                changed.append((after, printed[after.row, after.col]))
    assert all(cell.text == text for cell, text in changed)
    repaired = [cell for cell, _ in changed if cell.status == "repaired"]
    assert [(cell.text, "checked" in cell.flags) for cell in repaired] == [("1.17", True)]
    assert repaired[0].raw != "1.17"
