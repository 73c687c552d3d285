from __future__ import annotations

import pytest
import sqlalchemy as sa

from pipeline.store.sql.database import Database
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document
from tests.store.sql.samples import full


@pytest.fixture(autouse=True)
def _two_documents(database: Database) -> None:
    for digit in "01":
        with database.write() as session:
            sync_document(session, full(digit).id, document_rows(full(digit)))


def _ask(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(sa.text(query))]


def test_amounts_by_function_and_year(database: Database) -> None:
    columns = "fiscal_year, stage, func_code, row_role, items, documents, amount_fen, unknown_amounts"
    assert _ask(database, f"SELECT {columns} FROM amount_by_function_and_year ORDER BY fiscal_year") == [
        (2025, "budget", "2050201", "leaf", 2, 2, 2 * 12_198_000_00, 0),
        (2026, "budget", "2050201", None, 2, 2, 2 * 30_000_00, 0),
    ]


def test_indicators_with_where_they_stand(database: Database) -> None:
    columns = "fiscal_year, file_name, table_title, page_from, level1, level2"
    assert (
        _ask(database, f"SELECT {columns} FROM indicator_in_context")
        == [(2026, "a.pdf", "收支预算总表", 1, "产出指标", "数量指标")] * 2
    )


def test_cells_least_certain_first(database: Database) -> None:
    found = _ask(database, "SELECT text, confidence FROM least_certain_cell")
    assert found[:4] == [("<0>", 0.4), ("<0>", 0.4), ("教育", 0.9), ("教育", 0.9)]
    assert len(found) == 18
