"""What a run has to do, given what earlier runs did."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pipeline import errors
from pipeline.bulk.content import Content
from pipeline.bulk.names import with_hash
from pipeline.store.sql.manifest import Entry

# Failures that another try may not meet: the disk, the load of the machine, a file that was being written.
PASSING = frozenset(
    kind.kind
    for kind in (errors.LimitExceededError, errors.OutputError, errors.UnreadableFileError, errors.PathNotFoundError)
)
_KINDS: tuple[type[errors.YusuanError], ...] = (
    errors.OutputError,
    errors.InputError,
    *errors.InputError.__subclasses__(),
)
_ERRORS = {kind.kind: kind for kind in _KINDS}


@dataclass(frozen=True, slots=True)
class Plan:
    """Contents to convert, each with its entry so far, and those to leave as they are."""

    todo: tuple[tuple[Content, Entry], ...]
    unchanged: tuple[tuple[Content, Entry], ...]


def plan(
    contents: Iterable[Content],
    entries: Mapping[str, Entry],
    settings_hash: str,
    hash_of: Callable[[str], str | None],
    *,
    force: bool,
) -> Plan:
    """`hash_of` gives the SHA-256 of an output as it is now."""
    todo, unchanged = [], []
    taken = {_key(entry.output) for entry in entries.values() if entry.output}
    for content in contents:
        entry = entries.get(content.document_id)
        if entry is None:
            output = _free(content, taken)
            taken.add(_key(output))
            todo.append((content, Entry(content.document_id, "new", settings_hash, output)))
        elif force or not _stands(entry, settings_hash, hash_of):
            same = entry.settings_hash == settings_hash
            todo.append((content, replace(entry, settings_hash=settings_hash, tries=entry.tries if same else 0)))
        else:
            unchanged.append((content, entry))
    return Plan(tuple(todo), tuple(unchanged))


def error_of(entry: Entry) -> errors.YusuanError | None:
    """The failure that an entry keeps."""
    return _ERRORS[entry.failure](entry.message or "") if entry.failure else None


def _stands(entry: Entry, settings_hash: str, hash_of: Callable[[str], str | None]) -> bool:
    if entry.settings_hash != settings_hash:
        return False
    if entry.state == "failed":
        return entry.failure not in PASSING
    return entry.state == "done" and entry.output is not None and hash_of(entry.output) == entry.output_hash


def _free(content: Content, taken: set[str]) -> str:
    """The name that the first job gives, unless an earlier run gave it to another content."""
    name = content.jobs[0].output
    if _key(str(name)) in taken:
        name = with_hash(PurePosixPath(name), content.document_id)
    return str(name)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
