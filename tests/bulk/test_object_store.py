"""Archives and results in an object store, here one that runs on this machine."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from pipeline.bulk import fetched, object_out
from pipeline.bulk.discover import SUFFIXES, discover
from pipeline.bulk.limits import Limits
from pipeline.bulk.pool import PoolEngine
from pipeline.bulk.progress import Lines
from pipeline.bulk.run import Wanted, run
from pipeline.bulk.work import PdfConverter
from pipeline.cli import app
from pipeline.errors import OutputError, UnreadableFileError
from pipeline.store.folder import open_folder
from pipeline.store.sql.database import Database
from tests.cli.broken import sound_pdf
from tests.store.s3_server import objects, s3_server


@pytest.fixture
def s3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("YUSUAN_CACHE", str(tmp_path / "cache"))
    with s3_server() as client:
        yield client


def _convert(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["convert", *arguments, "--workers", "1"])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def test_an_archive_in_a_bucket_gives_what_the_same_folder_gives(s3: Any, tmp_path: Path) -> None:
    one, two = sound_pdf(), sound_pdf(2)
    client = s3
    client.put_object(Bucket="bucket", Key="archive/2025/预算 #1.pdf", Body=one)
    client.put_object(Bucket="bucket", Key="archive/b.pdf", Body=two)
    client.put_object(Bucket="bucket", Key="archive/copy.pdf", Body=two)
    client.put_object(Bucket="bucket", Key="archive/notes.bin", Body=b"no document")
    (tmp_path / "archive/2025").mkdir(parents=True)
    (tmp_path / "archive/2025/预算 #1.pdf").write_bytes(one)
    (tmp_path / "archive/b.pdf").write_bytes(two)
    (tmp_path / "archive/copy.pdf").write_bytes(two)
    _convert("s3://bucket/archive", "--out", "s3://bucket/data")
    _convert(str(tmp_path / "archive"), "--out", str(tmp_path / "data"))
    there = objects(client, "data/")
    (tmp_path / "there.sqlite").write_bytes(there.pop("yusuan.sqlite"))
    assert there == {path.name: path.read_bytes() for path in (tmp_path / "data").glob("*.json")}
    assert set(there) == {"预算 #1.json", "b.json"}
    with sqlite3.connect(tmp_path / "there.sqlite") as database:
        sources = {row[0] for row in database.execute("select uri from source")}
    assert sources == {f"s3://bucket/archive/{name}.pdf" for name in ("2025/预算 #1", "b", "copy")}


def test_the_same_command_again_does_only_what_changed(s3: Any) -> None:
    for name, pages in (("a", 1), ("b", 2)):
        s3.put_object(Bucket="bucket", Key=f"archive/{name}.pdf", Body=sound_pdf(pages))
    _convert("s3://bucket/archive", "--out", "s3://bucket/data")
    stamp = {one["Key"]: one["LastModified"] for one in s3.list_objects_v2(Bucket="bucket")["Contents"]}
    assert "unchanged 2" in _convert("s3://bucket/archive/", "--out", "s3://bucket/data/")
    again = {one["Key"]: one["LastModified"] for one in s3.list_objects_v2(Bucket="bucket")["Contents"]}
    assert {key for key in stamp if key.endswith(".json") and stamp[key] != again[key]} == set()
    s3.put_object(Bucket="bucket", Key="archive/b.pdf", Body=sound_pdf(3))
    assert "unchanged 1" in _convert("s3://bucket/archive", "--out", "s3://bucket/data")
    assert objects(s3, "data/")["b.json"].count(b'"number":') == 3
    s3.delete_object(Bucket="bucket", Key="data/a.json")
    assert "unchanged 1" in _convert(
        "s3://bucket/archive/a.pdf", "s3://bucket/archive/b.pdf", "--out", "s3://bucket/data"
    )
    assert "a.json" in objects(s3, "data/")


def test_an_object_is_fetched_once_and_anew_when_it_changes(s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    s3.put_object(Bucket="bucket", Key="archive/a.pdf", Body=b"first")
    (_, first), *_ = fetched.fetched("s3://bucket/archive", SUFFIXES)
    monkeypatch.setattr("pipeline.store.folder.ObjectFolder.fetch", lambda *_: pytest.fail("fetched again"))
    (_, again), *_ = fetched.fetched("s3://bucket/archive", SUFFIXES)
    assert first == again
    monkeypatch.undo()
    s3.put_object(Bucket="bucket", Key="archive/a.pdf", Body=b"later")
    (_, later), *_ = fetched.fetched("s3://bucket/archive", SUFFIXES)
    assert isinstance(later, Path)
    assert later.read_bytes() == b"later"


def test_a_run_that_is_killed_has_left_its_database_in_the_store(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(object_out, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(object_out, "_SHARE", 0.0)
    for name in ("a", "b"):
        s3.put_object(Bucket="bucket", Key=f"archive/{name}.pdf", Body=sound_pdf() + name.encode())
    jobs, _ = discover(["s3://bucket/archive"])
    out = object_out.ObjectOut("s3://bucket/data")
    database = Database(out.database())
    engine = PoolEngine(PdfConverter(), Limits(1, 60, 4 << 30))
    outcomes = run(Wanted(jobs), out, database, engine, 1, Lines(Console(quiet=True)))
    next(outcomes)
    (tmp_path / "there.sqlite").write_bytes(objects(s3, "data/")["yusuan.sqlite"])
    outcomes.close()  # as a kill, this puts nothing back
    with sqlite3.connect(tmp_path / "there.sqlite") as there:
        assert there.execute("select count(*) from conversion where state = 'done'").fetchone() == (1,)
        assert there.execute("select count(*) from document").fetchone() == (1,)
    database.close()
    assert "unchanged 1" in _convert("s3://bucket/archive", "--out", "s3://bucket/data")


def test_the_cache_keeps_what_was_used_last(s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        s3.put_object(Bucket="bucket", Key=f"archive/{name}.pdf", Body=name.encode() * (600 << 10))
        list(fetched.fetched(f"s3://bucket/archive/{name}.pdf", SUFFIXES))
        time.sleep(0.02)
    list(fetched.fetched("s3://bucket/archive/a.pdf", SUFFIXES))
    (tmp_path / "cache/mine").mkdir()
    (tmp_path / "cache/mine/notes").write_bytes(bytes(2 << 20))
    fetched.prune_cache()
    assert len(list((tmp_path / "cache").rglob("*.pdf"))) == 3
    monkeypatch.setenv("YUSUAN_CACHE_MIB", "1")
    fetched.prune_cache()
    assert sorted((path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()), reverse=True) == [
        "notes",
        "a.pdf",
    ]
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_keys_cannot_leave_the_cache(s3: Any, tmp_path: Path) -> None:
    for key in ("archive/../../../evil.pdf", "archive//etc/evil.pdf", "archive/x\\..\\evil.pdf"):
        s3.put_object(Bucket="bucket", Key=key, Body=b"evil")
    jobs, _ = discover(["s3://bucket/archive"])
    assert all((tmp_path / "cache") in job.path.resolve().parents for job in jobs)
    assert all(".." not in job.output.parts and not job.output.is_absolute() for job in jobs)


def test_a_store_that_is_not_there_says_so(s3: Any, tmp_path: Path) -> None:
    assert s3
    _, (unusable,) = discover(["s3://nowhere/archive"])
    assert isinstance(unusable.error, UnreadableFileError)
    with pytest.raises(OutputError, match=r"cannot write s3://nowhere/data/a\.json"):
        open_folder("s3://nowhere/data").write("a.json", b"{}")
    file = tmp_path / "file"
    file.write_bytes(b"x")
    with pytest.raises(OutputError, match=r"cannot write s3://nowhere/data/a\.json"):
        open_folder("s3://nowhere/data").take("a.json", file)
