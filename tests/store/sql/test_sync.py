from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from pipeline.model import Document, Records
from pipeline.store.sql.database import Database
from pipeline.store.sql.meant import BudgetItemRow, IndicatorRow, RecordValueRow, TaskRow
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.schema import OF_A_DOCUMENT
from pipeline.store.sql.seen import CellRow, DocumentRow, FindingRow, PageRow, ReviewRow, TableRow
from pipeline.store.sql.sync import sync_document
from pipeline.store.sql.units import UnitRow
from tests.store.sql.samples import contents, full


def _sync(database: Database, document: Document) -> int:
    with database.write() as session:
        return sync_document(session, document.id, document_rows(document))


def _versions(database: Database) -> list[Any]:
    """Something that changes whenever any row is written, even with the values that it has."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect() as connection:
            tables = [model.__tablename__ for model in (*OF_A_DOCUMENT, UnitRow)]
            rows = [connection.exec_driver_sql(f"SELECT xmin, ctid FROM {table}").all() for table in tables]
            return [sorted(map(str, some)) for some in rows]
    return [Path(str(database.engine.url.database)).read_bytes()]


def test_all_of_a_document_is_there(database: Database) -> None:
    document = full()
    _sync(database, document)
    table = document.tables[0]
    with database.read() as session:
        assert session.scalars(sa.select(DocumentRow.document_id)).all() == [document.id]
        assert session.scalars(sa.select(PageRow.kind)).all() == ["digital"]
        stored = session.scalars(sa.select(TableRow)).one()
        assert (stored.title, stored.unit_of_measure, stored.page_from, stored.n_rows) == ("收支预算总表", "万元", 1, 4)
        cells = session.scalars(sa.select(CellRow).order_by(CellRow.row, CellRow.col)).all()
        assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in cells] == [
            (c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells
        ]
        assert [(c.x0, c.y0, c.x1, c.y1) for c in cells] == [c.boxes[0].bbox for c in table.cells]
        assert [c.is_header for c in cells] == [c.row < 2 for c in table.cells]
        assert session.scalars(sa.select(FindingRow.expected)).all() == ["4", "4"]
        assert session.scalars(sa.select(ReviewRow.reasons)).all() == [["weak_edges"]]


def test_amounts_are_whole_fen_beside_the_printed_text(database: Database) -> None:
    _sync(database, full())
    with database.read() as session:
        items = session.scalars(sa.select(BudgetItemRow).order_by(BudgetItemRow.ordinal)).all()
        assert [(i.amount_fen, i.amount_text, i.amount_unit) for i in items] == [
            (1_219_800_00 * 10, "1,219.80", "万元"),
            (3_000_000, "3.00", "万元"),
        ]
        # Of the leaves that cells print, not of what follows from the kind of the table.
        assert [(i.confidence, i.status, i.year, i.row_role) for i in items] == [
            (0.7, "read", 2025, "leaf"),
            (0.9, "read", None, None),
        ]
        assert session.scalars(sa.select(TaskRow.total_fen)).all() == [300]


def test_a_leaf_leads_to_its_cell_and_box(database: Database) -> None:
    _sync(database, full())
    with database.read() as session:
        leaf = session.scalars(
            sa.select(RecordValueRow).where(RecordValueRow.field == "amount", RecordValueRow.text == "1,219.80")
        ).one()
        table_id, row, col = leaf.cells[0]
        cell = session.get_one(CellRow, (table_id, row, col))
        assert (cell.text, cell.page, cell.x0) == ("1,219.80", 1, 100.0)


def test_no_nul_reaches_a_database(database: Database) -> None:
    _sync(database, full())
    with database.read() as session:
        assert session.scalars(sa.select(IndicatorRow.name)).one() == "校舍\ufffd数"


def test_the_same_again_writes_nothing(database: Database) -> None:
    for digit in "01":
        assert _sync(database, full(digit)) > 0
    before = _versions(database), contents(database)
    assert [_sync(database, full(digit)) for digit in "01"] == [0, 0]
    assert (_versions(database), contents(database)) == before


def test_a_change_touches_only_its_row(database: Database) -> None:
    _sync(database, full())
    other = full(fiscal_year=2025)
    assert _sync(database, other) == 1
    assert contents(database)["document"][0][4 + 1] == 2025


def test_rows_that_a_new_reading_lacks_go(database: Database) -> None:
    _sync(database, full("0"))
    _sync(database, full("1"))
    undisturbed = contents(database)
    changed = full("0", tables=(), review=(), findings=(), records=Records())
    _sync(database, changed)
    assert {name for name, rows in contents(database).items() if len(rows) < len(undisturbed[name])} == {
        model.__tablename__ for model in OF_A_DOCUMENT
    } - {"document", "page"}
    _sync(database, full("0"))
    assert contents(database) == undisturbed


def test_a_document_can_go_whole(database: Database) -> None:
    _sync(database, full("1"))
    alone = contents(database)
    _sync(database, full("0"))
    with database.write() as session:
        sync_document(session, full("0").id, {})
    assert contents(database) == alone


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    document = full()
    rows = document_rows(document)
    rows[CellRow][-1]["table_id"] = "no such table"
    with pytest.raises(sa.exc.IntegrityError), database.write() as session:
        sync_document(session, document.id, rows)
    assert not any(contents(database).values())
