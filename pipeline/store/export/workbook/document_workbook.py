"""A document as a workbook: its contents, a sheet a table, the cells to look at, the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pipeline.confidence.review import LOOK_BELOW
from pipeline.errors import OutputError
from pipeline.model import Document, Table
from pipeline.store.export.workbook.looks import LEGEND, Formats
from pipeline.store.export.workbook.sheet_names import sheet_name
from pipeline.store.export.workbook.table_sheet import CONTENTS, FIRST_ROW, plain, write_table

# What Excel takes a sheet; links beyond become text.
_MOST_LINKS = 65_000


@contextmanager
def open_workbook(path: Path) -> Iterator[Workbook]:
    """A workbook that turns no text into formulas, numbers or links, and gives the same bytes each time.

    Raises `OutputError` where Excel could not hold it, or the disk does not.
    """
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    try:
        with Workbook(path, options) as workbook:
            workbook.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
            yield workbook
    except (XlsxWriterException, OSError) as error:
        raise OutputError(f"cannot write {path.name}: {error}") from error


def write_workbook(document: Document, path: Path) -> None:
    """Write the workbook of one document. Raises `OutputError`."""
    with open_workbook(path) as workbook:
        formats = Formats(workbook)
        names = {table.id: sheet_name(n, table.title) for n, table in enumerate(document.tables, start=1)}
        _contents(workbook.add_worksheet(CONTENTS), document, names, formats)
        for table in document.tables:
            write_table(workbook.add_worksheet(names[table.id]), table, formats)
        if document.review:
            _review(workbook.add_worksheet("Review"), document, names, formats)
        if document.findings:
            _findings(workbook.add_worksheet("Findings"), document, names, formats)


def doubtful(table: Table) -> int:
    """Cells that the workbook colours for their confidence."""
    return sum(cell.confidence < LOOK_BELOW or cell.status == "missing" for cell in table.cells)


def _contents(sheet: Worksheet, document: Document, names: dict[str, str], formats: Formats) -> None:
    facts = {
        "file": document.file_name,
        "unit": document.unit_name,
        "year": document.fiscal_year,
        "document": document.id,
        "pages": len(document.pages),
    }
    for row, (name, fact) in enumerate(facts.items()):
        sheet.write_string(row, 0, name, formats.of(bold=True))
        sheet.write_string(row, 1, plain("" if fact is None else str(fact)))
    top = len(facts) + 1
    heads = ("table", "title", "type", "unit", "pages", "rows", "columns", "doubtful cells", "lowest confidence")
    _heads(sheet, top, heads, formats)
    for row, table in enumerate(document.tables, start=top + 1):
        pages = [fragment.page for fragment in table.fragments]
        sheet.write_number(row, 0, row - top)
        _link(sheet, row, 1, names[table.id], "A1", table.title or names[table.id])
        sheet.write_string(row, 2, plain(table.type))
        sheet.write_string(row, 3, plain(table.unit))
        sheet.write_string(
            row, 4, "–".join(str(page) for page in dict.fromkeys((min(pages), max(pages)))) if pages else ""
        )
        for col, count in enumerate((table.n_rows, table.n_cols, doubtful(table)), start=5):
            sheet.write_number(row, col, count)
        sheet.write_number(row, 8, min((cell.confidence for cell in table.cells), default=1.0))
    bottom = top + len(document.tables) + 2
    sheet.write_string(bottom, 0, "colours", formats.of(bold=True))
    for row, look in enumerate(LEGEND, start=bottom + 1):
        sheet.write_string(row, 0, "12.30", formats.of((look,), border=1))
        sheet.write_string(row, 1, look.meaning)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 48)
    sheet.set_column(2, 8, 14)


def _review(sheet: Worksheet, document: Document, names: dict[str, str], formats: Formats) -> None:
    _heads(sheet, 0, ("table", "cell", "confidence", "text", "as seen", "reasons"), formats)
    cells = {(table.id, cell.row, cell.col): cell for table in document.tables for cell in table.cells}
    for row, item in enumerate(document.review, start=1):
        cell = cells.get((item.table, item.row, item.col))
        sheet.write_string(row, 0, names.get(item.table, plain(item.table)))
        place = xl_rowcol_to_cell(FIRST_ROW + item.row, item.col)
        if item.table in names and row <= _MOST_LINKS:
            _link(sheet, row, 1, names[item.table], place, place)
        else:
            sheet.write_string(row, 1, place)
        sheet.write_number(row, 2, item.confidence)
        sheet.write_string(row, 3, plain(cell.text if cell else ""))
        sheet.write_string(row, 4, plain(cell.raw if cell else ""))
        sheet.write_string(row, 5, plain(", ".join(item.reasons)))
    _columns(sheet, (32, 8, 11, 32, 32, 40))


def _findings(sheet: Worksheet, document: Document, names: dict[str, str], formats: Formats) -> None:
    heads = ("severity", "rule", "table", "cells", "expected", "actual", "difference", "tolerance", "message")
    _heads(sheet, 0, heads, formats)
    for row, finding in enumerate(document.findings, start=1):
        places = [xl_rowcol_to_cell(FIRST_ROW + cell_row, col) for cell_row, col in finding.cells]
        texts = (
            *(finding.severity, finding.rule, names.get(finding.table or "", finding.table), " ".join(places)),
            *(finding.expected, finding.actual, finding.difference, finding.tolerance, finding.message),
        )
        for col, text in enumerate(texts):
            sheet.write_string(row, col, plain(text or ""))
    _columns(sheet, (10, 20, 32, 20, 14, 14, 14, 14, 60))


def _link(sheet: Worksheet, row: int, col: int, name: str, place: str, text: str) -> None:
    quoted = name.replace("'", "''")
    sheet.write_url(row, col, f"internal:'{quoted}'!{place}", string=plain(text))


def _heads(sheet: Worksheet, row: int, heads: Sequence[str], formats: Formats) -> None:
    for col, head in enumerate(heads):
        sheet.write_string(row, col, head, formats.of(bold=True, bottom=1))
    sheet.freeze_panes(row + 1, 0)


def _columns(sheet: Worksheet, widths: Sequence[int]) -> None:
    for col, width in enumerate(widths):
        sheet.set_column(col, col, width)
