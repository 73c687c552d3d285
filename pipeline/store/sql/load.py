"""JSON documents of a folder → the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from pipeline import __version__
from pipeline.errors import OutputError, UnreadableFileError, YusuanError
from pipeline.store.folder import Folder
from pipeline.store.json_file import parse_json
from pipeline.store.run_documents import run_files
from pipeline.store.sql.database import Database
from pipeline.store.sql.keep_reference import keep_reference
from pipeline.store.sql.kept import ProvenanceRow
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.run_database import OfRun, run_database
from pipeline.store.sql.sync import add, sync_document


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: rows inserted, updated or deleted (0: all was there already), or the error."""

    name: str
    touched: int = 0
    error: YusuanError | None = None


def load_folder(folder: Folder, database: Database) -> Iterator[Loaded]:
    """Load each `*.json` below `folder`, sorted by name, each in a transaction of its own.

    Where the run left its database beside them, what that knows of a document comes along: readings before
    corrections, corrections, names, versions, runs. A content that two files hold is taken from the first. A file
    that is no document of ours is reported. Raises `OutputError` when the database cannot be written to.
    """
    taken: dict[str, str] = {}
    with database.write() as session:
        keep_reference(session)
    with run_database(folder, database) as of_run:
        for name, data in run_files(folder):
            try:
                if isinstance(data, YusuanError):
                    raise data
                yield _load(name, data, database, of_run, taken)
            except OutputError:  # the database takes nothing more
                raise
            except YusuanError as error:
                yield Loaded(name, error=error)


def _load(name: str, data: bytes, database: Database, of_run: OfRun | None, taken: dict[str, str]) -> Loaded:
    document = parse_json(data, name)
    first = taken.setdefault(document.id, name)
    if first != name:
        raise UnreadableFileError(f"the same document as {first}")
    digest = hashlib.sha256(data).hexdigest()
    with database.write() as session:
        touched = sync_document(session, document.id, document_rows(document))
        if of_run:
            touched += sum(add(session, model, rows) for model, rows in of_run.rows(document.id, digest))
        _keep_provenance(session, document.id, digest)
    return Loaded(name, touched)


def _keep_provenance(session: Session, document_id: str, digest: str) -> None:
    key = {"entity": document_id, "activity": "load", "used": f"sha256:{digest}", "agent": f"yusuan {__version__}"}
    if session.get(ProvenanceRow, tuple(key.values())) is None:
        add(session, ProvenanceRow, [{**key, "started": None, "ended": None}])
