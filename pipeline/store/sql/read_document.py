"""A document back from its rows."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.model import Cell, Document, Finding, Page, PageBox, ReviewItem, Table
from pipeline.store.sql.seen import CellRow, DocumentRow, FindingRow, PageRow, ReviewRow, TableRow

_OF_DOCUMENT = ("file_name", "family", "fiscal_year", "unit_name", "supervising_department", "division_code")


def read_document(session: Session, document_id: str) -> Document | None:
    """What the database holds of a document, without its records, which follow from the tables; None if it has none."""
    row = session.get(DocumentRow, document_id)
    if row is None:
        return None
    pages = session.scalars(sa.select(PageRow).where(PageRow.document_id == document_id).order_by(PageRow.number))
    of_document = sa.select(TableRow).where(TableRow.document_id == document_id).order_by(TableRow.ordinal)
    tables = session.scalars(of_document).all()
    names = {table.table_id: table.name for table in tables}
    findings = sa.select(FindingRow).where(FindingRow.document_id == document_id).order_by(FindingRow.ordinal)
    review = sa.select(ReviewRow).where(ReviewRow.table_id.in_(names)).order_by(ReviewRow.ordinal)
    return Document(
        id=document_id,
        **{name: getattr(row, name) for name in _OF_DOCUMENT},
        pages=tuple(_page(page) for page in pages),
        tables=tuple(_table(session, table) for table in tables),
        findings=tuple(_finding(finding, names) for finding in session.scalars(findings)),
        review=tuple(
            ReviewItem(table=names[i.table_id], row=i.row, col=i.col, confidence=i.confidence, reasons=tuple(i.reasons))
            for i in session.scalars(review)
        ),
    )


def _page(row: PageRow) -> Page:
    return Page.model_validate(
        {name: getattr(row, name) for name in Page.model_fields if name != "problems"}
        | {"problems": tuple(row.problems)}
    )


def _table(session: Session, row: TableRow) -> Table:
    cells = session.scalars(
        sa.select(CellRow).where(CellRow.table_id == row.table_id).order_by(CellRow.row, CellRow.col)
    )
    return Table(
        id=row.name,
        type=row.table_type,
        type_confidence=row.type_confidence,
        title=row.title,
        unit=row.unit_of_measure,
        fragments=tuple(_box(fragment) for fragment in row.fragments),
        n_rows=row.n_rows,
        n_cols=row.n_cols,
        header_rows=row.header_rows,
        cells=tuple(_cell(cell) for cell in cells),
    )


def _cell(row: CellRow) -> Cell:
    boxes = [{"page": row.page, "bbox": (row.x0, row.y0, row.x1, row.y1)}] if row.page is not None else []
    return Cell.model_validate(
        {
            "row": row.row,
            "col": row.col,
            "row_span": row.row_span,
            "col_span": row.col_span,
            "text": row.text,
            "raw": row.raw_text,
            "status": row.status,
            "confidence": row.confidence,
            "source": row.source,
            "boxes": tuple(_box(box) for box in [*boxes, *(row.more_boxes or [])]),
            "flags": tuple(row.flags or ()),
            "evidence": row.evidence,
        }
    )


def _finding(row: FindingRow, names: dict[str, str]) -> Finding:
    return Finding.model_validate(
        {
            "rule": row.rule,
            "severity": row.severity,
            "table": names.get(row.table_id) if row.table_id else None,
            "cells": tuple(tuple(place) for place in row.cells),
            "expected": row.expected,
            "actual": row.actual,
            "difference": row.difference,
            "tolerance": row.tolerance,
            "message": row.message,
        }
    )


def _box(content: dict[str, Any]) -> PageBox:
    return PageBox(page=content["page"], bbox=tuple(content["bbox"]))
