"""The same command again does only what is to be done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from pipeline.audit.corrections.anchors import cell_anchor
from pipeline.audit.corrections.correction import Correction
from pipeline.audit.run import Run
from pipeline.bulk import run as run_module
from pipeline.bulk.made_with import MadeWith, made_with
from pipeline.bulk.plan import error_of
from pipeline.errors import (
    DamagedPictureError,
    EncryptedPdfError,
    LimitExceededError,
    OutputError,
    WorkerKilledError,
    YusuanError,
)
from pipeline.store.folder import LocalFolder
from pipeline.store.json_file import read_json
from pipeline.store.sql.database import Database
from pipeline.store.sql.kept import (
    ConversionRow,
    DocumentVersionRow,
    ProvenanceRow,
    RunRow,
    SourceRow,
    SupersessionRow,
)
from pipeline.store.sql.load import load_folder
from pipeline.store.sql.manifest import Entry
from pipeline.store.sql.seen import CellRow, DocumentRow
from tests.bulk.all_rows import all_rows
from tests.bulk.conftest import Convert

Write = Callable[..., None]


def _rows(tmp_path: Path, model: Any) -> list[Any]:
    database = Database(tmp_path / "out")
    with database.read() as session:
        found = list(session.scalars(sa.select(model)))
    database.close()
    return found


def _redone(outcomes: dict[str, Any]) -> set[str]:
    return {name for name, outcome in outcomes.items() if not outcome.unchanged}


def test_the_manifest_tells_what_became_of_each(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine, fine", b="crash", c="encrypted", d="exit once")
    convert()
    found = {Path(row.output).stem: row for row in _rows(tmp_path, ConversionRow)}
    assert {name: (row.state, row.tries, row.failure) for name, row in found.items()} == {
        "a": ("done", 1, None),
        "b": ("failed", 2, "limit exceeded"),
        "c": ("failed", 1, "encrypted"),
        "d": ("done", 2, None),
    }
    assert found["a"].figures["pages"] == {"digital": 2}
    assert found["a"].peak_memory > 10_000_000
    assert found["a"].seconds >= 0
    run = _rows(tmp_path, RunRow)[0]
    assert (run.converted, run.failed, run.unchanged) == (2, 2, 0)
    assert run.ended >= run.started
    assert {row.run_id for row in found.values()} == {run.run_id}
    assert run.versions["pdfplumber"]
    made = _rows(tmp_path, ProvenanceRow)
    assert {row.entity for row in made} == {row.document_id for row in _rows(tmp_path, DocumentRow)}


def test_what_is_done_stays_and_what_failed_in_passing_is_tried_again(
    convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(a="fine", b="kill", c="encrypted")
    convert()
    before = (tmp_path / "out/a.json").stat().st_mtime_ns
    outcomes = convert()
    assert _redone(outcomes) == {"b.pdf"}
    assert (tmp_path / "out/a.json").stat().st_mtime_ns == before
    assert outcomes["a.pdf"].figures.cells == 9
    assert isinstance(outcomes["c.pdf"].error, EncryptedPdfError)
    assert isinstance(outcomes["b.pdf"].error, WorkerKilledError)
    assert _redone(convert(force=True)) == {"a.pdf", "b.pdf", "c.pdf"}


def test_what_met_its_limits_is_tried_again_with_larger_ones_or_on_demand(
    convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(a="fine", b="crash", c="encrypted", d="fine, crash", e="fine, crash once")
    first = convert()
    assert [row.state for row in _rows(tmp_path, ConversionRow)].count("partial") == 1
    again = convert()
    assert _redone(again) == set()
    assert isinstance(again["b.pdf"].error, LimitExceededError)
    assert again["d.pdf"].error is None
    assert (
        str(again["d.pdf"].lost)
        == str(first["d.pdf"].lost)
        == "page 2 of 2 not read: crashed its worker process (exit code -11)"
    )
    assert _redone(convert(timeout=30)) == set()
    assert _redone(convert(timeout=61)) == {"b.pdf", "d.pdf"}
    assert _redone(convert(timeout=61)) == set()
    assert _redone(convert(retry_failed=True)) == {"b.pdf", "c.pdf", "d.pdf"}


@pytest.mark.parametrize("kind", [DamagedPictureError, WorkerKilledError, OutputError])
def test_each_kind_of_failure_comes_back_from_the_manifest(kind: type[YusuanError]) -> None:
    assert type(error_of(Entry("x", "failed", "s", failure=kind.kind, message="m"))) is kind


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_json_that_is_not_as_it_was_is_made_again(
    damage: str, convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(a="fine", b="fine ")
    convert()
    good = (tmp_path / "out/a.json").read_bytes()
    (tmp_path / "out/a.json").write_bytes(b"{}") if damage == "changed" else (tmp_path / "out/a.json").unlink()
    assert _redone(convert()) == {"a.pdf"}
    assert (tmp_path / "out/a.json").read_bytes() == good


def test_other_settings_make_everything_again(convert: Convert, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a="fine, fine", c="encrypted")
    convert()
    assert _redone(convert(pages=(1,))) == {"a.pdf", "c.pdf"}
    assert _redone(convert(pages=(1,))) == set()
    other = made_with((1,)).versions
    monkeypatch.setattr(run_module, "made_with", lambda _pages: MadeWith(other, "newer"))
    assert _redone(convert(pages=(1,))) == {"a.pdf", "c.pdf"}


def test_each_version_of_a_document_is_kept_and_the_newest_is_current(
    convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(a="fine, fine", c="encrypted")
    convert()
    convert(pages=(1,))
    runs = [row.run_id for row in sorted(_rows(tmp_path, RunRow), key=lambda row: row.started)]
    versions = {(row.config_hash, row.status): row.run_id for row in _rows(tmp_path, DocumentVersionRow)}
    first, second = made_with(None).settings_hash, made_with((1,)).settings_hash
    assert versions == {(one, s): r for one, r in ((first, runs[0]), (second, runs[1])) for s in ("done", "failed")}
    database = Database(tmp_path / "out")
    with database.read() as session:
        current = session.execute(sa.text("SELECT config_hash, status FROM current_version")).all()
    database.close()
    assert sorted(current) == [(second, "done"), (second, "failed")]


def test_a_load_gives_the_rows_of_the_run(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine, crash", b="fine", **{"sub/b": "fine"})
    convert()
    write(b="fine, fine")
    convert()
    audit = Run(tmp_path / "out")
    document = read_json(tmp_path / "out/a.json")
    anchor = cell_anchor(document.tables[0], document.tables[0].cells[4])
    audit.keep([Correction.new(document.id, "set_text", anchor, who="li", before="", after="7")])
    assert list(audit.write_back()) == [document.id]
    audit.database.close()
    loaded = Database(tmp_path / "loaded.sqlite")
    assert [bool(one.touched) for one in load_folder(LocalFolder(tmp_path / "out"), loaded)] == [True] * 3
    assert [one.touched for one in load_folder(LocalFolder(tmp_path / "out"), loaded)] == [0] * 3
    loaded.close()
    (tmp_path / "of the run").symlink_to(tmp_path / "out")
    rows = [all_rows(tmp_path / place) for place in ("of the run", "loaded.sqlite")]
    rows[1]["provenance"] = [row for row in rows[1]["provenance"] if "'load'" not in row]
    assert rows[0] == rows[1]
    assert rows[0]["correction"]
    assert rows[0]["supersession"]


def test_a_json_that_is_not_the_run_s_brings_its_own_rows_alone(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine")
    convert()
    path = tmp_path / "out/a.json"
    path.write_bytes(path.read_bytes().replace(b"1,219.80", b"1,219.81"))
    loaded = Database(tmp_path / "loaded.sqlite")
    list(load_folder(LocalFolder(tmp_path / "out"), loaded))
    loaded.close()
    rows = all_rows(tmp_path / "loaded.sqlite")
    assert any("1,219.81" in row for row in rows["cell"])
    assert not rows["reading"]
    assert not rows["conversion"]


def test_settings_are_versions_code_configuration_and_pages() -> None:
    assert made_with(None) == made_with(None)
    assert made_with(None).settings_hash != made_with((1,)).settings_hash


def test_one_content_under_many_names_is_converted_once(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(**{"a": "fine", "sub/b": "fine", "c": "encrypted", "d": "encrypted"})
    outcomes = convert()
    assert [path.name for path in (tmp_path / "out").glob("*.json")] == ["a.json"]
    assert outcomes["sub/b.pdf"].same_as == tmp_path / "in/a.pdf"
    assert isinstance(outcomes["d.pdf"].error, EncryptedPdfError)
    sources = {Path(row.uri).name: row.document_id for row in _rows(tmp_path, SourceRow)}
    assert sources["a.pdf"] == sources["b.pdf"] != sources["c.pdf"] == sources["d.pdf"]
    assert len(_rows(tmp_path, ConversionRow)) == 2
    assert _redone(convert()) == set()


def test_a_result_of_an_earlier_run_does_not_stay_when_it_fails_now(
    convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(a="fault twice, fine")
    convert(pages=(2,))
    assert len(_rows(tmp_path, DocumentRow)) == 1
    write(a="fault, fine")
    convert(pages=(2,))
    assert convert()["a.pdf"].error
    assert not list((tmp_path / "out").glob("*.json"))
    assert not _rows(tmp_path, DocumentRow)


def test_a_file_that_is_replaced_takes_the_place_of_the_old_one(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine", b="fine ")
    convert()
    write(a="fine, fine")
    assert _redone(convert()) == {"a.pdf"}
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == ["a.json", "b.json"]
    assert {row.n_pages for row in _rows(tmp_path, DocumentRow)} == {1, 2}
    ids = {row.n_pages: row.document_id for row in _rows(tmp_path, DocumentRow) if row.file_name == "a.pdf"}
    (instead,) = _rows(tmp_path, SupersessionRow)
    assert (instead.document_id, Path(instead.uri).name) == (ids[2], "a.pdf")
    assert instead.supersedes == "sha256:" + hashlib.sha256(b"fine").hexdigest()
    assert len(_rows(tmp_path, ConversionRow)) == 2


def test_a_name_that_is_taken_is_not_given_again(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(**{"x/a": "fine"})
    convert()
    write(**{"y/a": "fine ", "a": "fine  "})
    (tmp_path / "in/x/a.pdf").unlink()
    convert()
    names = {row.document_id: row.output for row in _rows(tmp_path, ConversionRow)}
    assert len(set(names.values())) == 3
    assert all((tmp_path / "out" / name).is_file() for name in names.values())


def test_leftovers_of_a_run_that_was_killed_go(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine")
    convert()
    (tmp_path / "out/.0123456789abcdef.part").write_bytes(b"{")
    convert()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "yusuan.sqlite"]


def test_corrections_go_upon_each_new_reading(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine")
    convert()
    audit = Run(tmp_path / "out")
    document = read_json(tmp_path / "out/a.json")
    cell = next(one for one in document.tables[0].cells if (one.row, one.col) == (2, 2))
    anchor = cell_anchor(document.tables[0], cell)
    correction = Correction.new(document.id, "set_text", anchor, who="li", before=cell.text, after="7")
    audit.keep([correction])
    assert list(audit.write_back()) == [document.id]
    assert _redone(convert()) == set()
    for again in ({"force": True}, {"pages": (1,)}):
        assert _redone(convert(**again)) == {"a.pdf"}
        kept = {(c.row, c.col): c for c in read_json(tmp_path / "out/a.json").tables[0].cells}[2, 2]
        assert (kept.text, kept.source) == ("7", "human")
        assert [row.text for row in _rows(tmp_path, CellRow) if (row.row, row.col) == (2, 2)] == ["7"]
        assert _redone(convert(pages=again.get("pages"))) == set()
    audit.database.close()
