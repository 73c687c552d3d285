"""A run's folder in an object store: each JSON is one put, and the database is worked on here."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from pipeline.bulk.out_folder import Out, OutFolder
from pipeline.errors import SettingsError, UnreadableFileError
from pipeline.store.folder import ObjectFolder, is_url, open_folder
from pipeline.store.sql.database import FILE_NAME


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

    def database(self) -> Path:
        """The store's SQLite file, copied here; `close` puts it back.

        A run that is killed leaves the old one there: what it did since is then done again, to the same bytes.
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

    def close(self) -> None:
        """Put the database, which is closed by now, into the store."""
        try:
            if self._database and self._database.exists():
                self._folder.take(FILE_NAME, self._database)
        finally:
            self._work.cleanup()
