from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluation.crops import crop_png
from pipeline.evaluation.evaluate import evaluate
from pipeline.evaluation.truth import Case, TruthCell, TruthTable
from pipeline.model import PageBox
from tests.cli.broken import sound_pdf

BOX = PageBox(page=1, bbox=(100, 100, 200, 125))
CELLS = tuple(
    TruthCell(row, col, 1, 1, text, (BOX,))
    for row, line in enumerate([("Item", "Amount"), ("Roads", "1.50")])
    for col, text in enumerate(line)
)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Two pages, each with a table."""
    (tmp_path / "a.pdf").write_bytes(sound_pdf(2))
    return tmp_path / "a.pdf"


def test_a_table_of_one_page(pdf: Path) -> None:
    result = evaluate(Case("a", pdf, (TruthTable(CELLS),), pages=(1,)), complete=True, relations=False)
    assert (result.pages, result.extra_tables, result.tables[0].measures.cell_f1) == (1, 0, 1)


def test_a_table_that_the_truth_does_not_know(pdf: Path) -> None:
    other = TruthTable((TruthCell(0, 0, 1, 1, "甲"),))
    case = Case("a", pdf, (other,), pages=(1,))
    result = evaluate(case, complete=True, relations=False)
    assert (result.tables[0].found, result.extra_tables) == (False, 1)
    assert [cell.verdict for cell in result.extra_cells] == ["stray"] * 4
    assert evaluate(case, complete=False, relations=False).extra_cells == ()


def test_page_by_page(pdf: Path) -> None:
    """The second page's table has another amount, in 2 of its 4 relations."""
    tables = tuple(TruthTable(CELLS, pages=frozenset({page})) for page in (1, 2))
    counts = evaluate(Case("a", pdf, tables), complete=True, relations=True).relations
    assert counts
    assert (counts.tables, counts.found, counts.right, counts.truth, counts.predicted) == (2, 2, 6, 8, 8)


def test_a_document_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    case = Case("a", tmp_path / "a.pdf", (TruthTable(CELLS, pages=frozenset({1})),))
    result = evaluate(case, complete=True, relations=False)
    assert (result.error or "").startswith("empty file")
    assert (result.tables[0].found, result.tables[0].measures.cell_f1) == (False, 0)
    counts = evaluate(case, complete=True, relations=True).relations
    assert counts
    assert (counts.truth, counts.right, counts.found) == (4, 0, 0)


def test_boxes_of_the_truth_on_a_page_that_we_turned_otherwise_are_not_used(pdf: Path) -> None:
    cells = (*CELLS, TruthCell(2, 0, 1, 1, "lost", (BOX,)))
    for turn, boxes in ((0, (BOX,)), (90, ())):
        case = Case("a", pdf, (TruthTable(cells),), pages=(1,), turns={1: turn})
        result = evaluate(case, complete=True, relations=False)
        assert [cell.boxes for cell in result.tables[0].cells if cell.verdict == "lost"] == [boxes]
        picture = crop_png(pdf, boxes, result.frames)
        assert (picture is not None) == bool(boxes)
