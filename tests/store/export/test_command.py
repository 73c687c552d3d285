from __future__ import annotations

import resource
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.store.json_file import to_json
from tests.cli.conftest import Yusuan, yusuan
from tests.store.export.true_documents import doubtful_document

__all__ = ["yusuan"]  # a fixture


def _export(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["export", *arguments])
    return result.exit_code, result.output


def test_the_run_itself_gets_the_export_and_can_be_exported_again(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(to_json(doubtful_document()))
    for to in ("datapackage", "csv", "parquet", "xlsx", "datapackage"):
        code, output = _export(str(tmp_path), "--to", to)
        assert code == 0, output
        assert f"exported 1 documents to {tmp_path}/exports/{to}" in output
    assert not list(tmp_path.rglob(".*"))
    assert (tmp_path / "exports/xlsx/documents/a.xlsx").exists()


@pytest.mark.parametrize("to", ["datapackage", "parquet", "xlsx"])
def test_a_full_disk_is_one_line_and_leaves_no_file(to: str, tmp_path: Path, yusuan: Yusuan) -> None:
    (tmp_path / "a.json").write_bytes(to_json(doubtful_document()))
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (1000, 1000))
    result = yusuan("export", tmp_path, "--to", to, before=full)
    assert (result.returncode, len(result.stderr.splitlines())) == (4, 1), result.stderr
    assert result.stderr.startswith("failed: cannot write")
    assert not [path for path in (tmp_path / "exports").rglob("*") if path.is_file()]


def test_a_json_that_is_no_document_is_named_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(to_json(doubtful_document()))
    (tmp_path / "b.json").write_text("{}")
    code, output = _export(str(tmp_path), "--to", "csv")
    assert code == 14
    assert "failed: b.json: b.json is not a yusuan document" in output
    assert (tmp_path / "exports/csv/documents.csv").exists()


@pytest.mark.parametrize(
    ("run", "message"),
    [("gone", "no such folder"), ("", "no JSON of yusuan"), ("http://127.0.0.1/a", "cannot open http:// locations")],
)
def test_what_is_no_run_says_why(run: str, message: str, tmp_path: Path) -> None:
    location = run if "://" in run else str(tmp_path / run)
    result = CliRunner().invoke(app, ["export", location, "--to", "csv", "--out", str(tmp_path / "out")])
    assert message in str(result.exception)
    assert not [*(tmp_path / "out").glob("*")]
