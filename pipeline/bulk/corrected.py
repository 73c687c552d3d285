"""Corrections on top of what a run has just read again."""

from __future__ import annotations

import hashlib

from pipeline.bulk.out_folder import Out
from pipeline.bulk.plan import CONVERTED
from pipeline.store.json_file import parse_json, to_json
from pipeline.store.sql.corrections import corrections_of, digest, keep_reading, reading_of, unapplied
from pipeline.store.sql.database import Database
from pipeline.store.sql.kept import ConversionRow
from pipeline.store.sql.manifest import keep_output_hash
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document
from pipeline.understand import understand


def apply_again(database: Database, out: Out) -> list[str]:
    """Bring JSON and rows of each converted document up to its corrections; returns the ids of those that changed.

    A kill between a JSON and its rows makes the next run convert that document again, and come back here.
    """
    with database.read() as session:
        behind = [(one, session.get(ConversionRow, one)) for one in unapplied(session)]
        outputs = {one: row.output for one, row in behind if row and row.state in CONVERTED and row.output}
    for document_id, output in outputs.items():
        with database.read() as session:
            kept, log = reading_of(session, document_id), corrections_of(session, document_id)
        reading = kept[0] if kept else parse_json(out.read(output), output)
        document = understand(reading, log)
        content = to_json(document)
        out.write(output, content)
        with database.write() as session:
            keep_reading(session, reading, digest(log))
            sync_document(session, document_id, document_rows(document))
            keep_output_hash(session, document_id, hashlib.sha256(content).hexdigest())
    return list(outputs)
