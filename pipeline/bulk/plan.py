"""What a run has to do, given what earlier runs did."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pipeline import errors
from pipeline.bulk.content import Content
from pipeline.bulk.limits import Limits
from pipeline.bulk.names import with_hash
from pipeline.store.sql.manifest import Entry

# Failures that another try may not meet: the disk, the load of the machine, a file that was being written.
PASSING = frozenset(
    kind.kind
    for kind in (errors.WorkerKilledError, errors.OutputError, errors.UnreadableFileError, errors.PathNotFoundError)
)
# States of a document that has a JSON.
CONVERTED = ("done", "partial")


def _kinds(kind: type[errors.YusuanError]) -> Iterator[type[errors.YusuanError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)


_ERRORS = {kind.kind: kind for kind in [*_kinds(errors.OutputError), *_kinds(errors.InputError)]}


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
    limits: Limits,
    force: bool,
    retry_failed: bool,
) -> Plan:
    """`hash_of` gives the SHA-256 of an output as it is now.

    What met its limits meets the same ones again, at the same cost: only larger ones, or `retry_failed`, try it anew.
    """

    def stands(entry: Entry) -> bool:
        if entry.settings_hash != settings_hash or entry.failure in PASSING or (entry.failure and retry_failed):
            return False
        if entry.failure == errors.LimitExceededError.kind and _larger(limits, entry):
            return False
        if entry.state == "failed":
            return True
        return entry.state in CONVERTED and entry.output is not None and hash_of(entry.output) == entry.output_hash

    todo, unchanged = [], []
    taken = {_key(entry.output) for entry in entries.values() if entry.output}
    for content in contents:
        entry = entries.get(content.document_id)
        if entry is None:
            output = _free(content, taken)
            taken.add(_key(output))
            todo.append((content, Entry(content.document_id, "new", settings_hash, output)))
        elif force or not stands(entry):
            same = entry.settings_hash == settings_hash
            todo.append((content, replace(entry, settings_hash=settings_hash, tries=entry.tries if same else 0)))
        else:
            unchanged.append((content, entry))
    return Plan(tuple(todo), tuple(unchanged))


def error_of(entry: Entry) -> errors.YusuanError | None:
    """The failure that an entry keeps: of the document, or, where its state is `partial`, of pages of it."""
    return _ERRORS[entry.failure](entry.message or "") if entry.failure else None


def _larger(limits: Limits, entry: Entry) -> bool:
    return limits.timeout > (entry.timeout or 0) or limits.memory > (entry.memory or 0)


def _free(content: Content, taken: set[str]) -> str:
    """The name that the first job gives, unless an earlier run gave it to another content."""
    name = content.jobs[0].output
    if _key(str(name)) in taken:
        name = with_hash(PurePosixPath(name), content.document_id)
    return str(name)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
