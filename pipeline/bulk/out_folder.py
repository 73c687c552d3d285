"""The folder that a run writes into: one run at a time, whole files only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path
from typing import Protocol

from pipeline.errors import OutputError
from pipeline.store.atomic import make_folder, write_bytes
from pipeline.store.folder import LocalFolder

try:
    import fcntl
except ImportError:  # not a system with `flock`; two runs at once then go unnoticed
    fcntl = None  # type: ignore[assignment]

_UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.part")


class Out(Protocol):
    """Where a run writes; `name` is below it, with `/` between its parts."""

    def write(self, name: str, data: bytes) -> None:
        """The old content stays until the new one is complete. Raises `OutputError`."""

    def read(self, name: str) -> bytes:
        """Raises `UnreadableFileError`."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there. Raises `OutputError`."""

    def hash(self, name: str) -> str | None:
        """The SHA-256 of a file; None when it cannot be read."""

    def checkpoint(self) -> None:
        """A document is done: a database that is kept elsewhere may be put there."""

    def close(self) -> None: ...


class OutFolder:
    """Made and locked when opened; raises `OutputError` when that is not possible."""

    def __init__(self, path: Path) -> None:
        make_folder(path)
        self.path = path
        self._lock = os.open(path, os.O_RDONLY)
        try:
            if fcntl:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._lock)
            raise OutputError(f"another run is writing into {path}") from error
        # What a run that was killed left half-written.
        for file in path.rglob(".*.part"):
            if _UNFINISHED.fullmatch(file.name):
                file.unlink(missing_ok=True)

    def write(self, name: str, data: bytes) -> None:
        """The old content stays until the new one is complete. Raises `OutputError`."""
        write_bytes(self.path / name, data)

    def read(self, name: str) -> bytes:
        """Raises `UnreadableFileError`."""
        return LocalFolder(self.path).read(name)

    def remove(self, name: str) -> None:
        """Remove a file if it is there, and folders that are empty then."""
        try:
            (self.path / name).unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"cannot remove {name}: {error.strerror or error}") from error
        with contextlib.suppress(OSError):
            for folder in (self.path / name).parents:
                if folder == self.path:
                    break
                folder.rmdir()

    def hash(self, name: str) -> str | None:
        """The SHA-256 of a file; None when it cannot be read."""
        try:
            with (self.path / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    def checkpoint(self) -> None:
        """Nothing to do: the database lies in the folder."""

    def close(self) -> None:
        """Let other runs in."""
        os.close(self._lock)
