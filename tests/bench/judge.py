"""What a peer read against the truth, with the measures of `yusuan eval`."""

from __future__ import annotations

from typing import Any

from pipeline.evaluation.pairing import pair_tables
from pipeline.evaluation.placed import placed
from pipeline.evaluation.results import DocumentResult, TableResult
from pipeline.evaluation.table_measures import measure_table
from pipeline.evaluation.truth import Case
from pipeline.model import Cell, PageBox, Table
from tests.bench.answers import PageAnswer


def judge(case: Case, answer: PageAnswer) -> DocumentResult:
    """The result for a page; one that could not be read has no tables, and says why."""
    tables = [table_of(table) for table in answer.tables if table["cells"]]
    pairs = pair_tables(tables, case.tables)
    judged = []
    for index, truth in enumerate(case.tables):
        table = tables[pairs[index]] if index in pairs else None
        measures = measure_table(placed(table.cells if table else ()), placed(truth.cells))
        judged.append(TableResult(title=truth.title, found=table is not None, measures=measures))
    return DocumentResult(
        id=case.id,
        pages=1,
        failed_pages=int(answer.error is not None),
        error=answer.error,
        cpu_seconds=answer.cpu,
        tables=tuple(judged),
        extra_tables=len(tables) - len(pairs),
    )


def table_of(content: dict[str, Any]) -> Table:
    """A table of an answer; where on its page it stands does not count."""
    cells = tuple(Cell(**cell) for cell in content["cells"])
    return Table(
        id="",
        fragments=(PageBox(page=content["page"], bbox=(0, 0, 0, 0)),),
        n_rows=max(cell.row + cell.row_span for cell in cells),
        n_cols=max(cell.col + cell.col_span for cell in cells),
        cells=cells,
    )
