from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pipeline.errors import OutputError
from pipeline.store.sql.database import Database, database_url
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.schema import METADATA
from pipeline.store.sql.sync import sync_document
from pipeline.store.sql.views import VIEWS
from tests.store.sql.samples import contents, full


def test_migrations_make_what_the_models_say(database: Database) -> None:
    with database.read() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), METADATA) == []
        assert set(sa.inspect(session.connection()).get_view_names()) == set(VIEWS)


def test_opening_again_finds_everything(place: str) -> None:
    for _ in range(2):
        database = Database(place)
        with database.write() as session:
            sync_document(session, full().id, document_rows(full()))
        there = contents(database)
        database.close()
    assert len(there["cell"]) == 9


def test_both_databases_hold_the_same(tmp_path: Path, postgres_url: str) -> None:
    held = []
    for place in (str(tmp_path / "a.sqlite"), postgres_url):
        database = Database(place)
        for digit in "01":
            with database.write() as session:
                sync_document(session, full(digit).id, document_rows(full(digit)))
        held.append(contents(database))
        database.close()
    assert held[0] == held[1]


def test_two_writers_of_one_document_wait_for_each_other(place: str) -> None:
    Database(place).close()
    failures: list[BaseException] = []

    def write() -> None:
        database = Database(place)
        try:
            for year in range(10):
                document = full(fiscal_year=year)
                with database.write() as session:
                    sync_document(session, document.id, document_rows(document))
        except Exception as error:  # noqa: BLE001 - reported by the test
            failures.append(error)
        database.close()

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(contents(Database(place))["document"]) == 1


def test_a_folder_means_the_file_in_it(tmp_path: Path) -> None:
    assert database_url(tmp_path) == f"sqlite:///{tmp_path}/yusuan.sqlite"
    assert database_url(tmp_path / "x.db") == f"sqlite:///{tmp_path}/x.db"


@pytest.mark.parametrize("bad", ["nosuch://x/y", "postgresql://user:secret@127.0.0.1:1/x", "{folder}/none/x.db"])
def test_what_cannot_be_opened_is_one_line_without_the_password(bad: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised:
        Database(bad.format(folder=tmp_path))
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)
