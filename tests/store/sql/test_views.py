from __future__ import annotations

import pytest
import sqlalchemy as sa

from pipeline.model import Records
from pipeline.store.sql.database import Database
from pipeline.store.sql.keep_reference import keep_reference
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document
from tests.store.sql.samples import full, value


@pytest.fixture(autouse=True)
def _two_documents(database: Database) -> None:
    with database.write() as session:
        keep_reference(session)
    for digit in "01":
        with database.write() as session:
            sync_document(session, full(digit).id, document_rows(full(digit)))


def _ask(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(sa.text(query))]


def test_amounts_by_function_and_year(database: Database) -> None:
    columns = "fiscal_year, stage, func_code, func_name, row_role, items, documents, amount_fen, unknown_amounts"
    assert _ask(database, f"SELECT {columns} FROM amount_by_function_and_year ORDER BY fiscal_year") == [
        (2025, "budget", "2050201", "学前教育", "leaf", 2, 2, 2 * 12_198_000_00, 0),
        (2026, "budget", "2050201", "学前教育", None, 2, 2, 2 * 30_000_00, 0),
    ]


def test_amounts_over_units(database: Database) -> None:
    columns = "fiscal_year, unit_name, func_name, documents, amount_fen"
    assert _ask(database, f"SELECT {columns} FROM amount_by_function_year_and_unit ORDER BY fiscal_year") == [
        (2025, "某局", "学前教育", 2, 2 * 12_198_000_00),
        (2026, "某中心", "学前教育", 2, 2 * 30_000_00),
    ]


def test_an_amount_with_all_that_its_codes_mean(database: Database) -> None:
    columns = "fiscal_year, unit_name, unit_level, parent_unit_name, table_type, func_name, amount_fen, amount_text"
    assert _ask(database, f"SELECT DISTINCT {columns} FROM budget_line ORDER BY fiscal_year") == [
        (2025, "某局", "部门", None, "unknown", "学前教育", 12_198_000_00, "1,219.80"),
        (2026, "某中心", "单位", "某局", "unknown", "学前教育", 30_000_00, "3.00"),
    ]


def test_a_code_is_named_as_in_its_year(database: Database) -> None:
    changed = {"func_code": value("20805"), "amount": value("1", "1", "元")}
    for digit, year in (("2", 2019), ("3", 2024), ("4", 2030)):
        document = full(digit, fiscal_year=year, records=Records(budget_items=(changed,)))
        with database.write() as session:
            sync_document(session, document.id, document_rows(document))
    names = _ask(database, "SELECT fiscal_year, func_name FROM budget_line WHERE func_code = '20805' ORDER BY 1")
    assert names == [(2019, "行政事业单位离退休"), (2024, "行政事业单位离退休"), (2030, "行政事业单位养老支出")]


def test_three_public_of_units(database: Database) -> None:
    item = {"item": value("abroad"), "fund_source": value("general_budget"), "amount": value("5.58", "5.58", "万元")}
    document = full("2", records=Records(budget_items=(item,)), division_code="440304")
    with database.write() as session:
        sync_document(session, document.id, document_rows(document))
    columns = "fiscal_year, unit_name, division_name, item, fund_source, amount_fen, amount_text, confidence, page_from"
    assert _ask(database, f"SELECT {columns} FROM three_public_of_unit") == [
        (2026, "某局", "福田区", "abroad", "general_budget", 55_800_00, "5.58", 0.9, 1)
    ]


def test_findings_of_units(database: Database) -> None:
    columns = "fiscal_year, unit_name, rule, severity, findings, documents"
    assert _ask(database, f"SELECT {columns} FROM findings_by_unit") == [(2026, "某局", "I1", "error", 4, 2)]
    assert _ask(database, "SELECT DISTINCT unit_name, table_title, expected FROM finding_in_context") == [
        ("某局", "收支预算总表", "4")
    ]


def test_documents_that_may_be_one_report(database: Database) -> None:
    assert _ask(database, "SELECT document_id, other_document_id FROM same_subject") == []
    for digit in "01":
        with database.write() as session:
            sync_document(session, full(digit).id, document_rows(full(digit, family="budget")))
    pairs = _ask(database, "SELECT document_id, other_document_id, fiscal_year FROM same_subject")
    assert pairs == [(full("0").id, full("1").id, 2026)]


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
