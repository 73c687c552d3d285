"""A document as rows of the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from pipeline.confidence.stakes import Stake, Stakes, finding_loss, stakes
from pipeline.model import Cell, Document, Table
from pipeline.store.sql import seen, units
from pipeline.store.sql.base import Base, hash_id
from pipeline.store.sql.record_rows import record_rows
from pipeline.store.sql.unit_rows import Units

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = dict[type[Base], list[Row]]


def document_rows(document: Document) -> Rows:
    """All rows of `document`, each with every column of its table."""
    ids, named = _table_ids(document), Units(document)
    records = record_rows(document, ids, named)
    stake = {table.id: stakes(table) for table in document.tables}
    rows: Rows = {
        units.UnitRow: named.rows(),
        seen.DocumentRow: [_document(document, named)],
        units.DocumentUnitRow: list(named.document_rows()),
        seen.PageRow: [_page(document.id, page.model_dump()) for page in document.pages],
        seen.TableRow: list(_tables(document, ids)),
        seen.CellRow: [
            _cell(ids[table.id], table, cell, stake[table.id][cell.row, cell.col])
            for table in document.tables
            for cell in table.cells
        ],
        seen.FindingRow: list(_findings(document, ids, stake)),
        seen.ReviewRow: [
            {**item.model_dump(exclude={"table"}), "table_id": ids[item.table], "ordinal": ordinal}
            for ordinal, item in enumerate(document.review)
        ],
        **records,
    }
    return {model: [_storable(row) for row in some] for model, some in rows.items()}


def _table_ids(document: Document) -> dict[str, str]:
    """The id of each table in the database, by its id in the JSON."""
    count = Counter[str]()
    ids = {}
    for table in document.tables:
        ids[table.id] = hash_id(document.id, table.type, count[table.type])
        count[table.type] += 1
    return ids


def _document(document: Document, named: Units) -> Row:
    return {
        "document_id": document.id,
        "schema_version": document.schema_version,
        "file_name": document.file_name,
        "n_pages": len(document.pages),
        "family": document.family,
        "fiscal_year": document.fiscal_year,
        "unit_id": named.subject,
        "unit_name": document.unit_name,
        "supervising_department": document.supervising_department,
        "division_code": document.division_code,
    }


def _page(document_id: str, page: Row) -> Row:
    return {**page, "document_id": document_id}


def _tables(document: Document, ids: dict[str, str]) -> Iterator[Row]:
    count = Counter[str]()
    for ordinal, table in enumerate(document.tables):
        pages = [fragment.page for fragment in table.fragments]
        yield {
            "table_id": ids[table.id],
            "document_id": document.id,
            "name": table.id,
            "ordinal": ordinal,
            "table_type": table.type,
            "type_ordinal": count[table.type],
            "type_confidence": table.type_confidence,
            "title": table.title,
            "unit_of_measure": table.unit,
            "page_from": min(pages, default=None),
            "page_to": max(pages, default=None),
            "fragments": [fragment.model_dump() for fragment in table.fragments],
            "n_rows": table.n_rows,
            "n_cols": table.n_cols,
            "header_rows": table.header_rows,
        }
        count[table.type] += 1


def _cell(table_id: str, table: Table, cell: Cell, stake: Stake) -> Row:
    first = cell.boxes[0] if cell.boxes else None
    x0, y0, x1, y1 = first.bbox if first else (None, None, None, None)
    return {
        "table_id": table_id,
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "is_header": cell.row < table.header_rows,
        "text": cell.text,
        "raw_text": cell.raw,
        "status": cell.status,
        "confidence": cell.confidence,
        "source": cell.source,
        "flags": list(cell.flags) or None,
        "page": first.page if first else None,
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "more_boxes": [box.model_dump() for box in cell.boxes[1:]] or None,
        "evidence": cell.evidence.model_dump() if cell.evidence else None,
        "role": stake.role,
        "loss": stake.loss,
    }


def _findings(document: Document, ids: dict[str, str], stake: dict[str, Stakes]) -> Iterator[Row]:
    count = Counter[tuple[object, ...]]()
    for ordinal, finding in enumerate(document.findings):
        table_id = ids.get(finding.table) if finding.table else None
        key = (document.id, finding.rule, table_id, finding.cells)
        yield {
            **finding.model_dump(exclude={"table"}),
            "finding_id": hash_id(*key, count[key]),
            "document_id": document.id,
            "table_id": table_id,
            "ordinal": ordinal,
            "loss": finding_loss(finding, stake.get(finding.table or "", {})),
        }
        count[key] += 1


def _storable(value: Any) -> Any:
    """`value` as both databases give it back: lists for tuples, and no NUL, which PostgreSQL cannot hold."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    return value
