"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from pipeline.errors import OutputError


def make_folder(path: Path) -> None:
    """Make `path` and the folders above it. Raises `OutputError` when it cannot be one, or cannot be written to."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make folder {path}: {error.strerror or error}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise OutputError(f"no permission to write into {path}")


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folder; `path` keeps its old content until the new one is complete.

    Raises `OutputError` when the disk or the permissions do not allow it.
    """
    # A short name of its own: the target's may already be as long as the file system allows.
    part = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {path.name}: {error.strerror or error}") from error
