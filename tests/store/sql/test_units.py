from __future__ import annotations

from itertools import permutations

import pytest
import sqlalchemy as sa

from pipeline.model import Document, Records
from pipeline.schema.codes import SCHEMES
from pipeline.store.sql.database import Database
from pipeline.store.sql.keep_reference import keep_reference
from pipeline.store.sql.meant import BudgetItemRow
from pipeline.store.sql.reference import ClassificationRow, DivisionRow
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.seen import DocumentRow
from pipeline.store.sql.sync import sync_document
from pipeline.store.sql.units import DocumentUnitRow, UnitRow
from tests.store.sql.samples import contents, full, value


def _document(digit: str, subject: str | None, above: str | None = None, rows: tuple[str, ...] = ()) -> Document:
    items = tuple({"amount": value("1", "1", "元"), "unit": value(row)} for row in rows)
    records = Records(budget_items=({"amount": value("1", "1", "元")}, *items))
    about = {"unit_name": subject, "supervising_department": above, "division_code": "440304" if subject else None}
    return full(digit, records=records, **about)


def _load(database: Database, *documents: Document) -> list[int]:
    touched = []
    for document in documents:
        with database.write() as session:
            touched.append(sync_document(session, document.id, document_rows(document)))
    return touched


def _units(database: Database) -> dict[str, tuple[str | None, str | None, str | None]]:
    """(level, name of the parent, division) by name."""
    with database.read() as session:
        units = list(session.scalars(sa.select(UnitRow)))
        names = {unit.unit_id: unit.name for unit in units}
        return {u.name: (u.level, names.get(u.parent_unit_id or ""), u.division_code) for u in units}


DEPARTMENT = _document(
    "0", "福田区民政局", rows=("福田区民政局", "101001 福田区民政局（本级）", "101002-福田区 救助站")
)
OFFICE = _document("1", "福田区民政局(本级)")
STATION = _document("2", "福田区救助站", above="福田区民政局")
KNOWN = {
    "福田区民政局": ("部门", None, "440304"),
    "福田区民政局（本级）": ("本级", "福田区民政局", "440304"),
    "福田区救助站": ("单位", "福田区民政局", "440304"),
}


def test_departments_units_and_offices_are_told_apart_in_whatever_order_they_come(database: Database) -> None:
    for order in permutations([DEPARTMENT, OFFICE, STATION]):
        _load(database, *order)
        assert _units(database) == KNOWN
        there = contents(database)
        assert _load(database, *order) == [0, 0, 0]
        assert contents(database) == there
        for document in order:
            with database.write() as session:
                sync_document(session, document.id, {})
        assert _units(database) == {}


def test_a_unit_goes_with_the_last_document_that_names_it(database: Database) -> None:
    _load(database, DEPARTMENT, STATION)
    with database.write() as session:
        sync_document(session, DEPARTMENT.id, {})
    assert _units(database) == {name: KNOWN[name] for name in ("福田区民政局", "福田区救助站")}
    _load(database, _document("2", "福田区救助站"))
    assert _units(database) == {"福田区救助站": (None, None, "440304")}


def test_parents_that_disagree_are_none(database: Database) -> None:
    _load(database, STATION, _document("3", "福田区教育局", rows=("福田区救助站",)))
    assert _units(database)["福田区救助站"] == ("单位", None, "440304")


def test_an_amount_leads_to_the_unit_of_its_row_or_else_of_its_document(database: Database) -> None:
    _load(database, DEPARTMENT, _document("4", None, rows=("合计", "某某中心")))
    query = (
        sa.select(UnitRow.name)
        .select_from(BudgetItemRow)
        .join(DocumentRow, DocumentRow.document_id == BudgetItemRow.document_id)
        .outerjoin(UnitRow, UnitRow.unit_id == BudgetItemRow.unit_id)
        .order_by(BudgetItemRow.document_id, BudgetItemRow.ordinal)
    )
    with database.read() as session:
        assert session.scalars(query).all() == [
            "福田区民政局",
            "福田区民政局",
            "福田区民政局（本级）",
            "福田区救助站",
            None,
            "合计",
            "某某中心",
        ]
        roles = sa.select(DocumentUnitRow.role).where(DocumentUnitRow.document_id == DEPARTMENT.id)
        assert sorted(session.scalars(roles)) == ["department", "row", "row", "subject"]


@pytest.mark.parametrize("text", ["12345", "-", "x" * 100, "长" * 61])
def test_what_is_no_name_is_no_unit(database: Database, text: str) -> None:
    _load(database, _document("5", None, rows=(text,)))
    assert _units(database) == {}


def test_codes_and_divisions_are_brought_up_to_date_and_no_more(database: Database) -> None:
    with database.write() as session:
        assert keep_reference(session) > 4000
    with database.write() as session:
        assert keep_reference(session) == 0
        assert set(session.scalars(sa.select(ClassificationRow.scheme))) == set(SCHEMES)
        known = session.get_one(ClassificationRow, ("functional", "2081004", 2026))
        assert (known.name, known.parent) == ("殡葬", "20810")
        district = session.get_one(DivisionRow, "440304")
        assert (district.name, district.parent) == ("福田区", "440300")
        session.add(ClassificationRow(scheme="functional", code="9", edition=1, parent=None, name="gone"))
        known.name = "changed"
    with database.write() as session:
        assert keep_reference(session) == 2
        assert session.get_one(ClassificationRow, ("functional", "2081004", 2026)).name == "殡葬"
