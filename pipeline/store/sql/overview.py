"""The state of a run in numbers, counted by the database."""

from __future__ import annotations

import random
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.store.sql.kept import CorrectionRow
from pipeline.store.sql.queue import Queued
from pipeline.store.sql.seen import CellRow, DocumentRow, FindingRow, PageRow, TableRow

# Random tables tried for one cell before the search is given up.
_TRIES = 200


@dataclass(frozen=True, slots=True)
class Overview:
    """Documents and pages, tables by kind, findings by rule and severity, cells by confidence, people's decisions."""

    documents: int
    pages: dict[str, int]
    kinds: dict[str, int]
    findings: dict[tuple[str, str], int]
    confidences: dict[float, int]
    decisions: dict[tuple[str, str], int]

    @property
    def cells(self) -> int:
        return sum(self.confidences.values())


def overview(session: Session) -> Overview:
    """Counts alone, most of them from indexes."""
    return Overview(
        documents=session.scalar(sa.select(sa.func.count()).select_from(DocumentRow)) or 0,
        pages=_counts(session, PageRow.kind),
        kinds=_counts(session, TableRow.table_type),
        findings=_pairs(session, FindingRow.rule, FindingRow.severity),
        confidences=confidences(session),
        decisions=_pairs(session, CorrectionRow.decided_by, CorrectionRow.field),
    )


def confidences(session: Session) -> dict[float, int]:
    """How many cells have each confidence."""
    rows = session.execute(sa.select(CellRow.confidence, sa.func.count()).group_by(CellRow.confidence))
    return {float(confidence): count for confidence, count in rows}


def documents(session: Session) -> list[tuple[str, str]]:
    """(id, file name) of all, by name."""
    query = sa.select(DocumentRow.document_id, DocumentRow.file_name).order_by(DocumentRow.file_name)
    return [(one, name) for one, name in session.execute(query)]


def random_cell(session: Session, dice: random.Random) -> Queued | None:
    """A cell that nobody has settled, each as likely as any other, found without counting them; None after many tries.

    Tables are drawn by their hashed ids, and taken with a chance that grows with their size.
    """
    largest = session.scalar(sa.select(sa.func.max(TableRow.n_rows * TableRow.n_cols))) or 0
    for _ in range(_TRIES):
        start = f"{dice.getrandbits(128):032x}"
        query = sa.select(TableRow).where(TableRow.table_id >= start).order_by(TableRow.table_id).limit(1)
        table = session.scalar(query)
        if table is None or dice.random() * largest > table.n_rows * table.n_cols:
            continue
        row, col = dice.randrange(table.n_rows), dice.randrange(table.n_cols)
        cell = session.get(CellRow, (table.table_id, row, col))
        if cell is not None and cell.loss:
            return Queued(table.document_id, table.name, row, col, cell.role or "label", cell.loss, cell.confidence)
    return None


def _counts(session: Session, column: sa.orm.InstrumentedAttribute[str]) -> dict[str, int]:
    return dict(session.execute(sa.select(column, sa.func.count()).group_by(column)).all())


def _pairs(
    session: Session, one: sa.orm.InstrumentedAttribute[str], two: sa.orm.InstrumentedAttribute[str]
) -> dict[tuple[str, str], int]:
    rows = session.execute(sa.select(one, two, sa.func.count()).group_by(one, two))
    return {(first, second): count for first, second, count in rows}
