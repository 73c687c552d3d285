"""The tables of a set that were found but are not perfect, as a Markdown table, worst first."""

from __future__ import annotations

from pipeline.evaluation.excerpt import excerpts
from pipeline.evaluation.figure_list import written
from pipeline.evaluation.markdown import markdown_table
from pipeline.evaluation.results import SetResult, TableResult

_HEADER = ("document", "table", "title", "cells", "wrong", "stray", "lost", "TEDS-Struct", "cell F1")


def faulty_tables(one: SetResult, most: int) -> str:
    """At most `most` of them, and how many more there are; "" when all are perfect."""
    faulty = [
        (document.id, index, table)
        for document in one.documents
        for index, table in enumerate(document.tables)
        if table.found and table.measures.cell_f1 < 1
    ]
    faulty.sort(key=lambda item: item[2].measures.cell_f1)
    if not faulty:
        return ""
    more = f" ({len(faulty) - most} left out)" if len(faulty) > most else ""
    rows = [(name, str(index), *_row(table)) for name, index, table in faulty[:most]]
    return f"Found but not perfect: {len(faulty)} tables{more}.\n\n{markdown_table(_HEADER, rows)}"


def _row(table: TableResult) -> list[str]:
    counts = [sum(cell.verdict == verdict for cell in table.cells) for verdict in ("wrong", "stray", "lost")]
    measures = table.measures
    shares = [written(value, "more") for value in (measures.teds_struct, measures.cell_f1)]
    return [excerpts(table.title, None)[0], str(measures.truth), *map(str, counts), *shares]
