"""The id of a document: what its bytes hash to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.errors import UnreadableFileError


def content_hash(path: Path) -> str:
    """`sha256:` and 64 hexadecimal digits. Raises `UnreadableFileError`."""
    try:
        with path.open("rb") as file:
            return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFileError(f"cannot read {path.name}: {error.strerror or error}") from error
