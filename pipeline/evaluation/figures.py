"""The figures of a set: means over tables, pooled counts, and how far its confidence can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pipeline.evaluation.certainty import Judged, certainty_figures
from pipeline.evaluation.results import CellResult, DocumentResult, Figures, TableMeasures

Measure = Callable[[TableMeasures], float | None]

MEANS: dict[str, Measure] = {
    "teds": lambda table: table.teds,
    "teds_struct": lambda table: table.teds_struct,
    "grits_top": lambda table: table.grits_top,
    "grits_con": lambda table: table.grits_con,
    "cell_f1": lambda table: table.cell_f1,
    "numbers_exact": lambda table: table.numbers_exact,
    "cer": lambda table: table.cer,
}


def set_figures(documents: Sequence[DocumentResult], *, complete: bool) -> Figures:
    """Every figure by name. A missed table counts as an empty prediction; extra tables count as such alone.

    `confidence_…` figures take every read cell of paired tables, and where the truth is complete those of extra
    tables too; `number_confidence_…` the cells among them where the truth or the reading is a number.
    """
    tables = [table for document in documents for table in document.tables]
    measures = [table.measures for table in tables]
    cells = read_cells(documents)
    numbers = [cell for cell in cells if cell.number]
    return {
        **_work(documents),
        "tables": len(tables),
        "found": sum(table.found for table in tables),
        "missed": sum(not table.found for table in tables),
        "extra": sum(document.extra_tables for document in documents) if complete else None,
        "perfect": sum(table.cell_f1 == 1 for table in measures),
        **{name: _mean(measure(table) for table in measures) for name, measure in MEANS.items()},
        "pooled_cell_f1": _ratio(measures, lambda table: (2 * table.exact, table.predicted + table.truth)),
        "pooled_numbers_exact": _ratio(measures, lambda table: (table.exact_numbers, table.numbers)),
        "pooled_cer": _ratio(measures, lambda table: (table.character_errors, table.characters)),
        "cells": sum(table.truth for table in measures),
        "numbers": sum(table.numbers for table in measures),
        **{f"confidence_{name}": value for name, value in certainty_figures(judged(cells)).items()},
        **{f"number_confidence_{name}": value for name, value in certainty_figures(judged(numbers)).items()},
    }


def relation_figures(documents: Sequence[DocumentResult]) -> Figures:
    """Figures of a set that adjacency relations judge, pooled over all its tables."""
    counts = [document.relations for document in documents if document.relations]
    right, truth = sum(one.right for one in counts), sum(one.truth for one in counts)
    predicted = sum(one.predicted for one in counts)
    tables, found = sum(one.tables for one in counts), sum(one.found for one in counts)
    return {
        **_work(documents),
        "tables": tables,
        "found": found,
        "missed": tables - found,
        "extra": sum(one.extra for one in counts),
        "adjacency_precision": right / predicted if predicted else None,
        "adjacency_recall": right / truth if truth else None,
        "adjacency_f1": 2 * right / (predicted + truth) if predicted + truth else None,
    }


def judged(cells: Iterable[CellResult]) -> list[Judged]:
    """The read ones among the cells."""
    return [Judged(cell.confidence, cell.verdict == "right") for cell in cells if cell.confidence is not None]


def read_cells(documents: Sequence[DocumentResult]) -> list[CellResult]:
    """The cells that have a confidence, of found tables and of extra ones."""
    tables = [table.cells for document in documents for table in document.tables]
    extra = [document.extra_cells for document in documents]
    return [cell for cells in (*tables, *extra) for cell in cells if cell.confidence is not None]


def _work(documents: Sequence[DocumentResult]) -> Figures:
    pages = sum(document.pages for document in documents)
    seconds = sum(document.cpu_seconds for document in documents)
    return {
        "documents": len(documents),
        "failed_documents": sum(document.error is not None for document in documents),
        "pages": pages,
        "failed_pages": sum(document.failed_pages for document in documents),
        "seconds_a_page": seconds / pages if pages else None,
    }


def _mean(values: Iterable[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def _ratio(tables: Sequence[TableMeasures], parts: Callable[[TableMeasures], tuple[int, int]]) -> float | None:
    counts = [parts(table) for table in tables]
    below = sum(count[1] for count in counts)
    return sum(count[0] for count in counts) / below if below else None
