"""A run's folder in an object store: each JSON is one put, and the database is worked on here."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from pipeline.bulk.out_folder import Out, OutFolder
from pipeline.errors import OutputError, SettingsError, UnreadableFileError
from pipeline.store.folder import ObjectFolder, is_url, open_folder
from pipeline.store.sql.database import FILE_NAME

# A run that is killed loses what it did since the last one.
CHECKPOINT_SECONDS = 120.0
# Putting the database into the store takes at most one part in so many of a run.
_SHARE = 20


def open_out(location: str) -> Out:
    """The folder at a path or URL. Raises `OutputError` or `SettingsError`."""
    return ObjectOut(location) if is_url(location) else OutFolder(Path(location))


def database_of(out: Out, location: str) -> str:
    """Where the database of a run in `out`, which lies at `location`, is while it goes on."""
    return str(out.database()) if isinstance(out, ObjectOut) else location


class ObjectOut:
    """An `Out`. Stores have no locks: that no other run writes there is up to the user."""

    def __init__(self, url: str) -> None:
        folder = open_folder(url)
        if not isinstance(folder, ObjectFolder):
            raise SettingsError(f"not the URL of an object store: {url}")
        self._folder = folder
        self._work = tempfile.TemporaryDirectory(prefix="yusuan-")
        self._database: Path | None = None
        self._next = time.monotonic() + CHECKPOINT_SECONDS

    def database(self) -> Path:
        """The store's SQLite file, copied here; `checkpoint` and `close` put it back.

        A run that is killed leaves the last one there: what it did since is then done again, to the same bytes.
        """
        self._database = Path(self._work.name) / FILE_NAME
        if FILE_NAME in self._folder.versions():
            self._folder.fetch(FILE_NAME, self._database)
        return self._database

    def write(self, name: str, data: bytes) -> None:
        """One put. Raises `OutputError`."""
        self._folder.write(name, data)

    def read(self, name: str) -> bytes:
        """Raises `UnreadableFileError`."""
        return self._folder.read(name)

    def remove(self, name: str) -> None:
        """Raises `OutputError`."""
        self._folder.remove(name)

    def hash(self, name: str) -> str | None:
        """The SHA-256 of an object; None when it cannot be read."""
        try:
            return hashlib.sha256(self._folder.read(name)).hexdigest()
        except UnreadableFileError:
            return None

    def checkpoint(self) -> None:
        """Put a copy of the database into the store every few minutes, or less often where that takes long.

        One that cannot be put there now may be later: nothing is lost by that.
        """
        began = time.monotonic()
        if self._database is None or began < self._next:
            return
        copy = self._database.with_suffix(".copy")
        with suppress(OutputError, sqlite3.Error):
            with closing(sqlite3.connect(self._database)) as now, closing(sqlite3.connect(copy)) as then:
                now.backup(then)
            self._folder.take(FILE_NAME, copy)
        copy.unlink(missing_ok=True)
        ended = time.monotonic()
        self._next = ended + max(CHECKPOINT_SECONDS, _SHARE * (ended - began))

    def close(self) -> None:
        """Put the database, which is closed by now, into the store."""
        try:
            if self._database and self._database.exists():
                self._folder.take(FILE_NAME, self._database)
        finally:
            self._work.cleanup()
