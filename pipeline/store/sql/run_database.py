"""What a run's own database, which lies beside its JSON, knows of a document and the JSON does not tell."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from pipeline.errors import YusuanError
from pipeline.store.folder import Folder, LocalFolder
from pipeline.store.sql import kept
from pipeline.store.sql.base import Base
from pipeline.store.sql.database import FILE_NAME, Database

# Each with the column that names the document.
_OF_DOCUMENT: tuple[tuple[type[Base], str], ...] = (
    (kept.ConversionRow, "document_id"),
    (kept.DocumentVersionRow, "document_id"),
    (kept.SourceRow, "document_id"),
    (kept.SupersessionRow, "document_id"),
    (kept.ProvenanceRow, "entity"),
    (kept.CorrectionRow, "document_id"),
    (kept.ReadingRow, "document_id"),
)


@contextmanager
def run_database(folder: Folder, target: Database) -> Iterator[OfRun | None]:
    """A copy of the database in `folder`, brought up to date; None where there is none, or where it is `target`."""
    with tempfile.TemporaryDirectory(prefix="yusuan-") as work:
        copy = Path(work) / FILE_NAME
        if isinstance(folder, LocalFolder):
            file = folder.path / FILE_NAME
            if not file.is_file() or file.resolve() == Path(target.engine.url.database or "").resolve():
                yield None
                return
            shutil.copyfile(file, copy)
        else:
            try:
                copy.write_bytes(folder.read(FILE_NAME))
            except YusuanError:
                yield None
                return
        with closing(Database(copy)) as database:
            yield OfRun(database)


class OfRun:
    """Rows by document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, document_id: str, digest: str) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
        """What stands beside the document's own rows; nothing if its JSON (`digest`: SHA-256) is not the run's."""
        with self._database.read() as session:
            made = session.get(kept.ConversionRow, document_id)
            if made is None or made.output_hash != digest:
                return
            runs = {made.run_id}
            for model, column in _OF_DOCUMENT:
                own = sa.select(model.__table__).where(model.__table__.c[column] == document_id)
                rows = [dict(row) for row in session.execute(own).mappings()]
                runs |= {row["run_id"] for row in rows if "run_id" in row}
                yield model, rows
            of_runs = sa.select(kept.RunRow.__table__).where(kept.RunRow.run_id.in_(sorted(filter(None, runs))))
            yield kept.RunRow, [dict(row) for row in session.execute(of_runs).mappings()]
