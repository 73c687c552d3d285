"""The contents of a run as a workbook: a line a document, linked to its own."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from xlsxwriter.worksheet import Worksheet

from pipeline.model import Document
from pipeline.store.export.workbook.document_workbook import doubtful, open_workbook
from pipeline.store.export.workbook.looks import Formats
from pipeline.store.export.workbook.table_sheet import CONTENTS, plain

_MOST_LINKS = 65_000
_HEADS = ("file", "unit", "year", "family", "pages", "tables", "cells", "doubtful cells", "findings")
Line: TypeAlias = tuple[str, tuple[str | int | None, ...]]


def run_line(document: Document, workbook: str) -> Line:
    """Where the workbook of `document` lies below this one, and what its line says."""
    return workbook, (
        *(document.file_name, document.unit_name, document.fiscal_year, document.family),
        *(len(document.pages), len(document.tables), sum(len(table.cells) for table in document.tables)),
        *(sum(doubtful(table) for table in document.tables), len(document.findings)),
    )


def write_run_workbook(lines: list[Line], path: Path) -> None:
    """Write the workbook that lists `lines`. Raises `OutputError`."""
    with open_workbook(path) as workbook:
        formats = Formats(workbook)
        sheet: Worksheet = workbook.add_worksheet(CONTENTS)
        for col, head in enumerate(_HEADS):
            sheet.write_string(0, col, head, formats.of(bold=True, bottom=1))
        for row, (target, items) in enumerate(lines, start=1):
            for col, item in enumerate(items):
                if isinstance(item, int):
                    sheet.write_number(row, col, item)
                else:
                    sheet.write_string(row, col, plain(item or ""))
            if row <= _MOST_LINKS:
                sheet.write_url(row, 0, f"external:{_as_link(target)}", string=plain(str(items[0])))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 1, 40)
        sheet.set_column(2, len(_HEADS) - 1, 12)


def _as_link(path: str) -> str:
    """`path` as a relative link: what would end or escape a part of a URL is itself escaped."""
    for char in "%# ":
        path = path.replace(char, f"%{ord(char):02X}")
    return path
