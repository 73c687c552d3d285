"""The documents of a run in another format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.errors import OutputError, YusuanError
from pipeline.model import Document
from pipeline.store.export.csv_file import CsvFile
from pipeline.store.export.data_package import DESCRIPTOR, data_csv, descriptor
from pipeline.store.export.entity import Entity
from pipeline.store.export.entity_tables import TableWriter, write_tables
from pipeline.store.folder import Folder
from pipeline.store.run_documents import run_documents

Format = Literal["csv", "xlsx", "parquet", "datapackage"]


@dataclass(slots=True)
class Exported:
    """How many documents went out, the rows of each table, and the JSON files that could not be used."""

    documents: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    failures: dict[str, YusuanError] = field(default_factory=dict)


def export(run: Folder, to: Format, target: Folder, work: Path) -> Exported:
    """Write what `run` holds to `target`; `work` is an empty local folder.

    Raises `PathNotFoundError` when there is no document, `OutputError` when `target` takes no file. A JSON that is
    no document is a failure of the result and stops nothing.
    """
    result = Exported()
    documents = _sound(run, result)
    try:
        if to == "xlsx":
            _workbooks(documents, target, work)
        else:
            _tables(documents, to, target, work, result)
    except OSError as error:
        raise OutputError(f"cannot write the export: {error.strerror or error}") from error
    return result


def _sound(run: Folder, result: Exported) -> Iterator[tuple[str, Document]]:
    for name, document in run_documents(run):
        if isinstance(document, YusuanError):
            result.failures[name] = document
        else:
            result.documents += 1
            yield name, document


def _tables(
    documents: Iterator[tuple[str, Document]], to: Format, target: Folder, work: Path, result: Exported
) -> None:
    places: dict[Entity, str] = {}

    def writer_of(entity: Entity) -> TableWriter:
        places[entity] = data_csv(entity) if to == "datapackage" else f"{entity.name}.{to}"
        path = work / places[entity]
        return CsvFile(entity, path, for_spreadsheets=to == "csv") if to != "parquet" else _parquet(entity, path)

    spool = work / "records"
    spool.mkdir()
    counts = write_tables(documents, writer_of, spool)
    result.rows = {entity.name: count for entity, count in counts.items()}
    package = descriptor(counts, work) if to == "datapackage" else None
    for place in places.values():
        target.take(place, work / place)
    if package:  # last: who sees it finds everything that it names
        target.write(DESCRIPTOR, package)


def _parquet(entity: Entity, path: Path) -> TableWriter:
    from pipeline.store.export.parquet_file import ParquetFile

    return ParquetFile(entity, path)


def _workbooks(documents: Iterator[tuple[str, Document]], target: Folder, work: Path) -> None:
    from pipeline.store.export.workbook.document_workbook import write_workbook
    from pipeline.store.export.workbook.run_workbook import run_line, write_run_workbook

    lines = []
    for name, document in documents:
        place = f"documents/{name[: -len('.json')]}.xlsx"
        write_workbook(document, work / "document.xlsx")
        target.take(place, work / "document.xlsx")
        lines.append(run_line(document, place))
    write_run_workbook(lines, work / "contents.xlsx")
    target.take("contents.xlsx", work / "contents.xlsx")
