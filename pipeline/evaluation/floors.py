"""Floors: what a fixed sample of the corpus reached when they were written, so that a drop is seen at once.

`python -m pipeline.evaluation.floors FILE [DOCUMENT]...` rewrites FILE, for the documents in it if none are named,
and prints what changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.evaluation.changes import SetChanges, changes
from pipeline.evaluation.changes_text import cell_table, changes_text
from pipeline.evaluation.evaluate import evaluate
from pipeline.evaluation.figure_list import CONFIDENCE, QUALITY, TABLES, Better, written
from pipeline.evaluation.results import DocumentResult, Figures, Results, SetResult
from pipeline.evaluation.results_file import read_results, results_json
from pipeline.evaluation.run_sets import set_result
from pipeline.evaluation.sets import Places, chosen_sets

SET = "corpus"
_SILENT = [one for one in CONFIDENCE if one.name == "silent"]
# Figures that must not get worse, and which way worse is.
GUARDED: dict[str, Better] = {
    **{one.name: one.better for one in (*TABLES, *QUALITY)},
    **{one.pooled: one.better for one in QUALITY if one.pooled},
    **{f"{group}_{one.name}": one.better for group in ("confidence", "number_confidence") for one in _SILENT},
}


def measure_sample(corpus: Path, documents: Sequence[str]) -> Results:
    """Evaluate these documents of the corpus, here and now."""
    [(truth_set, cases)] = chosen_sets([SET], Places(corpus, corpus))
    sample = [case for case in cases if case.id in documents]
    judged = [evaluate(case, complete=truth_set.complete, relations=False) for case in sample]
    return Results(sets=(_bare(set_result(truth_set, judged)),))


def sample_of(floors: Results) -> list[str]:
    """The documents that floors are of."""
    return [document.id for one in floors.sets for document in one.documents]


def worse_than(floors: Results, now: Results) -> list[str]:
    """What is worse now, as lines for a person: figures, tables that are missed, and each cell. Empty: nothing is."""
    lines = []
    before = {one.name: one.figures for one in floors.sets}
    for one in now.sets:
        lines += list(_lower(before.get(one.name, {}), one.figures))
    for change in changes(floors, now):
        lines += list(_broken(change))
    return lines


def _lower(floors: Figures, now: Figures) -> Iterator[str]:
    for name, better in GUARDED.items():
        floor, value = floors.get(name), now.get(name)
        if floor is None or value == floor:
            continue
        if value is None or (value < floor if better == "more" else value > floor):
            yield f"{name}: {written(value)}, was {written(floor)}"


def _broken(change: SetChanges) -> Iterator[str]:
    for table in change.tables:
        if table.kind == "broken":
            yield f"missed: {table.document} table {table.table} ({table.cells} cells)"
    cells = [cell for cell in change.cells if cell.kind == "broken"]
    if cells:
        yield f"{len(cells)} cells got worse:"
        yield cell_table(cells)


def _bare(one: SetResult) -> SetResult:
    """Only what floors need: guarded figures, and of cells those that are not right."""
    figures = {name: one.figures[name] for name in GUARDED if one.figures[name] is not None}
    return one.model_copy(update={"figures": figures, "documents": tuple(map(_bare_document, one.documents))})


def _bare_document(document: DocumentResult) -> DocumentResult:
    tables = []
    for table in document.tables:
        faults = (cell.model_copy(update={"boxes": ()}) for cell in table.cells if cell.verdict != "right")
        tables.append(table.model_copy(update={"cells": tuple(faults)}))
    update = {"tables": tuple(tables), "cpu_seconds": 0.0, "extra_cells": (), "frames": {}}
    return document.model_copy(update=update)


def main(arguments: Iterable[str]) -> None:
    """Rewrite the floors in a file."""
    from pipeline.evaluation.command import CORPUS

    name, *documents = arguments
    path = Path(name)
    old = read_results(path) if path.exists() else Results(sets=())
    new = measure_sample(CORPUS, documents or sample_of(old))
    path.write_bytes(results_json(new))
    sys.stdout.write(changes_text(changes(old, new)))


if __name__ == "__main__":
    main(sys.argv[1:])
