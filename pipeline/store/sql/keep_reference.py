"""Classification codes of `configs/` and the list of divisions, as rows that are brought up to date and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.schema.codes import SCHEMES, codes_of
from pipeline.schema.divisions import divisions
from pipeline.store.sql.base import Base
from pipeline.store.sql.reference import ClassificationRow, DivisionRow
from pipeline.store.sql.sync import bring


def keep_reference(session: Session) -> int:
    """Returns how many rows were inserted, updated or deleted."""
    rows: dict[type[Base], list[dict[str, Any]]] = {
        ClassificationRow: list(_classification()),
        DivisionRow: [{"code": one.code, "name": one.name, "parent": one.parent or None} for one in divisions()],
    }
    return sum(bring(session, model, some, sa.true()) for model, some in rows.items())


def _classification() -> Iterator[dict[str, Any]]:
    for scheme in SCHEMES:
        for one in codes_of(scheme):
            about = {"code": one.code, "edition": one.edition, "parent": one.parent or None, "name": one.name}
            yield {"scheme": scheme, **about}
