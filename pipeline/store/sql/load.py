"""JSON documents of a folder → the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import __version__
from pipeline.errors import UnreadableFileError, YusuanError
from pipeline.store.json_file import read_json
from pipeline.store.sql.database import Database
from pipeline.store.sql.kept import ProvenanceRow
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document, upsert


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: rows inserted, updated or deleted (0: all was there already), or the error."""

    path: Path
    touched: int = 0
    error: YusuanError | None = None


def load_folder(folder: Path, database: Database) -> Iterator[Loaded]:
    """Load each `*.json` below `folder`, sorted by path, each in a transaction of its own.

    A content that two files hold is taken from the first. A file that is no document of ours is reported.
    """
    taken: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.json")):
        try:
            yield _load(path, database, taken)
        except YusuanError as error:
            yield Loaded(path, error=error)


def _load(path: Path, database: Database, taken: dict[str, Path]) -> Loaded:
    document = read_json(path)
    first = taken.setdefault(document.id, path)
    if first != path:
        raise UnreadableFileError(f"the same document as {first.name}")
    used = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    key = {"entity": document.id, "activity": "load", "used": used, "agent": f"yusuan {__version__}"}
    with database.write() as session:
        touched = sync_document(session, document.id, document_rows(document))
        if session.get(ProvenanceRow, tuple(key.values())) is None:
            upsert(session, ProvenanceRow, [{**key, "started": None, "ended": None}])
    return Loaded(path, touched)
