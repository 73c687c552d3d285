"""The manifest of a run, in its database: what became of each content, so that a later run can go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from pipeline.store.sql.corrections import keep_packed
from pipeline.store.sql.database import Database
from pipeline.store.sql.keep_reference import keep_reference
from pipeline.store.sql.kept import (
    ConversionRow,
    DocumentVersionRow,
    ProvenanceRow,
    RunRow,
    SourceRow,
    SupersessionRow,
)
from pipeline.store.sql.rows import Rows
from pipeline.store.sql.sync import sync_document, upsert


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the manifest: see `ConversionRow`."""

    document_id: str
    state: str
    settings_hash: str
    output: str | None = None
    output_hash: str | None = None
    tries: int = 0
    seconds: float = 0.0
    peak_memory: int | None = None
    failure: str | None = None
    message: str | None = None
    figures: dict[str, Any] | None = None
    run_id: str | None = None
    timeout: float | None = None
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is known of a run as it starts."""

    run_id: str
    host: str
    engine: str
    workers: int
    settings_hash: str
    versions: dict[str, str]
    agent: str


class Manifest:
    """Of one run; every method is one transaction."""

    def __init__(self, database: Database, run: RunRecord) -> None:
        self._database = database
        self._run = run
        self._started: dict[str, str] = {}
        values = asdict(run)
        del values["agent"]
        with database.write() as session:
            keep_reference(session)
            session.add(RunRow(**values, started=_now(), ended=None, converted=0, failed=0, unchanged=0))

    def entries(self) -> dict[str, Entry]:
        """All, by document."""
        with self._database.read() as session:
            rows = session.execute(sa.select(ConversionRow.__table__)).mappings()
            return {row["document_id"]: Entry(**row) for row in rows}

    def replaced(self, sources: Mapping[str, str]) -> list[str]:
        """Documents that have lost their last name, now that `sources` (name → document) are what names stand for."""
        with self._database.read() as session:
            named = {row.uri: row.document_id for row in session.scalars(sa.select(SourceRow))}
        return sorted(set(named.values()) - set({**named, **sources}.values()))

    def link(self, sources: Iterable[tuple[str, str, int]], gone: Iterable[str]) -> None:
        """Keep (name, document, bytes) for each source, and drop the documents that are `gone`."""
        with self._database.write() as session:
            there = {row.uri: (row.document_id, row.bytes) for row in session.scalars(sa.select(SourceRow))}
            new = [source for source in sources if there.get(source[0]) != source[1:]]
            instead = [
                {"document_id": of, "supersedes": there[uri][0], "uri": uri}
                for uri, of, _ in new
                if uri in there and there[uri][0] != of
            ]
            upsert(session, SupersessionRow, instead)
            upsert(session, SourceRow, [{"uri": uri, "document_id": of, "bytes": size} for uri, of, size in new])
            for document_id in gone:
                sync_document(session, document_id, {})
                session.execute(sa.delete(ConversionRow).where(ConversionRow.document_id == document_id))

    def start(self, entry: Entry) -> Entry:
        """Count one more try; returns the entry as kept."""
        entry = replace(entry, state="started", tries=entry.tries + 1, run_id=self._run.run_id)
        self._started.setdefault(entry.document_id, _now())
        with self._database.write() as session:
            _keep(session, entry)
        return entry

    def done(self, entry: Entry, rows: Rows, reading: bytes) -> None:
        """The document's rows, its entry (`done`, or `partial`) and its provenance, together, and the packed `reading`.

        People's corrections have to go upon this new reading.
        """
        made = {
            "entity": entry.document_id,
            "activity": "convert",
            "used": f"settings:{entry.settings_hash}",
            "agent": self._run.agent,
            "started": self._started.pop(entry.document_id, None),
            "ended": _now(),
        }
        with self._database.write() as session:
            sync_document(session, entry.document_id, rows)
            upsert(session, ProvenanceRow, [made])
            self._keep_version(session, entry)
            _keep(session, entry)
            keep_packed(session, entry.document_id, reading, "")

    def failed(self, entry: Entry) -> None:
        """Rows of an earlier conversion go, and the entry says why."""
        self._started.pop(entry.document_id, None)
        with self._database.write() as session:
            sync_document(session, entry.document_id, {})
            entry = replace(entry, state="failed", output_hash=None, figures=None)
            self._keep_version(session, entry)
            _keep(session, entry)

    def _keep_version(self, session: Session, entry: Entry) -> None:
        version = {
            "document_id": entry.document_id,
            "pipeline_version": self._run.versions["yusuan"],
            "config_hash": entry.settings_hash,
            "run_id": self._run.run_id,
            "status": entry.state,
            "ended": _now(),
        }
        upsert(session, DocumentVersionRow, [version])

    def end(self, converted: int, failed: int, unchanged: int) -> None:
        """The run is over, or was interrupted."""
        counts = {"converted": converted, "failed": failed, "unchanged": unchanged}
        with self._database.write() as session:
            own = sa.update(RunRow).where(RunRow.run_id == self._run.run_id)
            session.execute(own.values(ended=_now(), **counts))


def keep_output_hash(session: Session, document_id: str, output_hash: str) -> None:
    """The JSON of `document_id` was written anew by other means than a run."""
    own = sa.update(ConversionRow).where(ConversionRow.document_id == document_id)
    session.execute(own.values(output_hash=output_hash))


def _keep(session: Session, entry: Entry) -> None:
    upsert(session, ConversionRow, [asdict(entry)])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
