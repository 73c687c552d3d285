"""Units are shared: they come with the first document that names them and go with the last."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from pipeline.store.sql.units import DocumentUnitRow, UnitRow

_AT_ONCE = 500


def named_by(session: Session, document_id: str) -> set[str]:
    """Ids of the units that the document names, as it is in the database."""
    query = sa.select(DocumentUnitRow.unit_id).where(DocumentUnitRow.document_id == document_id)
    return set(session.scalars(query))


def keep_units(session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
    """Add those that are missing, and hold all of them against other writers; returns how many are new."""
    new = 0
    missing = {row["unit_id"]: row for row in rows}
    while missing:
        there = set(_held(session, missing))
        added = [{**row, "level": None, "parent_unit_id": None} for key, row in missing.items() if key not in there]
        if not added:
            return new
        insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
        session.execute(insert(UnitRow).on_conflict_do_nothing(), added)
        new += len(added)
    return new


def settle_units(session: Session, ids: Collection[str]) -> int:
    """Give the units of `ids` what all documents say about them; those that none names go. Returns how many changed."""
    changed = 0
    there = _held(session, ids)
    said: dict[str, list[tuple[str | None, str | None]]] = {key: [] for key in there}
    for some in _pieces(there):
        columns = (DocumentUnitRow.unit_id, DocumentUnitRow.level, DocumentUnitRow.parent_unit_id)
        for key, level, parent in session.execute(sa.select(*columns).where(DocumentUnitRow.unit_id.in_(some))):
            said[key].append((level, parent))
    for key, before in there.items():
        own = UnitRow.unit_id == key
        if not said[key]:
            session.execute(sa.delete(UnitRow).where(own))
        elif before != (now := _settled(said[key])):
            session.execute(sa.update(UnitRow).where(own).values(level=now[0], parent_unit_id=now[1]))
        else:
            continue
        changed += 1
    return changed


def _settled(said: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    levels = {level for level, _ in said}
    parents = {parent for _, parent in said if parent}
    level = next((one for one in ("本级", "部门", "单位") if one in levels), None)
    return level, parents.pop() if len(parents) == 1 else None


def _held(session: Session, ids: Collection[str]) -> dict[str, tuple[str | None, str | None]]:
    """Level and parent of those that exist, locked in one order, so that two writers cannot wait for each other."""
    found: dict[str, tuple[str | None, str | None]] = {}
    columns = (UnitRow.unit_id, UnitRow.level, UnitRow.parent_unit_id)
    for some in _pieces(ids):
        query = sa.select(*columns).where(UnitRow.unit_id.in_(some)).order_by(UnitRow.unit_id).with_for_update()
        found |= {key: (level, parent) for key, level, parent in session.execute(query)}
    return found


def _pieces(ids: Collection[str]) -> list[list[str]]:
    ordered = sorted(ids)
    return [ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE)]
