"""The cells of a set that were read wrong, worst first."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.evaluation.results import CellResult, DocumentResult, SetResult


@dataclass(frozen=True, slots=True)
class WrongCell:
    """`table` is the table's index in the truth."""

    document: DocumentResult
    table: int
    cell: CellResult


def wrong_cells(result: SetResult) -> list[WrongCell]:
    """Cells of found tables without the verdict right: numbers first, then the more certain first, unread ones last.

    Missed and extra tables are told as such, and not cell by cell.
    """
    found = [
        WrongCell(document, index, cell)
        for document in result.documents
        for index, table in enumerate(document.tables)
        for cell in table.cells
        if cell.verdict != "right"
    ]
    return sorted(found, key=lambda one: (not one.cell.number, -_certainty(one.cell)))


def _certainty(cell: CellResult) -> float:
    return -1.0 if cell.confidence is None else cell.confidence
