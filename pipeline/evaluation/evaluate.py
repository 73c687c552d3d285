"""One document of a truth set: convert it as anyone would, and judge what comes out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline import convert
from pipeline.errors import YusuanError
from pipeline.evaluation.adjacency import page_relations, total
from pipeline.evaluation.pairing import pair_tables
from pipeline.evaluation.placed import placed
from pipeline.evaluation.results import DocumentResult, PageFrame, RelationCounts, TableResult
from pipeline.evaluation.table_measures import measure_table
from pipeline.evaluation.truth import Case, TruthTable
from pipeline.evaluation.verdicts import judge_cells, stray_cells
from pipeline.model import Document, Table
from pipeline.source.open_pdf import open_pdf, read_bytes


def evaluate(case: Case, *, complete: bool, relations: bool) -> DocumentResult:
    """The result of `case`; a document that cannot be converted is one without tables, with the reason."""
    start = time.process_time()
    try:
        documents = _page_by_page(case) if relations else [convert(case.pdf, pages=case.pages)]
    except YusuanError as error:
        return unread(case, f"{error.kind}: {error}", relations=relations)
    except Exception as error:  # noqa: BLE001 - a fault of ours is a poor result, and is reported as such
        return unread(case, f"internal error: {type(error).__name__}: {error}", relations=relations)
    seconds = time.process_time() - start
    judged = _with_relations(case, documents) if relations else judge(case, documents[0], complete=complete)
    pages = [page for document in documents for page in document.pages]
    return judged.model_copy(
        update={
            "pages": len(pages),
            "failed_pages": sum(page.status == "failed" for page in pages),
            "cpu_seconds": round(seconds, 3),
        }
    )


def unread(case: Case, reason: str, *, relations: bool) -> DocumentResult:
    """The result of a document that gave nothing."""
    if relations:
        result = _with_relations(case, [])
    else:
        result = DocumentResult(id=case.id, tables=tuple(_judged(truth, None) for truth in case.tables))
    return result.model_copy(update={"error": reason})


def judge(case: Case, document: Document, *, complete: bool) -> DocumentResult:
    """What `document`, whoever made it, is worth as a reading of `case`."""
    frames = {
        page.number: PageFrame(width=page.width, height=page.height, turn=page.rotation) for page in document.pages
    }
    truths = [_in_frames(table, case, frames) for table in case.tables]
    numbered = list(enumerate(truths))
    pairs = pair_tables(document.tables, truths)
    extra = [table for index, table in enumerate(document.tables) if index not in pairs.values()]
    return DocumentResult(
        id=case.id,
        tables=tuple(_judged(truth, document.tables[pairs[i]] if i in pairs else None) for i, truth in numbered),
        extra_tables=len(extra),
        extra_cells=tuple(stray for table in extra for stray in stray_cells(table.cells)) if complete else (),
        frames=frames,
    )


def _in_frames(table: TruthTable, case: Case, frames: Mapping[int, PageFrame]) -> TruthTable:
    """The table without its boxes on pages that we turned another way than its truth does."""
    other = {page for page, turn in case.turns.items() if page in frames and frames[page].turn != turn}
    if not other:
        return table
    cells = (replace(cell, boxes=tuple(b for b in cell.boxes if b.page not in other)) for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _judged(truth: TruthTable, table: Table | None) -> TableResult:
    cells = judge_cells(table.cells, truth.cells) if table else ()
    measures = measure_table(placed(table.cells if table else ()), placed(truth.cells))
    return TableResult(title=truth.title, found=table is not None, measures=measures, cells=cells)


def _page_by_page(case: Case) -> list[Document]:
    """Each page as if it were alone: truth by page knows no table that goes on."""
    with open_pdf(read_bytes(case.pdf)) as pdf:
        n_pages = pdf.n_pages
    return [convert(case.pdf, pages=[number]) for number in range(1, n_pages + 1)]


def _with_relations(case: Case, documents: Sequence[Document]) -> DocumentResult:
    tables = {document.pages[0].number: document.tables for document in documents}
    counts: list[RelationCounts] = []
    for number in sorted({*tables, *(page for table in case.tables for page in table.pages)}):
        truth = [table.cells for table in case.tables if number in table.pages]
        counts.append(page_relations([table.cells for table in tables.get(number, ())], truth))
    return DocumentResult(id=case.id, relations=total(counts))
