from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from pipeline.errors import UnreadableFileError
from pipeline.store.folder import LocalFolder
from pipeline.store.json_file import to_json
from pipeline.store.sql.database import Database
from pipeline.store.sql.kept import CorrectionRow
from pipeline.store.sql.load import load_folder
from tests.cli.conftest import Yusuan, yusuan
from tests.store.s3_server import s3_server
from tests.store.sql.samples import contents, full

__all__ = ["yusuan"]  # a fixture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.json").write_bytes(to_json(full("0")))
    (folder / "sub/b.json").write_bytes(to_json(full("1", "b.pdf")))
    return folder


def test_a_folder_is_loaded_once(folder: Path, database: Database) -> None:
    assert all(loaded.touched for loaded in load_folder(LocalFolder(folder), database))
    before = contents(database)
    assert [loaded.touched for loaded in load_folder(LocalFolder(folder), database)] == [0, 0]
    assert contents(database) == before


def test_what_is_no_document_is_reported_and_stops_nothing(folder: Path, database: Database) -> None:
    (folder / "0.json").write_text("{}")
    (folder / "z.json").write_bytes(to_json(full("0", "again.pdf")))
    loaded = {one.name: one.error for one in load_folder(LocalFolder(folder), database)}
    assert {name for name, error in loaded.items() if error} == {"0.json", "z.json"}
    assert all(isinstance(error, UnreadableFileError) for error in loaded.values() if error)
    assert "a.json" in str(loaded["z.json"])
    assert [row[2] for row in contents(database)["document"]] == ["a.pdf", "b.pdf"]


def test_corrections_outlive_a_load(folder: Path, database: Database) -> None:
    list(load_folder(LocalFolder(folder), database))
    correction = CorrectionRow(
        correction_id="c1",
        document_id=full("0").id,
        target="cell",
        field="text",
        anchor={"row": 2, "col": 2},
        before="<0>",
        after="0",
        reason=None,
        rule=None,
        confidence=None,
        evidence=None,
        decided_by="li",
        decided_at="2026-01-01T00:00:00Z",
    )
    with database.write() as session:
        session.add(correction)
    (folder / "a.json").write_bytes(to_json(full("0", tables=(), review=(), findings=())))
    list(load_folder(LocalFolder(folder), database))
    with database.read() as session:
        assert session.scalars(sa.select(CorrectionRow.anchor)).all() == [{"row": 2, "col": 2}]


def test_the_command(folder: Path, place: str, yusuan: Yusuan) -> None:
    first = yusuan("load", folder, "--db", place)
    assert (first.returncode, first.stdout.split(",")[0]) == (0, "2 documents")
    assert yusuan("load", folder, "--db", place).stdout == "2 documents, 0 rows changed\n"
    assert yusuan("load", folder / "none", "--db", place).returncode == 2
    (folder / "empty").mkdir()
    assert yusuan("load", folder / "empty", "--db", place).returncode == 2
    failed = yusuan("load", folder, "--db", "nosuch://x")
    assert (failed.returncode, len(failed.stderr.splitlines())) == (4, 1)


def test_a_folder_in_an_object_store(folder: Path, tmp_path: Path, yusuan: Yusuan) -> None:
    with s3_server() as client:
        for name in ("a.json", "sub/b.json"):
            client.put_object(Bucket="bucket", Key=f"data/{name}", Body=(folder / name).read_bytes())
        client.put_object(Bucket="bucket", Key="data/exports/datapackage.json", Body=b'{"resources": []}')
        for url, place in (("s3://bucket/data/", "there"), (folder, "here")):
            result = yusuan("load", url, "--db", tmp_path / place)
            assert (result.returncode, result.stdout[:11]) == (0, "2 documents"), result
        assert contents(Database(tmp_path / "there")) == contents(Database(tmp_path / "here"))
        assert yusuan("load", "s3://bucket/data", "--db", tmp_path / "there").stdout == "2 documents, 0 rows changed\n"
    assert yusuan("load", "http://host/data", "--db", tmp_path / "there").returncode == 3
