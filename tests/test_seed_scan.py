"""The re-created form as a scan, from pixels to records: all amounts exact, and nearly every other leaf."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

from pipeline import convert
from pipeline.model import Document, Value
from pipeline.scanned_page import can_read
from pipeline.source.picture_file import pictures_as_pdf
from tests.corpus.truths import DOCUMENTS
from tests.test_seed_form import INDICATORS, LEVELS, NAME, TASKS, printed

TWIN = Path(__file__).parents[1] / ".." / "shared" / "scan_twin.py"
TOTALS = 13
COLUMNS = {"name": 1, "content": 2, "total": 4, "appropriation": 5, "other": 6}
AMOUNTS = ("total", "appropriation", "other")

pytestmark = pytest.mark.skipif(not can_read(), reason="the readers of scans are not installed")

Leaf = tuple[str, int, str]


def truth() -> dict[Leaf, str]:
    """Every leaf that the form prints, from what drew it."""
    found = {
        ("task", number, leaf): printed(row, col) for number, row in enumerate(TASKS) for leaf, col in COLUMNS.items()
    }
    found |= {("sum", 0, leaf): printed(TOTALS, COLUMNS[leaf]) for leaf in AMOUNTS}
    lines = printed(14, 1).split("\n")
    for number in range(len(lines) // 2):
        found["goal", number, "title"] = lines[2 * number]
        measures = re.split("[一二三四五]是", lines[2 * number + 1])[1:]
        found |= {("goal", number, f"measure_{at}"): measure for at, measure in enumerate(measures, start=1)}
    found |= {
        ("indicator", number, leaf): printed(row, col)
        for number, row in enumerate(INDICATORS)
        for leaf, col in LEVELS.items()
    }
    return found


def leaves(document: Document) -> dict[Leaf, Value | str]:
    """The same leaves of what was read."""
    records = document.records
    parts = {"task": records.tasks, "goal": records.goals, "indicator": records.indicators}
    found: dict[Leaf, Value | str] = {
        (part, number, leaf): value
        for part, some in parts.items()
        for number, one in enumerate(some)
        for leaf, value in one.items()
    }
    cells = {(cell.row, cell.col): cell.text for table in document.tables[:1] for cell in table.cells}
    return found | {("sum", 0, leaf): cells.get((TOTALS, COLUMNS[leaf]), "") for leaf in AMOUNTS}


def plain(found: Value | str | None) -> str:
    text = found.value if isinstance(found, Value) else found
    return "".join((text or "").split()).rstrip("。")


def check(document: Document, exact: float) -> None:
    """All 33 amounts, and at least that share of all leaves."""
    wanted, found = truth(), leaves(document)
    assert len(wanted) == 10 * 5 + 3 + 10 + 33 + 46 * 4
    wrong = {leaf: plain(found.get(leaf)) for leaf, text in wanted.items() if plain(text) != plain(found.get(leaf))}
    assert not [leaf for leaf in wrong if leaf[2] in AMOUNTS]
    assert len(wrong) <= (1 - exact) * len(wanted), wrong
    records = document.records
    assert [len(part) for part in (records.tasks, records.goals, records.indicators)] == [10, 10, 46]


def test_an_office_scan_with_a_seal() -> None:
    """200 dots an inch, askew, grain, uneven light; some indicators lie under a seal."""
    check(convert(DOCUMENTS / f"{NAME}.scan.pdf"), 0.97)


@pytest.mark.skipif(not TWIN.is_file(), reason="../shared, the degradation of the twins, is absent")
def test_a_twin_at_l1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cv2")
    wrap = ModuleType("img2pdf")
    wrap.convert = lambda picture, nodate: pictures_as_pdf(picture).pdf  # type: ignore[attr-defined]  # noqa: ARG005
    monkeypatch.setitem(sys.modules, "img2pdf", wrap)
    spec = importlib.util.spec_from_file_location("scan_twin", TWIN)
    assert spec is not None
    assert spec.loader is not None
    twin = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(twin)
    scan = pypdfium2.PdfDocument.new()
    for page in range(1, 5):
        twin.make(str(DOCUMENTS / f"{NAME}.pdf"), page, str(tmp_path / f"{page}.pdf"), level=1, seed=page)
        scan.import_pages(pypdfium2.PdfDocument(tmp_path / f"{page}.pdf"))
    scan.save(tmp_path / "scan.pdf")
    check(convert(tmp_path / "scan.pdf"), 0.98)
