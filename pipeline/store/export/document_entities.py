"""Documents and their pages as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pipeline.model import Document, Family, Page, PageKind
from pipeline.store.export.entity import Entity, Field, Reference, Row

DOCUMENT_ID = Field("document_id", "string", "sha256 of the PDF", required=True, pattern="sha256:[0-9a-f]{64}")
OF_DOCUMENT = Reference(("document_id",), "documents", ("document_id",))

DOCUMENTS = Entity(
    "documents",
    "One row a converted document.",
    (
        DOCUMENT_ID,
        Field("file_name", "string", "name of the PDF", required=True),
        Field("json", "string", "its JSON, below the folder of the run", required=True),
        Field("family", "string", "what sort of document", choices=get_args(Family)),
        Field("fiscal_year", "integer", "budget year"),
        Field("unit_name", "string", "who publishes"),
        Field("supervising_department", "string", "the department above"),
        Field("division_code", "string", "six digits of the administrative division"),
        Field("pages", "integer", "number of pages", required=True, least=0),
        Field("tables", "integer", "number of tables", required=True, least=0),
        Field("schema_version", "string", "of the JSON", required=True),
    ),
    ("document_id",),
)

FILES = Entity(
    "files",
    "One row a JSON of the run: the same document may be there under several names.",
    (
        Field("json", "string", "below the folder of the run", required=True),
        DOCUMENT_ID,
        Field("file_name", "string", "name of the PDF", required=True),
    ),
    ("json",),
    (OF_DOCUMENT,),
)

PAGES = Entity(
    "pages",
    "One row a page as displayed.",
    (
        DOCUMENT_ID,
        Field("page", "integer", "from 1", required=True, least=1),
        Field("width", "float", "points", required=True),
        Field("height", "float", "points", required=True),
        Field("rotation", "integer", "clockwise degrees that the stored page was turned by", required=True),
        Field("kind", "string", "where its text comes from", required=True, choices=get_args(PageKind)),
        Field("status", "string", "whether it could be read", required=True, choices=("ok", "failed")),
        Field("problems", "strings", "what is wrong with it", required=True),
    ),
    ("document_id", "page"),
    (OF_DOCUMENT,),
)


def document_row(document: Document, json: str) -> Row:
    """The row of `documents`; `json` is where the document is kept."""
    return (
        document.id,
        document.file_name,
        json,
        document.family,
        document.fiscal_year,
        document.unit_name,
        document.supervising_department,
        document.division_code,
        len(document.pages),
        len(document.tables),
        document.schema_version,
    )


def file_row(document: Document, json: str) -> Row:
    """The row of `files`."""
    return (json, document.id, document.file_name)


def page_rows(document: Document) -> Iterator[Row]:
    """The rows of `pages`, in order."""
    return (_page(document, page) for page in document.pages)


def _page(document: Document, page: Page) -> Row:
    return (
        document.id,
        page.number,
        page.width,
        page.height,
        page.rotation,
        page.kind,
        page.status,
        page.problems,
    )
