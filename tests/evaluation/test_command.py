"""`yusuan eval` from end to end, on a corpus of one document with one wrong truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import PathNotFoundError
from pipeline.evaluation.results_file import read_results, results_json
from tests.cli.broken import sound_pdf

TEXTS = (("Item", "Amount"), ("Roads", "1.50"))


def _write_corpus(folder: Path, texts: tuple[tuple[str, str], ...]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "a.pdf").write_bytes(sound_pdf())
    cells = [{"row": r, "col": c, "text": text} for r, row in enumerate(texts) for c, text in enumerate(row)]
    truth = {"id": "a", "file": "a.pdf", "tables": [{"title": "T", "pages": [1], "cells": cells}]}
    (folder / "a.truth.json").write_text(json.dumps(truth), encoding="utf-8")


def _eval(folder: Path, *arguments: str) -> Result:
    options = ["--corpus", str(folder / "documents"), "--shared", str(folder / "nowhere"), "--workers", "1"]
    return CliRunner().invoke(app, ["eval", *arguments, *options])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: against the truth, and against a truth whose amount is another one."""
    folder = tmp_path_factory.mktemp("eval")
    _write_corpus(folder / "documents", TEXTS)
    result = _eval(folder, "--out", str(folder / "good"))
    assert result.exit_code == 0, result.output
    _write_corpus(folder / "documents", (TEXTS[0], ("Roads", "7.50")))
    result = _eval(folder, "corpus", "--out", str(folder / "bad"), "--compare", str(folder / "good/results.json"))
    assert result.exit_code == 0, result.output
    (folder / "printed.txt").write_text(result.stdout, encoding="utf-8")
    return folder


def test_results_are_kept(folder: Path) -> None:
    good, bad = (read_results(folder / name / "results.json") for name in ("good", "bad"))
    assert good.sets[0].figures["cell_f1"] == 1
    assert good.sets[0].figures["confidence_auroc"] is None
    assert bad.sets[0].figures["cell_f1"] == 0.75
    assert bad.record
    assert {"python", "yusuan"} <= set(bad.record.versions)
    assert results_json(bad) == (folder / "bad/results.json").read_bytes()


def test_the_terminal_shows_figures_and_changes(folder: Path) -> None:
    printed = (folder / "printed.txt").read_text(encoding="utf-8")
    rows = {line.split("│")[1].strip(): line for line in printed.splitlines() if line.startswith("│")}
    assert "0.7500" in rows["cell F1"]
    assert "–" in rows["AUROC"]  # of numbers: there is but one
    assert "0 cells got better, 1 got worse" in printed


def test_the_report_shows_the_wrong_cell(folder: Path) -> None:
    good, bad = ((folder / name / "report.md").read_text(encoding="utf-8") for name in ("good", "bad"))
    assert "No wrong cell." in good
    assert "| a | 0 | 1, 1 | 7.50 | 1.50 |" in bad
    for name in ("corpus.png", "corpus-001.png"):
        assert (folder / "bad/pictures" / name).read_bytes().startswith(b"\x89PNG")


def test_a_set_that_is_not_there(folder: Path) -> None:
    result = _eval(folder, "scans", "--out", str(folder / "none"))
    assert isinstance(result.exception, PathNotFoundError)
    assert str(result.exception).startswith("no documents with truth for scans")
    assert not (folder / "none").exists()
