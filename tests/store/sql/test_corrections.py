from __future__ import annotations

from pipeline.audit.corrections.correction import Correction
from pipeline.store.sql.corrections import (
    add_corrections,
    corrections_of,
    digest,
    keep_reading,
    reading_of,
    unapplied,
)
from pipeline.store.sql.database import Database
from pipeline.store.sql.read_document import read_document
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document
from tests.audit.decisions import said
from tests.store.sql.samples import full


def _log() -> list[Correction]:
    first = said(1, "set_text", "李", before="1", after="2\0", why="印章")
    again = said(1, "set_text", "李", before="2", after="3", supersedes=first.id)
    return [first, again, said(2, "split", "王").model_copy(update={"parts": ("a", "b"), "cols": 2})]


def test_the_log_comes_back_as_it_was_and_takes_each_decision_once(database: Database) -> None:
    log = _log()
    with database.write() as session:
        assert add_corrections(session, log) == log
    with database.write() as session:
        assert add_corrections(session, log[::-1]) == []
    with database.read() as session:
        assert corrections_of(session) == corrections_of(session, log[0].document) == log
        assert corrections_of(session, "sha256:" + "9" * 64) == []


def test_a_load_leaves_corrections_and_readings_alone(database: Database) -> None:
    with database.write() as session:
        add_corrections(session, _log())
        keep_reading(session, full(), "x")
    with database.write() as session:
        sync_document(session, full().id, document_rows(full()))
        sync_document(session, full().id, {})
    with database.read() as session:
        assert corrections_of(session) == corrections_of(session)
        assert len(corrections_of(session)) == 3
        assert reading_of(session, full().id) == (full(), "x")


def test_documents_that_do_not_show_their_corrections_are_found(database: Database) -> None:
    log = _log()
    with database.write() as session:
        add_corrections(session, log)
        assert unapplied(session) == [log[0].document]
        keep_reading(session, full(), digest(log))
        assert unapplied(session) == []
        add_corrections(session, [said(1, "undo", "李", supersedes=log[1].id)])
        assert unapplied(session) == [log[0].document]


def test_a_document_comes_back_from_its_rows(database: Database) -> None:
    with database.write() as session:
        sync_document(session, full().id, document_rows(full()))
    with database.read() as session:
        back = read_document(session, full().id)
        assert back is not None
        assert back == full().model_copy(update={"records": back.records})
        assert read_document(session, "sha256:" + "9" * 64) is None
