"""Tables, their cells, and the places on the pages, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pipeline.model import Cell, Document, PageBox, Source, Status, Table
from pipeline.store.export.document_entities import DOCUMENT_ID, OF_DOCUMENT
from pipeline.store.export.entity import Entity, Field, Reference, Row
from pipeline.store.export.printed_number import printed_number

TABLE_ID = Field("table_id", "string", "names the table within its document", required=True)
OF_TABLE = Reference(("document_id", "table_id"), "tables", ("document_id", "table_id"))
_OF_PAGE = Reference(("document_id", "page"), "pages", ("document_id", "page"))
ROW = Field("row", "integer", "from 0, header rows included", required=True, least=0)
COL = Field("col", "integer", "from 0", required=True, least=0)
OF_CELL = Reference(("document_id", "table_id", "row", "col"), "cells", ("document_id", "table_id", "row", "col"))
_PAGE = Field("page", "integer", "from 1", required=True, least=1)
_BOX = tuple(
    Field(name, "float", f"{side} edge, in points from the top left of the page as displayed", required=True)
    for name, side in (("x0", "left"), ("top", "top"), ("x1", "right"), ("bottom", "bottom"))
)
CONFIDENCE = Field(
    "confidence", "float", "how sure it is that `text` is exactly what is printed", required=True, least=0, most=1
)

TABLES = Entity(
    "tables",
    "One row a table over all its pages.",
    (
        DOCUMENT_ID,
        TABLE_ID,
        Field("seq", "integer", "place in the document, from 1", required=True, least=1),
        Field("type", "string", "kind of table; `unknown` when not sure", required=True),
        Field("type_confidence", "float", "how sure the kind is", required=True, least=0, most=1),
        Field("title", "string", "as printed; empty when there is none"),
        Field("unit", "string", "of its amounts, as printed; empty when there is none"),
        Field("rows", "integer", "header rows included", required=True, least=0),
        Field("cols", "integer", "number of columns", required=True, least=0),
        Field("header_rows", "integer", "how many of the rows are header", required=True, least=0),
        Field("page_from", "integer", "first page", least=1),
        Field("page_to", "integer", "last page", least=1),
    ),
    ("document_id", "table_id"),
    (OF_DOCUMENT,),
)

FRAGMENTS = Entity(
    "fragments",
    "One row a part of a table on one page.",
    (DOCUMENT_ID, TABLE_ID, Field("seq", "integer", "part, from 1", required=True, least=1), _PAGE, *_BOX),
    ("document_id", "table_id", "seq"),
    (OF_TABLE, _OF_PAGE),
)

CELLS = Entity(
    "cells",
    "One row a cell at its top left place; merged cells once with their spans, empty ones with an empty text.",
    (
        DOCUMENT_ID,
        TABLE_ID,
        ROW,
        COL,
        Field("row_span", "integer", "rows that it covers", required=True, least=1),
        Field("col_span", "integer", "columns that it covers", required=True, least=1),
        Field("header", "boolean", "whether it begins in a header row", required=True),
        Field("text", "string", "after repair"),
        Field("raw", "string", "as seen"),
        Field("number", "decimal", "`text` where it is one number as a whole, in the unit of the table"),
        Field("status", "string", "how the text came about", required=True, choices=get_args(Status)),
        CONFIDENCE,
        Field("source", "string", "who read it", required=True, choices=get_args(Source)),
        Field("flags", "strings", "what was seen about it", required=True),
    ),
    ("document_id", "table_id", "row", "col"),
    (OF_TABLE,),
)

BOXES = Entity(
    "boxes",
    "One row a place on a page that a cell takes; two where a page break cuts it.",
    (DOCUMENT_ID, TABLE_ID, ROW, COL, Field("seq", "integer", "from 1", required=True, least=1), _PAGE, *_BOX),
    ("document_id", "table_id", "row", "col", "seq"),
    (OF_CELL, _OF_PAGE),
)


def table_rows(document: Document) -> Iterator[Row]:
    """The rows of `tables`."""
    for seq, table in enumerate(document.tables, start=1):
        pages = [fragment.page for fragment in table.fragments]
        yield (
            *(document.id, table.id, seq, table.type, table.type_confidence, table.title, table.unit),
            *(table.n_rows, table.n_cols, table.header_rows, min(pages, default=None), max(pages, default=None)),
        )


def fragment_rows(document: Document) -> Iterator[Row]:
    """The rows of `fragments`."""
    for table in document.tables:
        for seq, fragment in enumerate(table.fragments, start=1):
            yield (document.id, table.id, seq, *_place(fragment))


def cell_rows(document: Document) -> Iterator[Row]:
    """The rows of `cells`."""
    return (_cell(document, table, cell) for table in document.tables for cell in table.cells)


def box_rows(document: Document) -> Iterator[Row]:
    """The rows of `boxes`."""
    for table in document.tables:
        for cell in table.cells:
            for seq, box in enumerate(cell.boxes, start=1):
                yield (document.id, table.id, cell.row, cell.col, seq, *_place(box))


def _cell(document: Document, table: Table, cell: Cell) -> Row:
    return (
        *(document.id, table.id, cell.row, cell.col, cell.row_span, cell.col_span, cell.row < table.header_rows),
        *(cell.text, cell.raw, printed_number(cell.text), cell.status, cell.confidence, cell.source, cell.flags),
    )


def _place(box: PageBox) -> tuple[int, float, float, float, float]:
    return (box.page, *box.bbox)
