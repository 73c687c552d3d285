"""The review queue of a run, read in small pieces: a million cells stay where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.store.sql.database import Database
from pipeline.store.sql.seen import CellRow, FindingRow, TableRow

# Rows of one query: the first item must not wait for those that nobody reaches.
_PIECE = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reviewer wants to see; None: everything. `rule`: only cells of findings of that rule."""

    document: str | None = None
    kind: str | None = None
    rule: str | None = None
    below: float | None = None


class Queued(NamedTuple):
    """A cell to look at. `finding`: the failed check that pulled it in, with all its cells."""

    document: str
    table: str
    row: int
    col: int
    role: str
    loss: float
    confidence: float
    finding: str | None = None

    @property
    def key(self) -> tuple[str, str, int, int]:
        return self.document, self.table, self.row, self.col


def queue(database: Database, wanted: Filter) -> Iterator[Queued]:
    """Cells by falling expected loss; the cells of a failed check together, the likeliest error first.

    Each cell once. What changes in the database while the queue is read is seen from the next piece on.
    """
    groups, singles = _groups(database, wanted), _cells(database, wanted)
    group, single = next(groups, None), next(singles, None) if wanted.rule is None else None
    given: set[tuple[str, str, int, int]] = set()
    while group or single:
        if group and (single is None or group[0] >= single.loss):
            for cell in group[1]:
                if cell.key not in given:
                    given.add(cell.key)
                    yield cell
            group = next(groups, None)
        elif single:
            if single.key not in given:
                yield single
            single = next(singles, None)


def _cells(database: Database, wanted: Filter) -> Iterator[Queued]:
    last: tuple[float, str, int, int] | None = None
    while True:
        query = _select().where(CellRow.loss > 0, *_conditions(wanted))
        if last is not None:
            loss, *place = last
            after = sa.tuple_(CellRow.table_id, CellRow.row, CellRow.col) < sa.tuple_(*map(sa.literal, place))
            query = query.where(CellRow.loss <= loss, sa.or_(CellRow.loss < loss, after))
        # Backwards along the index; equals of one table are put into reading order afterwards.
        order = (CellRow.loss.desc(), CellRow.table_id.desc(), CellRow.row.desc(), CellRow.col.desc())
        with database.read() as session:
            rows = session.execute(query.order_by(*order).limit(_PIECE)).all()
        for _, equals in groupby(rows, key=lambda row: (row.loss, row.table_id)):
            for *rest, _ in reversed(list(equals)):
                yield Queued(*rest)
        if len(rows) < _PIECE:
            return
        one = rows[-1]
        last = (one.loss, one.table_id, one.row, one.col)


def _groups(database: Database, wanted: Filter) -> Iterator[tuple[float, list[Queued]]]:
    """(loss of the group, its cells)."""
    for piece in count():
        query = (
            sa.select(FindingRow.finding_id, FindingRow.table_id, FindingRow.cells, FindingRow.loss)
            .where(FindingRow.loss > 0)
            .order_by(FindingRow.loss.desc(), FindingRow.finding_id)
            .limit(_PIECE)
            .offset(piece * _PIECE)
        )
        if wanted.rule is not None:
            query = query.where(FindingRow.rule == wanted.rule)
        if wanted.document is not None:
            query = query.where(FindingRow.document_id == wanted.document)
        with database.read() as session:
            rows = session.execute(query).all()
        for finding, table, cells, loss in rows:
            with database.read() as session:
                members = _members(session, wanted, table, cells)
            if members:
                yield loss, [member._replace(finding=finding) for member in members]
        if len(rows) < _PIECE:
            return


def _members(session: Session, wanted: Filter, table: str, cells: Sequence[Sequence[int]]) -> list[Queued]:
    places = [tuple(place) for place in cells]
    query = _select().where(
        CellRow.table_id == table,
        sa.tuple_(CellRow.row, CellRow.col).in_(places),
        CellRow.loss > 0,
        *_conditions(wanted),
    )
    rows = session.execute(query.order_by(CellRow.loss.desc(), CellRow.row, CellRow.col)).all()
    return [Queued(*rest) for *rest, _ in rows]


def _select() -> sa.Select[*tuple[Any, ...]]:
    query = sa.select(
        TableRow.document_id,
        TableRow.name,
        CellRow.row,
        CellRow.col,
        CellRow.role,
        CellRow.loss,
        CellRow.confidence,
        CellRow.table_id,
    )
    return query.join(TableRow, TableRow.table_id == CellRow.table_id)


def _conditions(wanted: Filter) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.document is not None:
        yield TableRow.document_id == wanted.document
    if wanted.kind is not None:
        yield TableRow.table_type == wanted.kind
    if wanted.below is not None:
        yield CellRow.confidence < wanted.below
