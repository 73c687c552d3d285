"""The log of corrections in the database: only ever added to."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.audit.corrections.correction import Correction, in_force, in_order
from pipeline.model import Document
from pipeline.store.json_file import to_json
from pipeline.store.sql.kept import CorrectionRow, ReadingRow
from pipeline.store.sql.sync import upsert

_DETAILS = ("other", "side", "rows", "cols", "parts")


def add_corrections(session: Session, corrections: Iterable[Correction]) -> list[Correction]:
    """Add those that are not there yet, and return them."""
    new = []
    for one in in_order(corrections):
        if session.get(CorrectionRow, one.id) is None:
            session.add(CorrectionRow(**_row(one)))
            new.append(one)
    session.flush()
    return new


def corrections_of(session: Session, document_id: str | None = None) -> list[Correction]:
    """All of a document, or of all documents, oldest first."""
    query = sa.select(CorrectionRow)
    if document_id is not None:
        query = query.where(CorrectionRow.document_id == document_id)
    return in_order(_correction(row) for row in session.scalars(query))


def digest(corrections: Iterable[Correction]) -> str:
    """Which corrections are in force, as a short text; "" for none."""
    ids = [one.id for one in in_force(corrections)]
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16] if ids else ""


def keep_reading(session: Session, document: Document, applied: str) -> None:
    """Keep `document` as what was read before corrections; `applied` is the digest of those that went on top."""
    keep_packed(session, document.id, packed(document), applied)


def packed(document: Document) -> bytes:
    """The JSON of a document, compressed."""
    return zlib.compress(to_json(document))


def keep_packed(session: Session, document_id: str, content: bytes, applied: str) -> None:
    """The same as `keep_reading`."""
    upsert(session, ReadingRow, [{"document_id": document_id, "content": content, "applied": applied}])


def reading_of(session: Session, document_id: str) -> tuple[Document, str] | None:
    """`(reading, applied)` as kept; None for a document that was only loaded, and never corrected."""
    row = session.get(ReadingRow, document_id)
    return (Document.model_validate_json(zlib.decompress(row.content)), row.applied) if row else None


def unapplied(session: Session) -> list[str]:
    """Documents whose rows do not show the corrections in force, such as after an import or a crash."""
    applied = dict(session.execute(sa.select(ReadingRow.document_id, ReadingRow.applied)).all())
    mine: dict[str, list[Correction]] = {}
    for one in corrections_of(session):
        mine.setdefault(one.document, []).append(one)
    return [document for document, log in sorted(mine.items()) if applied.get(document, "") != digest(log)]


def _row(one: Correction) -> dict[str, object]:
    content = one.model_dump(mode="json")
    return {
        "correction_id": one.id,
        "document_id": one.document,
        "target": one.anchor.scope,
        "field": one.operation,
        "anchor": content["anchor"],
        "before": one.before,
        "after": one.after,
        "reason": one.why,
        "rule": None,
        "confidence": None,
        "evidence": None,
        "decided_by": one.who,
        "decided_at": one.when,
        "supersedes": one.supersedes,
        "details": {key: content[key] for key in _DETAILS},
    }


def _correction(row: CorrectionRow) -> Correction:
    content = {
        "id": row.correction_id,
        "document": row.document_id,
        "operation": row.field,
        "anchor": row.anchor,
        "before": row.before or "",
        "after": row.after or "",
        "why": row.reason or "",
        "who": row.decided_by,
        "when": row.decided_at,
        "supersedes": row.supersedes,
        **(row.details or {}),
    }
    return Correction.model_validate_json(json.dumps(content))
