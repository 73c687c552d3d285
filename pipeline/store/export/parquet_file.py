"""A table as Parquet with exact types."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from pipeline.store.export.entity import Entity, Field, Row
from pipeline.store.export.printed_number import DECIMALS, WHOLE_DIGITS

# So many rows wait in memory; a group of fewer makes a large file slow to read.
_GROUP = 50_000
_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(WHOLE_DIGITS + DECIMALS, DECIMALS),
    "float": pa.float64(),
    "boolean": pa.bool_(),
    "strings": pa.list_(pa.field("item", pa.string(), nullable=False)),
}


class ParquetFile:
    """Decimals are decimals; what is required cannot be null; the description goes with each column."""

    def __init__(self, entity: Entity, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._schema = pa.schema([_column(field) for field in entity.fields], {"description": entity.description})
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        rows = iter(rows)
        while some := list(islice(rows, _GROUP - len(self._waiting))):
            self._waiting += some
            if len(self._waiting) == _GROUP:
                self._flush()

    def close(self) -> None:
        """Complete the file."""
        if self._waiting:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        columns = zip(*self._waiting, strict=True)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._waiting = []


def _column(field: Field) -> pa.Field:
    return pa.field(field.name, _TYPES[field.type], not field.required, {"description": field.description})
