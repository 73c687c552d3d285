"""Documents in, a row for everything in them out, one document in memory at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Protocol

from pydantic import TypeAdapter

from pipeline.model import Document, Value
from pipeline.store.export import document_entities, finding_entities, record_entities, table_entities
from pipeline.store.export.entity import Entity, Row

_SOURCES: tuple[tuple[Entity, Callable[[Document], Iterator[Row]]], ...] = (
    (document_entities.PAGES, document_entities.page_rows),
    (table_entities.TABLES, table_entities.table_rows),
    (table_entities.FRAGMENTS, table_entities.fragment_rows),
    (table_entities.CELLS, table_entities.cell_rows),
    (table_entities.BOXES, table_entities.box_rows),
    (finding_entities.FINDINGS, finding_entities.finding_rows),
    (finding_entities.FINDING_CELLS, finding_entities.finding_cell_rows),
    (finding_entities.REVIEW, finding_entities.review_rows),
    (record_entities.RECORD_CELLS, record_entities.record_cell_rows),
)
_RECORD = TypeAdapter(dict[str, Value])


class TableWriter(Protocol):
    """Takes rows as they come; closing it completes the file."""

    def write(self, rows: Iterable[Row]) -> None: ...
    def close(self) -> None: ...


def write_tables(
    documents: Iterable[tuple[str, Document]], writer_of: Callable[[Entity], TableWriter], spool: Path
) -> dict[Entity, int]:
    """Write each entity of `documents` (the name of the JSON, and what it holds); the number of rows of each.

    A document met again under another name adds a row to `files` alone. Records wait in `spool`, an empty folder,
    until it is known which facts they have.
    """
    counts: dict[Entity, int] = {}

    def counted(entity: Entity, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            counts[entity] += 1
            yield row

    seen: set[str] = set()
    with ExitStack() as stack:
        entities = [document_entities.DOCUMENTS, document_entities.FILES, *(entity for entity, _ in _SOURCES)]
        writers: dict[Entity, TableWriter] = {}
        for entity in entities:
            counts[entity] = 0
            writers[entity] = writer_of(entity)
            stack.callback(writers[entity].close)
        records = _Spool(spool)
        stack.callback(records.close)
        for name, document in documents:
            new = document.id not in seen
            seen.add(document.id)
            sources = [(document_entities.FILES, iter([document_entities.file_row(document, name)]))]
            if new:
                sources.append((document_entities.DOCUMENTS, iter([document_entities.document_row(document, name)])))
                sources += [(entity, rows(document)) for entity, rows in _SOURCES]
                records.add(document)
            for entity, rows in sources:
                writers[entity].write(counted(entity, rows))
    for entity, rows in records.tables():
        counts[entity] = 0
        writer = writer_of(entity)
        try:
            writer.write(counted(entity, rows))
        finally:
            writer.close()
    return counts


class _Spool:
    """Records on disk, one JSON line each, until all their facts are known."""

    def __init__(self, folder: Path) -> None:
        self._paths = {kind: folder / f"{kind}.jsonl" for kind in record_entities.KINDS}
        self._files: dict[str, IO[str]] = {kind: path.open("w", encoding="utf-8") for kind, path in self._paths.items()}
        self._facts: dict[str, set[str]] = {kind: set() for kind in self._paths}

    def add(self, document: Document) -> None:
        for kind, seq, record in record_entities.records_of(document):
            self._facts[kind] |= record.keys()
            content = _RECORD.dump_python(dict(record), mode="json")
            self._files[kind].write(json.dumps([document.id, seq, content], ensure_ascii=False) + "\n")

    def close(self) -> None:
        for file in self._files.values():
            file.close()

    def tables(self) -> Iterator[tuple[Entity, Iterator[Row]]]:
        for kind, path in self._paths.items():
            facts = sorted(self._facts[kind])
            yield record_entities.record_entity(kind, facts), self._rows(path, facts)

    def _rows(self, path: Path, facts: list[str]) -> Iterator[Row]:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                document_id, seq, content = json.loads(line)
                yield record_entities.record_row(document_id, seq, _RECORD.validate_python(content), facts)
