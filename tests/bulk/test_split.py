"""A document that several workers share is the document that one call of `convert` gives, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa

from pipeline import convert as convert_one
from pipeline.bulk.schedule import PAGES_A_PART
from pipeline.bulk.work import PdfConverter
from pipeline.store.json_file import read_json, to_json
from pipeline.store.sql.database import Database
from pipeline.store.sql.seen import CellRow
from tests.bulk.conftest import Convert
from tests.bulk.converters import CrashesAt

SAMPLE = Path(__file__).parents[2] / "corpus/documents/sample_budget.pdf"


def test_a_page_that_cannot_be_read_is_a_gap(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLE, tmp_path / "in")
    (outcome,) = convert(CrashesAt(7)).values()
    whole, document = convert_one(SAMPLE), read_json(tmp_path / "out/sample_budget.json")
    assert [page.number for page in document.pages if page.status == "failed"] == [7]
    assert [page for page in document.pages if page.number != 7] == [page for page in whole.pages if page.number != 7]
    assert {one.rule for one in document.findings} == {"page_not_read", "table_cut"}
    assert str(outcome.lost) == "page 7 of 16 not read: crashed its worker process (exit code -11)"


def test_a_document_in_parts_is_the_same(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = Path(shutil.copy(SAMPLE, tmp_path / "in"))
    whole = convert_one(path)
    assert len(whole.pages) > PAGES_A_PART
    assert any({PAGES_A_PART, PAGES_A_PART + 1} & {box.page for box in table.fragments} for table in whole.tables)
    convert(PdfConverter(), workers=2)
    assert (tmp_path / "out/sample_budget.json").read_bytes() == to_json(whole)
    database = Database(tmp_path / "out")
    with database.read() as session:
        count = session.scalar(sa.select(sa.func.count()).select_from(CellRow))
    database.close()
    assert count == sum(len(table.cells) for table in whole.tables)
