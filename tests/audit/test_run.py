from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.audit.corrections.anchors import cell_anchor
from pipeline.audit.corrections.correction import Correction
from pipeline.audit.run import Run
from pipeline.cli import app
from pipeline.errors import PathNotFoundError
from pipeline.model import Document
from pipeline.store.json_file import read_json, to_json
from pipeline.store.sql.read_document import read_document
from pipeline.understand import understand
from tests.documents import document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run with one document, its JSON alone."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.json").write_bytes(to_json(document()))
    return tmp_path / "out"


def corrected(text: str, **rest: str) -> Correction:
    table = document().tables[0]
    at = next(cell for cell in table.cells if cell.text == "<0>")
    return Correction.new(document().id, "set_text", cell_anchor(table, at), who="李", before="<0>", after=text, **rest)


def human(found: Document | None) -> list[str]:
    assert found is not None
    return [cell.text for table in found.tables for cell in table.cells if cell.source == "human"]


def test_a_correction_reaches_json_and_database_and_its_undoing_too(folder: Path) -> None:
    run = Run(folder)
    one = corrected("0.00")
    assert run.keep([one]) == [one]
    assert human(read_json(folder / "a.json")) == [], "kept, not yet shown"
    assert human(run.corrected(document().id)) == ["0.00"]
    assert list(run.write_back()) == [document().id]
    assert list(run.write_back()) == []
    with run.database.read() as session:
        assert human(read_json(folder / "a.json")) == human(read_document(session, document().id)) == ["0.00"]
    undo = Correction.new(document().id, "undo", one.anchor, who="李", supersedes=one.id)
    again = Run(folder)
    again.keep([undo])
    assert list(again.write_back()) == [document().id]
    assert to_json(read_json(folder / "a.json")) == to_json(understand(document()))


def test_corrections_travel_to_another_machine(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.json").write_bytes(to_json(document(name="b.pdf")))
    Run(folder).keep([corrected("0.00"), corrected("1.00")])
    call = CliRunner().invoke
    lines = tmp_path / "lines.jsonl"
    assert call(app, ["corrections", "export", str(folder), "-o", str(lines)]).exit_code == 0
    assert len([json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]) == 2
    for added in (2, 0):
        result = call(app, ["corrections", "import", str(other), str(lines)])
        assert result.output.startswith(f"{added} corrections added, {added // 2} documents")
    assert human(read_json(other / "b.json")) == ["1.00"]
    assert [finding.rule for finding in read_json(other / "b.json").findings] == ["correction"], "disputed"
    assert call(app, ["corrections", "apply", str(folder)]).output == "1 documents changed\n"
    assert to_json(read_json(folder / "a.json")) == to_json(read_json(other / "b.json")).replace(b"b.pdf", b"a.pdf")


def test_what_is_no_run_says_so(tmp_path: Path) -> None:
    with pytest.raises(PathNotFoundError):
        Run(tmp_path / "gone")
    with pytest.raises(PathNotFoundError):
        Run(tmp_path).reading("sha256:" + "1" * 64)
