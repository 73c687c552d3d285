"""The counts, and the lines of failures."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks.report import report_of_folder
from pipeline.errors import PathNotFoundError
from pipeline.model import Document, Page
from pipeline.settings import shipped_settings
from pipeline.store.folder import LocalFolder
from pipeline.store.json_file import to_json
from tests.checks.invented import invented


def test_a_folder_is_judged_with_its_failures_first(tmp_path: Path) -> None:
    tables, (planted,) = invented(7, 2, planted=True)
    page = Page(number=1, width=1, height=1, kind="digital")
    document = Document(id="sha256:" + "ab" * 32, file_name="a.pdf", pages=(page,), tables=tables)
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026/a.json").write_bytes(to_json(document))
    *failures, table = report_of_folder(LocalFolder(tmp_path), shipped_settings())
    assert failures
    assert all(line.startswith(f"abababab page 1, t{planted.table}, row ") for line in failures)
    assert any(planted.printed.replace(",", "") in line for line in failures)
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ") for line in table.splitlines()}
    assert int(rows["all"][3]) == len(failures)
    assert int(rows["all"][1]) == int(rows["all"][2]) + len(failures)


def test_a_folder_without_documents_is_no_folder_where_all_adds_up(tmp_path: Path) -> None:
    with pytest.raises(PathNotFoundError, match="no JSON of yusuan"):
        list(report_of_folder(LocalFolder(tmp_path), shipped_settings()))
