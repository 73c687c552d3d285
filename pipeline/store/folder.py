"""Folders here and in object stores behind one face: names, bytes, and writes that are whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.errors import OutputError, PathNotFoundError, SettingsError, UnreadableFileError
from pipeline.store.atomic import make_folder, write_bytes

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# A put to these is atomic: readers see the old object or the new one. Nothing else is opened, least of all http.
OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "az", "oss", "memory"})


class Folder(Protocol):
    """`name` is a path below the folder with `/` between its parts."""

    def names(self, suffix: str) -> Iterator[str]:
        """Files at any depth that end so in upper or lower case, sorted; hidden ones and folders are left out."""

    def read(self, name: str) -> bytes:
        """Raises `UnreadableFileError`."""

    def write(self, name: str, data: bytes) -> None:
        """The old content stays until the new one is complete. Raises `OutputError`."""

    def take(self, name: str, file: Path) -> None:
        """As `write`, with the content of a local file, which may be gone afterwards."""


def is_url(location: str) -> bool:
    """Whether `location` names its protocol, as `s3://bucket/archive` does."""
    return "://" in location


def open_folder(location: str) -> Folder:
    """The folder at a path or URL; it need not be there yet. Raises `SettingsError` for a URL of no use."""
    protocol, _, path = location.partition("://")
    if not is_url(location) or protocol == "file":
        return LocalFolder(Path(path or location))
    if protocol not in OBJECT_STORES:
        raise SettingsError(f"cannot open {protocol}:// locations; usable are paths and {', '.join(_shown())}")
    import fsspec

    try:
        # Listings are not kept: another machine may write into the same folder.
        return ObjectFolder(fsspec.filesystem(protocol, use_listings_cache=False), location.rstrip("/"))
    except ImportError as error:
        raise SettingsError(f"{protocol}:// locations need another package: {error}") from error


def _shown() -> list[str]:
    return [f"{protocol}://" for protocol in sorted(OBJECT_STORES - {"memory"})]


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> None:
        """Make it, where it is not there yet. Raises `OutputError`."""
        make_folder(self.path)

    def names(self, suffix: str) -> Iterator[str]:
        if not self.path.is_dir():
            raise PathNotFoundError(f"no such folder: {self.path}")
        yield from sorted(self._unsorted(suffix))

    def _unsorted(self, suffix: str) -> Iterator[str]:
        for folder, subfolders, files in os.walk(self.path):
            subfolders[:] = [name for name in subfolders if not name.startswith(".")]
            for name in files:
                if name.lower().endswith(suffix) and not name.startswith("."):
                    yield Path(folder, name).relative_to(self.path).as_posix()

    def read(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except OSError as error:
            raise UnreadableFileError(f"cannot read {name}: {error.strerror or error}") from error

    def write(self, name: str, data: bytes) -> None:
        write_bytes(self.path / name, data)

    def take(self, name: str, file: Path) -> None:
        target = self.path / name
        make_folder(target.parent)
        part = target.parent / f".{file.name}.part"
        try:
            shutil.move(file, part)
            part.replace(target)
        except OSError as error:
            raise OutputError(f"cannot write {name}: {error.strerror or error}") from error
        finally:
            part.unlink(missing_ok=True)


class ObjectFolder:
    """A prefix in an object store, reached through fsspec, which takes keys and endpoints from the environment."""

    def __init__(self, store: AbstractFileSystem, url: str) -> None:
        self._store: Any = store
        self._root: str = store._strip_protocol(url)
        self.url = url

    def names(self, suffix: str) -> Iterator[str]:
        yield from (name for name in self.versions() if name.lower().endswith(suffix))

    def versions(self) -> dict[str, str]:
        """Names, sorted, each with a text that changes when the object does; "" where `url` is itself an object.

        Raises `UnreadableFileError`.
        """
        try:
            found = self._store.find(self._root, detail=True)
        except Exception as error:  # stores have errors of their own
            raise UnreadableFileError(f"cannot list {self.url}: {_line(error)}") from error
        named = sorted((path.removeprefix(self._root).lstrip("/"), about) for path, about in found.items())
        return {
            name: f"{about.get('ETag') or about.get('LastModified') or about.get('created')} {about.get('size')}"
            for name, about in named
            if not any(part.startswith(".") for part in name.split("/"))
        }

    def fetch(self, name: str, path: Path) -> None:
        """Write the object to a local file. Raises `UnreadableFileError`."""
        try:
            self._store.get_file(self._path(name), str(path))
        except Exception as error:
            raise UnreadableFileError(f"cannot fetch {self.url}/{name}: {_line(error)}") from error

    def remove(self, name: str) -> None:
        """Remove the object if it is there. Raises `OutputError`."""
        try:
            with suppress(FileNotFoundError):
                self._store.rm_file(self._path(name))
        except Exception as error:
            raise OutputError(f"cannot remove {self.url}/{name}: {_line(error)}") from error

    def read(self, name: str) -> bytes:
        try:
            content: bytes = self._store.cat_file(self._path(name))
        except Exception as error:
            raise UnreadableFileError(f"cannot read {self.url}/{name}: {_line(error)}") from error
        return content

    def write(self, name: str, data: bytes) -> None:
        try:
            self._store.pipe_file(self._path(name), data)
        except Exception as error:
            raise OutputError(f"cannot write {self.url}/{name}: {_line(error)}") from error

    def take(self, name: str, file: Path) -> None:
        try:
            self._store.put_file(str(file), self._path(name))
        except Exception as error:
            raise OutputError(f"cannot write {self.url}/{name}: {_line(error)}") from error

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root


def _line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
