from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, validate

from tests.store.export.true_documents import TRUTHS, true_document, truth_of


def _errors(path: Path) -> list[str]:
    report = validate(path)
    return [error.type for part in (report, *report.tasks) for error in part.errors]


def test_frictionless_accepts_it(exported) -> None:
    report = validate(exported("datapackage")[0] / "datapackage.json")
    assert report.valid, report.flatten(["title", "description", "message"])
    rows = {task.name: task.stats.get("rows") or 0 for task in report.tasks}
    assert rows == exported("datapackage")[1].rows
    assert not any(task.warnings for task in report.tasks)


@pytest.mark.parametrize("name", TRUTHS)
def test_cells_are_those_of_the_truth(name: str, exported) -> None:
    package = Package(exported("datapackage")[0] / "datapackage.json")
    rows = [row for row in package.get_resource("cells").read_rows() if row["document_id"] == true_document(name).id]
    wanted = [cell for table in truth_of(name)["tables"] for cell in table["cells"]]
    got = [(row["row"], row["col"], row["row_span"], row["col_span"], row["text"] or "") for row in rows]
    assert got == [(cell["row"], cell["col"], cell["row_span"], cell["col_span"], cell["text"]) for cell in wanted]
    assert all(isinstance(row["number"], Decimal) for row in rows if row["number"] is not None)


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("tables.csv", ",t2,", ",t1,", "primary-key"),
        ("review.csv", ",21,", ",99,", "foreign-key"),
        ("pages.csv", "digital", "paper", "constraint-error"),
        ("cells.csv", ",0,0,1,", ",x,0,1,", "type-error"),
    ],
)
def test_a_package_that_was_tampered_with_is_refused(
    file: str, old: str, new: str, error: str, exported, tmp_path: Path
) -> None:
    shutil.copytree(exported("datapackage")[0], tmp_path / "p")
    path = tmp_path / "p/data" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    errors = _errors(tmp_path / "p/datapackage.json")
    assert error in errors
    assert "hash-count" in errors or "byte-count" in errors


def test_each_entity_says_its_key_and_what_it_points_to(exported) -> None:
    package = json.loads((exported("datapackage")[0] / "datapackage.json").read_text("utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert all(schema["primaryKey"] for schema in schemas.values())
    assert schemas["cells"]["foreignKeys"] == [
        {
            "fields": ["document_id", "table_id"],
            "reference": {"resource": "tables", "fields": ["document_id", "table_id"]},
        }
    ]
