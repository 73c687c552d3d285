"""Files known by their content: one content, however many names it has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.bulk.discover import Job, Unusable
from pipeline.errors import UnreadableFileError
from pipeline.file_names import printable

# Hashing waits for the disk and lets go of the interpreter.
_THREADS = 4


@dataclass(frozen=True, slots=True)
class Content:
    """A content, its size in bytes, and the jobs that name it; the first gives it the name of its JSON."""

    document_id: str
    size: int
    jobs: tuple[Job, ...]


def contents_of(jobs: Sequence[Job]) -> tuple[list[Content], list[Unusable]]:
    """The contents in the order of their first jobs, and the files that could not be read."""
    found: dict[str, Content] = {}
    unusable = []
    for job, known in zip(jobs, _hashed([job.path for job in jobs]), strict=True):
        if isinstance(known, Unusable):
            unusable.append(known)
            continue
        document_id, size = known
        before = found.get(document_id)
        found[document_id] = Content(document_id, size, (*before.jobs, job) if before else (job,))
    return list(found.values()), unusable


def source_uri(path: Path) -> str:
    """How the database names a file."""
    return printable(path.absolute())


def _hashed(paths: Sequence[Path]) -> Iterator[tuple[str, int] | Unusable]:
    with ThreadPoolExecutor(_THREADS) as threads:
        yield from threads.map(_hash, paths)


def _hash(path: Path) -> tuple[str, int] | Unusable:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return f"sha256:{digest}", file.tell()
    except OSError as error:
        return Unusable(path, UnreadableFileError(f"cannot be read: {error.strerror or error}"))
