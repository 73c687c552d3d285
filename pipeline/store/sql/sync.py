"""Make the rows of one document in the database what they should be, and touch nothing that already is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from pipeline.store.sql import seen
from pipeline.store.sql.base import Base
from pipeline.store.sql.schema import OF_A_DOCUMENT
from pipeline.store.sql.settle_units import keep_units, named_by, settle_units
from pipeline.store.sql.units import UnitRow

# SQLite takes 32,766 values in one statement; rows are inserted one a statement, deleted many in one.
_DELETES = 1000


def sync_document(session: Session, document_id: str, rows: Mapping[type[Base], Sequence[Mapping[str, Any]]]) -> int:
    """Insert, update and delete until the rows of `document_id` are `rows`; returns how many were touched.

    Runs in the transaction of `session`. With empty `rows` the document goes.
    """
    # The first statement that writes waits for another writer of this document; what it left is read after that.
    own = sa.select(seen.DocumentRow).where(seen.DocumentRow.document_id == document_id).with_for_update()
    session.execute(own)
    units = rows.get(UnitRow, ())
    touched = keep_units(session, units)
    named = named_by(session, document_id) | {unit["unit_id"] for unit in units}
    stale: list[tuple[sa.Table, list[tuple[Any, ...]]]] = []
    for model in OF_A_DOCUMENT:
        changed, gone = _differences(session, model, rows.get(model, ()), _of_document(_table(model), document_id))
        upsert(session, model, changed)
        stale.append((_table(model), gone))
        touched += len(changed) + len(gone)
    for table, keys in reversed(stale):
        _delete(session, table, keys)
    return touched + settle_units(session, named)


def bring(session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]], among: sa.ColumnElement[bool]) -> int:
    """The same for the rows of one table that `among` picks."""
    changed, gone = _differences(session, model, rows, among)
    upsert(session, model, changed)
    _delete(session, _table(model), gone)
    return len(changed) + len(gone)


def add(session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert or update `rows` alone, where they are not there as they are; returns how many were touched."""
    keys = tuple(_table(model).primary_key)
    wanted = [tuple(row[key.name] for key in keys) for row in rows]
    changed = [
        row
        for start in range(0, len(rows), _DELETES)
        for row in _differences(
            session, model, rows[start : start + _DELETES], sa.tuple_(*keys).in_(wanted[start : start + _DELETES])
        )[0]
    ]
    upsert(session, model, changed)
    return len(changed)


def upsert(session: Session, model: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """`INSERT … ON CONFLICT (primary key) DO UPDATE` for each of `rows`."""
    rows = list(rows)
    if not rows:
        return
    session.execute(_upsert(model, session.get_bind().dialect.name), rows)


@cache
def _upsert(model: type[Base], dialect: str) -> sa.Insert:
    """Built once: what it says takes longer to write down than a few rows take to insert."""
    table = _table(model)
    # Two classes, one set of methods.
    statement = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    if rest:
        return statement.on_conflict_do_update(index_elements=keys, set_=rest)
    return statement.on_conflict_do_nothing()


def _differences(
    session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]], among: sa.ColumnElement[bool]
) -> tuple[list[Mapping[str, Any]], list[tuple[Any, ...]]]:
    """(rows that are new or other than in the database, keys of rows there that should not be)."""
    table = _table(model)
    keys = [column.name for column in table.primary_key]
    there = {
        tuple(row[key] for key in keys): dict(row) for row in session.execute(sa.select(table).where(among)).mappings()
    }
    changed = []
    for row in rows:
        if there.pop(tuple(row[key] for key in keys), None) != row:
            changed.append(row)
    return changed, list(there)


def _of_document(table: sa.Table, document_id: str) -> sa.ColumnElement[bool]:
    if "document_id" in table.columns:
        return table.columns["document_id"] == document_id
    tables = sa.select(seen.TableRow.table_id).where(seen.TableRow.document_id == document_id)
    return table.columns["table_id"].in_(tables)


def _delete(session: Session, table: sa.Table, keys: list[tuple[Any, ...]]) -> None:
    for start in range(0, len(keys), _DELETES):
        some = keys[start : start + _DELETES]
        session.execute(sa.delete(table).where(sa.tuple_(*table.primary_key).in_(some)))


def _table(model: type[Base]) -> sa.Table:
    table = model.__table__
    assert isinstance(table, sa.Table)  # noqa: S101 - true of every declared model; tells mypy
    return table
