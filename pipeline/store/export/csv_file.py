"""A table as CSV (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from pipeline.store.export.entity import Entity, Item, Row
from pipeline.store.export.formula import guarded


class CsvFile:
    """Nothing is an empty field, a list a JSON array; text that could be a formula is `guarded`.

    `for_spreadsheets`: with the mark without which Excel takes the file for GBK and not for UTF-8.
    """

    def __init__(self, entity: Entity, path: Path, *, for_spreadsheets: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w", encoding="utf-8-sig" if for_spreadsheets else "utf-8", newline="")
        self._csv = csv.writer(self._file)
        self._csv.writerow([field.name for field in entity.fields])

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        self._csv.writerows([_text(item) for item in row] for row in rows)

    def close(self) -> None:
        """Complete the file."""
        self._file.close()


def _text(item: Item) -> str:
    match item:
        case None:
            return ""
        case str():
            return guarded(item)
        case bool():
            return "true" if item else "false"
        case tuple():
            return json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        case Decimal():
            return f"{item:f}"
        case _:
            return str(item)
