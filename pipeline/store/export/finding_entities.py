"""Findings and the review queue as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pipeline.model import Document, Severity
from pipeline.store.export.document_entities import DOCUMENT_ID, OF_DOCUMENT
from pipeline.store.export.entity import Entity, Field, Reference, Row
from pipeline.store.export.table_entities import COL, CONFIDENCE, OF_CELL, OF_TABLE, ROW, TABLE_ID

_SEQ = Field("seq", "integer", "place in the document's list, from 1", required=True, least=1)

FINDINGS = Entity(
    "findings",
    "One row a thing worth a person's attention.",
    (
        DOCUMENT_ID,
        _SEQ,
        Field("rule", "string", "what was checked", required=True),
        Field("severity", "string", "how bad it is", required=True, choices=get_args(Severity)),
        Field("table_id", "string", "the table it is about; empty when it is about the document"),
        Field("expected", "string", "amount as a decimal"),
        Field("actual", "string", "amount as a decimal"),
        Field("difference", "string", "amount as a decimal"),
        Field("tolerance", "string", "amount as a decimal"),
        Field("message", "string", "in words", required=True),
    ),
    ("document_id", "seq"),
    (OF_DOCUMENT,),
)

FINDING_CELLS = Entity(
    "finding_cells",
    "One row a cell that a finding names.",
    (DOCUMENT_ID, _SEQ, TABLE_ID, ROW, COL),
    ("document_id", "seq", "row", "col"),
    (Reference(("document_id", "seq"), "findings", ("document_id", "seq")), OF_TABLE),
)

REVIEW = Entity(
    "review",
    "One row a cell to look at, least certain first within a document.",
    (
        DOCUMENT_ID,
        _SEQ,
        TABLE_ID,
        ROW,
        COL,
        CONFIDENCE,
        Field("reasons", "strings", "why it is doubted", required=True),
    ),
    ("document_id", "seq"),
    (OF_CELL,),
)


def finding_rows(document: Document) -> Iterator[Row]:
    """The rows of `findings`."""
    for seq, finding in enumerate(document.findings, start=1):
        yield (
            *(document.id, seq, finding.rule, finding.severity, finding.table),
            *(finding.expected, finding.actual, finding.difference, finding.tolerance, finding.message),
        )


def finding_cell_rows(document: Document) -> Iterator[Row]:
    """The rows of `finding_cells`, a place named twice once."""
    for seq, finding in enumerate(document.findings, start=1):
        for row, col in dict.fromkeys(finding.cells) if finding.table else ():
            yield (document.id, seq, finding.table, row, col)


def review_rows(document: Document) -> Iterator[Row]:
    """The rows of `review`."""
    for seq, item in enumerate(document.review, start=1):
        yield (document.id, seq, item.table, item.row, item.col, item.confidence, item.reasons)
