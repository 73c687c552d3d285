"""Many documents, resumable: what is done stays done, and what is killed leaves nothing half-done."""

from __future__ import annotations

import hashlib
import secrets
import socket
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import __version__
from pipeline.bulk.content import Content, contents_of, source_uri
from pipeline.bulk.corrected import apply_again
from pipeline.bulk.discover import Job
from pipeline.bulk.engine import Engine
from pipeline.bulk.figures import as_json, from_json
from pipeline.bulk.made_with import made_with
from pipeline.bulk.out_folder import Out
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.plan import error_of, plan
from pipeline.bulk.progress import RunProgress
from pipeline.bulk.schedule import Finished, Work, schedule
from pipeline.bulk.work import Failed
from pipeline.errors import OutputError, YusuanError
from pipeline.store.sql.database import Database
from pipeline.store.sql.manifest import Entry, Manifest, RunRecord


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to convert: `pages` of each document (None: all); `force`: also what is done already.

    `retry_failed`: also what failed for a reason that is likely to be there still.
    """

    jobs: Sequence[Job]
    pages: tuple[int, ...] | None = None
    force: bool = False
    retry_failed: bool = False


def run(
    wanted: Wanted, out: Out, database: Database, engine: Engine, workers: int, progress: RunProgress
) -> Generator[Outcome, None, None]:
    """Convert what is missing, failed for a passing reason, or made with other means; yields one outcome a path.

    A document's JSON is written first, then, in one transaction, its rows and its entry in the manifest: a kill
    between the two makes a later run convert it again, to the same bytes. Closing the generator, or an interrupt,
    kills the workers. `workers` is for the record alone.
    """
    means = made_with(wanted.pages)
    record = RunRecord(
        secrets.token_hex(8),
        socket.gethostname(),
        engine.name,
        workers,
        means.settings_hash,
        means.versions,
        f"yusuan {__version__}",
    )
    contents, unusable = contents_of(wanted.jobs)
    yield from (Outcome(one.path, error=one.error) for one in unusable)
    manifest = Manifest(database, record)
    _link(contents, manifest, out)
    todo = plan(
        contents,
        manifest.entries(),
        means.settings_hash,
        out.hash,
        limits=engine.limits,
        force=wanted.force,
        retry_failed=wanted.retry_failed,
    )
    counts = {"converted": 0, "failed": 0, "unchanged": len(todo.unchanged)}
    for content, entry in todo.unchanged:
        figures, failure = from_json(entry.figures) if entry.figures else None, error_of(entry)
        error, lost = (None, failure) if entry.state == "partial" else (failure, None)
        yield from _outcomes(content, Outcome(Path(), figures, error, lost, unchanged=True))
    by_id = {content.document_id: (content, entry) for content, entry in todo.todo}

    def on_start(work: Work) -> None:
        content, entry = by_id[work.document_id]
        limits = engine.limits
        by_id[work.document_id] = content, manifest.start(replace(entry, timeout=limits.timeout, memory=limits.memory))

    works = [Work(content.jobs[0].path, content.document_id, content.size) for content, _ in todo.todo]
    progress.begin(works)
    try:
        for finished in schedule(works, engine, wanted.pages, on_start, progress.pages):
            if finished is None:
                progress.tick()
                continue
            content, entry = by_id.pop(finished.work.document_id)
            outcome = _kept(finished, entry, manifest, out)
            counts["failed" if outcome.error else "converted"] += 1
            out.checkpoint()
            progress.document(finished.work, outcome)
            yield from _outcomes(content, outcome)
        apply_again(database, out)
    finally:
        engine.close()
        manifest.end(**counts)


def _link(contents: Sequence[Content], manifest: Manifest, out: Out) -> None:
    """Names to contents; a content whose last name now stands for another one goes, its JSON first."""
    sources = {job.url or source_uri(job.path): content for content in contents for job in content.jobs}
    gone = manifest.replaced({uri: content.document_id for uri, content in sources.items()})
    entries = manifest.entries()
    for document_id in gone:
        entry = entries.get(document_id)
        if entry and entry.output:
            out.remove(entry.output)
    manifest.link(((uri, content.document_id, content.size) for uri, content in sources.items()), gone)


def _kept(finished: Finished, entry: Entry, manifest: Manifest, out: Out) -> Outcome:
    """Write what came out; a failure removes what an earlier run wrote."""
    answer, path = finished.answer, finished.work.path
    entry = replace(entry, seconds=round(finished.seconds, 3), peak_memory=finished.peak or None)
    output = entry.output or ""
    if not isinstance(answer, Failed):
        try:
            out.write(output, answer.json)
            digest = hashlib.sha256(answer.json).hexdigest()
            lost = finished.lost.kind(answer.figures.unread) if finished.lost else None
            entry = replace(
                entry,
                state="partial" if lost else "done",
                output_hash=digest,
                figures=as_json(answer.figures),
                failure=lost.kind if lost else None,
                message=str(lost) if lost else None,
            )
            manifest.done(entry, answer.rows, answer.reading)
            return Outcome(path, figures=answer.figures, lost=lost)
        except OutputError as error:
            answer = Failed(OutputError, str(error))
    failure: YusuanError = answer.kind(answer.message)
    try:
        out.remove(output)
    except OutputError as error:
        failure = error
    manifest.failed(replace(entry, failure=failure.kind, message=str(failure)))
    return Outcome(path, error=failure)


def _outcomes(content: Content, outcome: Outcome) -> list[Outcome]:
    """One a name: the first carries the figures."""
    first, *others = (job.path for job in content.jobs)
    shared = replace(outcome, figures=None, same_as=first)
    return [replace(outcome, path=first), *(replace(shared, path=path) for path in others)]
