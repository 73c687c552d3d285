"""The report: all figures, then set by set the confidence curves, what was missed, and the wrong cells as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.evaluation.crops import crop_png
from pipeline.evaluation.excerpt import excerpts
from pipeline.evaluation.faulty_tables import faulty_tables
from pipeline.evaluation.figures import judged, read_cells
from pipeline.evaluation.markdown import markdown_table, results_tables
from pipeline.evaluation.plots import confidence_png
from pipeline.evaluation.results import Results, SetResult
from pipeline.evaluation.wrong_cells import WrongCell, wrong_cells
from pipeline.store.atomic import make_folder, write_bytes

PICTURES = "pictures"
_MOST_TABLES = 60


def write_report(results: Results, pdfs: Mapping[tuple[str, str], Path], out: Path, shown: int) -> Path:
    """Write `report.md` and its pictures below `out`; `pdfs` by set and document, `shown` wrong cells a set."""
    make_folder(out / PICTURES)
    for old in (out / PICTURES).glob("*.png"):
        old.unlink()
    parts = ["# How good it is", results_tables(results).strip()]
    for one in results.sets:
        parts += [f"## {one.name}", *_set_parts(one, pdfs, out, shown)]
    path = out / "report.md"
    write_bytes(path, ("\n\n".join(parts) + "\n").encode())
    return path


def _set_parts(one: SetResult, pdfs: Mapping[tuple[str, str], Path], out: Path, shown: int) -> Iterator[str]:
    cells = read_cells(one.documents)
    if cells:
        name = f"{PICTURES}/{one.name}.png"
        write_bytes(out / name, confidence_png(one.name, judged(cells), judged(cell for cell in cells if cell.number)))
        yield f"![confidence]({name})"
    yield from _troubles(one)
    if faulty := faulty_tables(one, _MOST_TABLES):
        yield faulty
    wrong = wrong_cells(one)
    if not wrong:
        yield "No wrong cell." if cells else "No cell was read."
        return
    left_out = f"; the {shown} worst are shown, {len(wrong) - shown} are left out" if len(wrong) > shown else ""
    yield f"{len(wrong)} wrong cells{left_out}."
    rows = [_row(number, item, one.name, pdfs, out) for number, item in enumerate(wrong[:shown], start=1)]
    if rows:
        yield markdown_table(["document", "table", "row, column", "truth", "reading", "confidence", "picture"], rows)


def _troubles(one: SetResult) -> Iterator[str]:
    """Documents that failed, tables that were missed or are none."""
    for document in one.documents:
        if document.error:
            yield f"- failed: {document.id}: {document.error}"
    missed = [
        f"{document.id} table {index} ({table.measures.truth} cells)"
        for document in one.documents
        for index, table in enumerate(document.tables)
        if not table.found
    ]
    extra = [f"{document.id} ({document.extra_tables})" for document in one.documents if document.extra_tables]
    for what, some in (("Missed", missed), ("Extra" if one.complete else "Not in the truth", extra)):
        if some:
            more = f" and {len(some) - _MOST_TABLES} more" if len(some) > _MOST_TABLES else ""
            yield f"{what}: {', '.join(some[:_MOST_TABLES])}{more}."


def _row(number: int, item: WrongCell, name: str, pdfs: Mapping[tuple[str, str], Path], out: Path) -> tuple[str, ...]:
    cell = item.cell
    truth, reading = excerpts(cell.truth, cell.reading)
    spans = f" ({cell.row_span}x{cell.col_span})" if cell.row_span * cell.col_span > 1 else ""
    picture = crop_png(pdfs[name, item.document.id], cell.boxes, item.document.frames)
    if picture:
        write_bytes(out / PICTURES / f"{name}-{number:03}.png", picture)
    return (
        item.document.id,
        str(item.table),
        f"{cell.row}, {cell.col}{spans}",
        truth,
        reading,
        "" if cell.confidence is None else f"{cell.confidence:.3f}",
        f"![]({PICTURES}/{name}-{number:03}.png)" if picture else "",
    )
