"""Documents of an object store, fetched once: the local copy is known by where it came from and its version there."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import InputError, PathNotFoundError, UnreadableFileError
from pipeline.store.folder import ObjectFolder, open_folder

_THREADS = 8
_MOST_MIB = 20 << 10
_KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Remote:
    """An object: its URL, and the folder that it has below the URL that the user named."""

    url: str
    folder: str


def cache_folder() -> Path:
    """`YUSUAN_CACHE`, or `yusuan` in the user's folder for caches; what is in it may be removed at any time."""
    named = os.environ.get("YUSUAN_CACHE")
    return Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "yusuan"


def prune_cache() -> None:
    """Remove what was not used for longest until `YUSUAN_CACHE_MIB` (20,480 if not set) are kept.

    A file that another run still needs is fetched again by the next one.
    """
    most = _kept_bytes()
    files = []
    for path in cache_folder().glob("[0-9a-f]" * _KEY_LENGTH + "/*"):  # nothing but ours, wherever the cache may be
        with suppress(OSError):
            about = path.stat()
            files.append((about.st_mtime, about.st_size, path))
    for _, size, path in sorted(files, reverse=True):
        most -= size
        if most < 0:
            with suppress(OSError):
                path.unlink()
                path.parent.rmdir()


def _kept_bytes() -> int:
    named = os.environ.get("YUSUAN_CACHE_MIB", "")
    return (int(named) if named.isdecimal() else _MOST_MIB) << 20


def fetched(url: str, suffixes: tuple[str, ...]) -> Iterator[tuple[Remote, Path | InputError]]:
    """Each object below `url` whose name ends so, sorted, with its local copy or why there is none.

    `url` may be an object itself. Raises `UnreadableFileError` when the store cannot be listed.
    """
    folder = open_folder(url)
    if not isinstance(folder, ObjectFolder):
        raise PathNotFoundError("not a URL of an object store")
    versions = {
        name: version for name, version in folder.versions().items() if not name or name.lower().endswith(suffixes)
    }
    with ThreadPoolExecutor(_THREADS) as threads:
        copies = threads.map(partial(_copy, folder), versions.items())
        for name, copy in zip(versions, copies, strict=True):
            yield Remote(f"{folder.url}/{name}" if name else folder.url, name.rpartition("/")[0]), copy


def _copy(folder: ObjectFolder, item: tuple[str, str]) -> Path | InputError:
    name, version = item
    last = (name or folder.url).rpartition("/")[2]
    if last in {"", ".", ".."} or "\0" in last:
        return UnreadableFileError("its name is no file name")
    key = hashlib.sha256(f"{folder.url}/{name} {version}".encode()).hexdigest()[:_KEY_LENGTH]
    path = cache_folder() / key / last
    try:
        if path.exists():
            os.utime(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{secrets.token_hex(8)}.part")
            try:
                folder.fetch(name, part)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        return UnreadableFileError(f"cannot be kept here: {error.strerror or error}")
    except InputError as error:
        return error
    return path
