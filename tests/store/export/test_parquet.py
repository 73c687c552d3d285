from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from pyarrow import parquet

from pipeline.store.export import parquet_file
from pipeline.store.export.record_entities import record_entity
from pipeline.store.export.table_entities import CELLS
from tests.store.export.true_documents import HOSTILE, TRUTHS, true_document, truth_of


@pytest.mark.parametrize("name", TRUTHS)
def test_cells_are_those_of_the_truth(name: str, exported) -> None:
    frame = parquet.read_table(exported("parquet")[0] / "cells.parquet").to_pylist()
    mine = [row for row in frame if row["document_id"] == true_document(name).id]
    wanted = [cell for table in truth_of(name)["tables"] for cell in table["cells"]]
    keys = ("row", "col", "row_span", "col_span", "text")
    assert [[row[key] for key in keys] for row in mine] == [[cell[key] for key in keys] for cell in wanted]
    numbers = [row["number"] for row in mine if "." in row["text"] and row["number"] is not None]
    assert numbers == [
        Decimal(cell["text"].replace(",", ""))
        for cell in wanted
        if "." in cell["text"] and cell["text"].replace(",", "").replace(".", "", 1).lstrip("-").isdigit()
    ]
    assert numbers


def test_types_are_exact_and_no_amount_is_a_float(exported) -> None:
    floats = {"confidence", "type_confidence", "width", "height", "x0", "top", "x1", "bottom"}
    for path in exported("parquet")[0].glob("*.parquet"):
        for column in parquet.read_schema(path):
            assert not pa.types.is_floating(column.type) or column.name in floats or column.name.endswith("_confidence")
    schema = parquet.read_schema(exported("parquet")[0] / "cells.parquet")
    assert pa.types.is_decimal(schema.field("number").type)
    assert not schema.field("row").nullable


def test_text_stays_as_it_is(exported) -> None:
    rows = parquet.read_table(exported("parquet")[0] / "cells.parquet").to_pylist()
    assert [row["text"] for row in rows if row["document_id"].endswith("a" * 64)] == [*HOSTILE, ""]
    (page,) = [
        row
        for row in parquet.read_table(exported("parquet")[0] / "pages.parquet").to_pylist()
        if row["document_id"].endswith("a" * 64)
    ]
    assert page["problems"] == ["one, two", "=three"]


def test_amounts_of_records_are_exact_decimals(exported) -> None:
    rows = parquet.read_table(exported("parquet")[0] / "budget_items.parquet").to_pylist()
    assert [row["amount"] for row in rows] == [Decimal("12198000.00")] * 2


def test_few_rows_wait_in_memory(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "_GROUP", 10)
    file = parquet_file.ParquetFile(CELLS, tmp_path / "cells.parquet")
    row = ("d", "t", 0, 0, 1, 1, False, "x", "x", None, "read", 1.0, "text", ())
    file.write(row for _ in range(7))
    file.write(row for _ in range(18))
    file.close()
    groups = parquet.ParquetFile(tmp_path / "cells.parquet").metadata
    assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [10, 10, 5]


def test_no_two_columns_of_a_record_have_one_name() -> None:
    names = [field.name for field in record_entity("indicators", ("value", "value_text", "value_unit")).fields]
    assert len(names) == len(set(names))
