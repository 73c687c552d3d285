"""Documents to export: the truth of the corpus, and one of hostile and doubtful texts."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import Cell, Document, Finding, Page, PageBox, Records, ReviewItem, Table, Value
from tests.documents import cell

CORPUS = Path(__file__).parents[3] / "corpus/documents"
TRUTHS = ("sample_budget", "sample_budget_planted_error", "seed_performance_form")
HOSTILE = (
    "=HYPERLINK(\"http://a.b\",\"c\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1,2)", "\t=1+1", "\r=1+1", "\n=1",
    "＝1+1", "'=1", "'", "-", "-4.80", "+3", "=", "a\"b,c\nd", "_x0041_", "a\x0bb", "1,219.80", "007", "𠮷" * 3,
    " 1", "",
)  # fmt: skip


@cache
def truth_of(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((CORPUS / f"{name}.truth.json").read_text(encoding="utf-8"))
    return content


def _cell(truth: dict[str, Any]) -> Cell:
    boxes = tuple(PageBox(page=page, bbox=box) for page, *box in truth["boxes"])
    return Cell(**{**truth, "raw": truth["text"], "boxes": boxes})


def _table(number: int, truth: dict[str, Any]) -> Table:
    whole = (0.0, 0.0, 100.0, 100.0)
    return Table(
        id=f"t{number}",
        fragments=tuple(PageBox(page=page, bbox=whole) for page in truth["pages"]),
        cells=tuple(_cell(cell) for cell in truth["cells"]),
        **{key: truth[key] for key in ("title", "unit", "type", "n_rows", "n_cols", "header_rows")},
    )


@cache
def true_document(name: str) -> Document:
    """What a perfect conversion of a corpus document would give."""
    truth = truth_of(name)
    sizes = enumerate(truth["page_sizes"], start=1)
    return Document(
        id="sha256:" + hashlib.sha256(name.encode()).hexdigest(),
        file_name=truth["file"],
        pages=tuple(Page(number=n, width=width, height=height, kind="digital") for n, (width, height) in sizes),
        tables=tuple(_table(number, table) for number, table in enumerate(truth["tables"], start=1)),
    )


def doubtful_document() -> Document:
    """One column of hostile texts with falling confidence, a missing cell, findings, records."""
    cells = [cell(row, 0, text, confidence=round(1 - row / len(HOSTILE), 3)) for row, text in enumerate(HOSTILE)]
    missing = cell(len(HOSTILE), 0).model_copy(update={"status": "missing", "confidence": 0.0})
    amount = Value(
        value="12198000.00", text="1,219.80", unit="万元", status="read", confidence=0.9, cells=(("t1", 17, 0),)
    )
    name = Value(value="=A1", text="=A1", status="repaired", confidence=0.4, cells=(("t1", 0, 0), ("t1", 1, 0)))
    return Document(
        id="sha256:" + "a" * 64,
        file_name="=cmd.pdf",
        fiscal_year=2026,
        unit_name="-某局",
        pages=(Page(number=1, width=300.0, height=200.0, kind="mixed", problems=("one, two", "=three")),),
        tables=(
            Table(
                id="t1",
                title="=[a]:收/支*?\\'",
                unit="万元",
                fragments=(PageBox(page=1, bbox=(0.0, 0.0, 9.0, 9.0)),),
                n_rows=len(HOSTILE) + 1,
                n_cols=1,
                cells=(*cells, missing),
            ),
        ),
        records=Records(
            profile={"unit_name": name}, budget_items=({"amount": amount, "name": name}, {"amount": amount})
        ),
        findings=(
            Finding(
                rule="=I1",
                severity="error",
                table="t1",
                cells=((1, 0), (1, 0), (2, 0)),
                expected="1.10",
                message="@off",
            ),
            Finding(rule="I2", severity="info", message="about the document"),
        ),
        review=(ReviewItem(table="t1", row=21, col=0, confidence=0.05, reasons=("weak_edges", "=x")),),
    )
