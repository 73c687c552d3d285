"""Every notebook runs from a clean kernel on the corpus, and is kept without outputs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from pipeline.convert import convert
from pipeline.store.json_file import to_json

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_kept_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_from_a_clean_kernel(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = tmp_path / "out"
    run.mkdir()
    source = ROOT / "corpus/documents/sample_budget_planted_error.pdf"
    (run / "a.json").write_bytes(to_json(convert(source)))
    shutil.copy(source, tmp_path)
    settings = {"YUSUAN_RUN": run, "YUSUAN_PDFS": tmp_path, "YUSUAN_PDF": source, "YUSUAN_SCRATCH": tmp_path / "scratch"}
    for name, value in settings.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("YUSUAN_WHO", "test")
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    shown = json.dumps([cell.get("outputs") for cell in notebook.cells], ensure_ascii=False)
    assert {"audit": "ReviewWidget", "quickstart": "收支预算总表", "accuracy": "expected loss"}[path.stem] in shown
