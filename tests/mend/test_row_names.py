"""Names beside their codes: those that a reader doubts and that miss one character are put right."""

from __future__ import annotations

import pytest

from pipeline.mend.table_labels import mended_labels
from pipeline.model import Cell, PageBox, Table
from pipeline.settings import shipped_settings


def name_of(code: str, name: str, confidence: float = 0.6, source: str = "ocr") -> Cell:
    cells = (
        Cell(row=0, col=0, text=code, source="ocr"),
        Cell(row=0, col=1, text=name, raw=name, confidence=confidence, source=source),  # type: ignore[arg-type]
    )
    table = Table(id="t", fragments=(PageBox(page=1, bbox=(0, 0, 1, 1)),), n_rows=1, n_cols=2, cells=cells)
    (done,), _ = mended_labels([table], shipped_settings().fields)
    return done.cells[1]


def test_a_doubted_name_with_one_wrong_character_becomes_the_codes_own() -> None:
    cell = name_of("301", "主资福利支出")
    assert (cell.text, cell.raw, cell.status, cell.flags) == (
        "工资福利支出",
        "主资福利支出",
        "repaired",
        ("label_completed",),
    )
    assert cell.confidence < 0.99


@pytest.mark.parametrize(
    ("code", "name", "confidence", "source"),
    [
        ("301", "主资福利支出", 0.97, "ocr"),  # the reader is sure
        ("301", "主资福利支出", 0.6, "text"),  # stored text is what is printed
        ("114", "主资福利支出", 0.6, "ocr"),  # no listed code
        ("301", "主资福得支出", 0.6, "ocr"),  # two characters
        ("301", "资福利支出", 0.6, "ocr"),
        ("30205", "永费", 0.6, "ocr"),  # too short to tell
    ],
)
def test_other_names_stay(code: str, name: str, confidence: float, source: str) -> None:
    assert name_of(code, name, confidence, source).text == name
