"""Changes between two runs as Markdown, which is also what the terminal shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.changes import CellChange, SetChanges
from pipeline.evaluation.excerpt import excerpts
from pipeline.evaluation.figure_list import written
from pipeline.evaluation.markdown import markdown_table

_TITLES = {"broken": "Got worse", "improved": "Got better", "other": "Wrong in another way"}


def changes_text(sets: Sequence[SetChanges], most: int | None = None) -> str:
    """All changes, worse ones first; at most `most` cells a kind and set."""
    return "\n\n".join(part for one in sets for part in _set_parts(one, most)) + "\n"


def summary_line(one: SetChanges) -> str:
    """One set in a line."""
    count = {kind: sum(change.kind == kind for change in one.cells) for kind in _TITLES}
    tables = {kind: sum(change.kind == kind for change in one.tables) for kind in _TITLES}
    return (
        f"{one.name}: {count['improved']} cells got better, {count['broken']} got worse, {count['other']} are wrong in"
        f" another way; {tables['improved']} more tables found, {tables['broken']} more missed"
        f" ({one.compared} documents compared)"
    )


def _set_parts(one: SetChanges, most: int | None) -> Iterator[str]:
    yield f"## {one.name}"
    yield summary_line(one)
    if one.figures:
        rows = [(change.name, written(change.old), written(change.new)) for change in one.figures]
        yield markdown_table(["figure", "old", "new"], rows, numeric=True)
    for table in one.tables:
        verb = "missed now" if table.kind == "broken" else "found now"
        yield f"- {verb}: {table.document} table {table.table} ({table.cells} cells)"
    for kind, title in _TITLES.items():
        cells = [change for change in one.cells if change.kind == kind]
        if cells:
            more = len(cells) - most if most is not None and len(cells) > most else 0
            yield f"### {title}: {len(cells)} cells" + (f" ({more} left out)" if more else "")
            yield cell_table(cells[:most])


def cell_table(cells: Sequence[CellChange]) -> str:
    """Document, table, place and texts of each."""
    return markdown_table(["document", "table", "row, column", "old", "new", "truth"], [_row(cell) for cell in cells])


def _row(change: CellChange) -> tuple[str, ...]:
    row, col, row_span, col_span = change.place
    spans = f" ({row_span}x{col_span})" if row_span * col_span > 1 else ""
    old, new = excerpts(change.old, change.new)
    truth, _ = excerpts(change.truth, change.new)
    return change.document, str(change.table), f"{row}, {col}{spans}", old, new, truth
