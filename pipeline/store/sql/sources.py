"""Where a document was found."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.store.sql.kept import SourceRow


def sources_of(session: Session, document_id: str) -> list[str]:
    """The names, paths or URLs, under which the document's content was found, sorted."""
    query = sa.select(SourceRow.uri).where(SourceRow.document_id == document_id).order_by(SourceRow.uri)
    return list(session.scalars(query))
