"""A run opened for a person: its readings, corrections and files, in a folder or in a database alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pipeline.audit.corrections.correction import Correction
from pipeline.errors import PathNotFoundError
from pipeline.model import Document
from pipeline.source.content_hash import content_hash
from pipeline.store.atomic import write_bytes
from pipeline.store.folder import LocalFolder
from pipeline.store.json_file import read_json, to_json
from pipeline.store.sql.corrections import (
    add_corrections,
    corrections_of,
    digest,
    keep_reading,
    reading_of,
    unapplied,
)
from pipeline.store.sql.database import FILE_NAME, Database
from pipeline.store.sql.load import load_folder
from pipeline.store.sql.manifest import keep_output_hash
from pipeline.store.sql.read_document import read_document
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sources import sources_of
from pipeline.store.sql.sync import sync_document
from pipeline.understand import understand

# The id stands near the beginning of a document's JSON.
_HEAD_BYTES = 400
_ID = re.compile(rb'"id": "(sha256:[0-9a-f]{64})"')


class Run:
    """Opens the run in `place`: a folder of `yusuan convert` or the URL of a database.

    A folder that has JSON but no database yet gets one. `pdfs` are folders with the documents themselves, where they
    are no longer where they were converted from. Raises `PathNotFoundError` or `OutputError` with one line.
    """

    def __init__(self, place: str | Path, pdfs: Sequence[str | Path] = ()) -> None:
        self.folder = None if "://" in str(place) else Path(place)
        if self.folder is not None and not self.folder.exists():
            raise PathNotFoundError(f"no such folder: {self.folder}")
        new = self.folder is not None and self.folder.is_dir() and not (self.folder / FILE_NAME).exists()
        self.database = Database(place)
        if self.folder is not None and self.folder.is_file():
            self.folder = self.folder.parent
        if new and self.folder is not None:
            for _ in load_folder(LocalFolder(self.folder), self.database):
                pass
        self._pdfs = [Path(one) for one in pdfs]
        self._files: dict[str, Path | None] = {}
        self._jsons: dict[str, Path] | None = None
        self.reading = lru_cache(maxsize=8)(self._reading)

    def _reading(self, document_id: str) -> Document:
        """The document as read, before corrections. Raises `PathNotFoundError` when the run has none of that id."""
        with self.database.read() as session:
            kept = reading_of(session, document_id)
            path = None if kept else self.json_path(document_id)
            if kept:
                return kept[0]
            document = read_json(path) if path else read_document(session, document_id)
        if document is None:
            raise PathNotFoundError(f"no document {document_id} in this run")
        # Findings follow again from the cells.
        return document.model_copy(update={"findings": ()})

    def corrections(self, document_id: str | None = None) -> list[Correction]:
        """The log of a document, or of all."""
        with self.database.read() as session:
            return corrections_of(session, document_id)

    def corrected(self, document_id: str) -> Document:
        """The document with all that people said about it."""
        return understand(self.reading(document_id), self.corrections(document_id))

    def keep(self, corrections: Iterable[Correction]) -> list[Correction]:
        """Add decisions to the log, where no later run can lose them; returns those that are new."""
        new = list(corrections)
        readings = {one.document: self.reading(one.document) for one in new if self._has(one.document)}
        with self.database.write() as session:
            added = add_corrections(session, new)
            for document_id, reading in readings.items():
                if reading_of(session, document_id) is None:
                    keep_reading(session, reading, "")
        return added

    def write_back(self) -> Iterator[str]:
        """Bring rows and JSON of each document up to its corrections; yields the ids of those that changed."""
        with self.database.read() as session:
            behind = unapplied(session)
        for document_id in behind:
            if not self._has(document_id):
                continue
            reading, log = self.reading(document_id), self.corrections(document_id)
            document = understand(reading, log)
            content = to_json(document)
            with self.database.write() as session:
                keep_reading(session, reading, digest(log))
                sync_document(session, document_id, document_rows(document))
                # Else the next run would take the JSON for damaged.
                keep_output_hash(session, document_id, sha256(content).hexdigest())
            path = self.json_path(document_id)
            if path is not None:
                write_bytes(path, content)
            yield document_id

    def json_path(self, document_id: str) -> Path | None:
        """The JSON of a document in the folder of the run, if there is one."""
        if self._jsons is None:
            self._jsons = self._find_jsons()
        return self._jsons.get(document_id)

    def pdf(self, document_id: str) -> Path | None:
        """The file that the document was read from, where it can be found."""
        if document_id not in self._files:
            with self.database.read() as session:
                known = [Path(uri) for uri in sources_of(session, document_id)]
            names = {path.name for path in known} | {self.reading(document_id).file_name}
            found = [path for folder in self._pdfs for name in sorted(names) for path in sorted(folder.rglob(name))]
            candidates = (path for path in [*known, *found] if path.is_file())
            self._files[document_id] = next((path for path in candidates if content_hash(path) == document_id), None)
        return self._files[document_id]

    def _has(self, document_id: str) -> bool:
        try:
            self.reading(document_id)
        except PathNotFoundError:
            return False
        return True

    def _find_jsons(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for path in sorted(self.folder.rglob("*.json")) if self.folder else ():
            with path.open("rb") as file:
                match = _ID.search(file.read(_HEAD_BYTES))
            if match:
                found.setdefault(match[1].decode(), path)
        return found
