"""What goes wrong in a run costs one document."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.bulk.discover import discover
from pipeline.bulk.limits import Limits
from pipeline.bulk.out_folder import OutFolder
from pipeline.bulk.pool import PoolEngine
from pipeline.bulk.progress import Lines
from pipeline.bulk.run import Wanted, run
from pipeline.errors import EncryptedPdfError, InternalError, LimitExceededError, OutputError
from pipeline.store.json_file import read_json
from pipeline.store.sql.database import FILE_NAME, Database
from tests.bulk.conftest import Convert
from tests.bulk.converters import Breaker, Growing, Obey

Write = Callable[..., None]


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != FILE_NAME)


def test_what_goes_wrong_in_a_worker_costs_that_document_alone(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine", b="crash", c="fault", d="memory", e="encrypted", f="leave", g="exit", off="schema", i="fine ")
    outcomes = convert()
    assert {name: type(outcome.error) for name, outcome in outcomes.items() if outcome.error} == {
        "b.pdf": LimitExceededError,
        "c.pdf": InternalError,
        "d.pdf": LimitExceededError,
        "e.pdf": EncryptedPdfError,
        "f.pdf": InternalError,
        "g.pdf": LimitExceededError,
        "off.pdf": OutputError,
    }
    assert _files(tmp_path / "out") == ["a.json", "i.json"]
    assert json.loads((tmp_path / "out" / "i.json").read_text())["file_name"] == "i.pdf"


def test_a_document_that_hangs_is_given_up(convert: Convert, write: Write) -> None:
    write(a="hang", b="fine")
    start = time.monotonic()
    outcomes = convert(timeout=2)
    assert time.monotonic() - start < 60
    assert isinstance(outcomes["a.pdf"].error, LimitExceededError)
    assert "2 seconds" in str(outcomes["a.pdf"].error)
    assert outcomes["b.pdf"].error is None


def test_a_document_that_eats_memory_is_given_up(convert: Convert, write: Write) -> None:
    write(a="eat", b="fine")
    outcomes = convert(memory=700 << 20)
    assert isinstance(outcomes["a.pdf"].error, LimitExceededError)
    assert "700 MiB" in str(outcomes["a.pdf"].error)
    assert outcomes["b.pdf"].error is None


def test_a_limit_met_once_is_forgiven(convert: Convert, write: Write) -> None:
    write(a="crash once", b="memory once", c="hang once", d="fine")
    assert not any(outcome.error for outcome in convert(timeout=4).values())


def test_a_long_document_is_read_in_parts_and_is_the_same(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(long=",".join(["fine"] * 30), short="fine")
    convert(workers=2)
    document = read_json(tmp_path / "out/long.json")
    assert [page.number for page in document.pages] == list(range(1, 31))


def test_a_page_that_meets_a_limit_costs_that_page_alone(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(begin=",".join(["crash", *["fine"] * 6]), end=",".join(["fine"] * 18 + ["memory"]), other="fine, crash once")
    outcomes = convert()
    assert not any(outcome.error for outcome in outcomes.values())
    lost = {name: str(outcome.lost) for name, outcome in outcomes.items() if outcome.lost}
    assert lost == {
        "begin.pdf": "page 1 of 7 not read: crashed its worker process (exit code -11)",
        "end.pdf": "page 19 of 19 not read: needs more memory than there is",
    }
    document = read_json(tmp_path / "out/end.json")
    assert [page.number for page in document.pages] == list(range(1, 20))
    assert [page.number for page in document.pages if page.status == "failed"] == [19]


def test_only_wanted_pages_are_lost_by_their_numbers(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(long=",".join(["fine"] * 10 + ["crash", "fine"]))
    assert "page 11 of 8 not" in str(convert(pages=(2, 3, 4, 5, 9, 10, 11, 12, 13))["long.pdf"].lost)
    pages = read_json(tmp_path / "out/long.json").pages
    assert [(page.number, page.status) for page in pages[4:]] == [(9, "ok"), (10, "ok"), (11, "failed"), (12, "ok")]


def test_a_document_of_which_nothing_can_be_read_fails(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(long="crash, exit, crash, exit, crash", other="fine")
    assert "(pages 1 to 5 of 5)" in str(convert()["long.pdf"].error)
    assert _files(tmp_path / "out") == ["other.json"]


def test_only_some_pages_of_a_long_document(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(long=",".join(["fine"] * 30))
    convert(pages=tuple(range(5, 26)))
    assert [page.number for page in read_json(tmp_path / "out/long.json").pages] == list(range(5, 26))


def test_a_document_is_given_up_when_too_many_of_its_pages_meet_limits(convert: Convert, write: Write) -> None:
    write(long=",".join(["fine"] * 4 + ["crash"] * 80), other="fine")
    outcomes = convert(workers=2)
    lost = str(outcomes["long.pdf"].lost)
    assert "of 84 not read: crashed its worker process" in lost
    assert "of 84 not read: given up after" in lost
    assert outcomes["long.pdf"].figures.failed_pages == 80
    assert outcomes["other.pdf"].lost is None


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_run(
    convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(long=",".join(["fine"] * 9))
    outcomes = convert(Growing())
    assert str(outcomes["long.pdf"].error) == "changed while it was read"
    assert _files(tmp_path / "out") == []
    assert convert()["long.pdf"].error is None


def test_a_pool_that_breaks_is_built_anew(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine", b="fine ", c="crash")
    outcomes = convert(Breaker(tmp_path / "counter", 1))
    assert {name for name, outcome in outcomes.items() if outcome.error} == {"c.pdf"}


def test_a_pool_that_breaks_each_time_ends_the_run_all_the_same(convert: Convert, write: Write, tmp_path: Path) -> None:
    write(a="fine", b="fine ")
    outcomes = convert(Breaker(tmp_path / "counter", 1000))
    assert all(isinstance(outcome.error, LimitExceededError) for outcome in outcomes.values())


def test_closing_a_run_leaves_nothing_behind(write: Write, tmp_path: Path, log: Console) -> None:
    write(**{name: f"fine{' ' * index}" for index, name in enumerate("abcdef")}, x="hang")
    jobs, _ = discover([tmp_path / "in/x.pdf", tmp_path / "in"])
    with closing(OutFolder(tmp_path / "out")) as out, closing(Database(tmp_path / "out")) as database:
        engine = PoolEngine(Obey(), Limits(2, 600, 4 << 30))
        outcomes = run(Wanted(jobs), out, database, engine, 2, Lines(log))
        next(outcomes)
        outcomes.close()
    assert all(name.endswith(".json") for name in _files(tmp_path / "out"))


def test_an_output_that_cannot_be_written_costs_that_document_alone(
    convert: Convert, write: Write, tmp_path: Path
) -> None:
    write(a="fine", b="fine ")
    (tmp_path / "out" / "a.json" / "in the way").mkdir(parents=True)
    outcomes = convert()
    assert isinstance(outcomes["a.pdf"].error, OutputError)
    assert outcomes["b.pdf"].error is None
    assert _files(tmp_path / "out") == ["a.json", "b.json"]


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with closing(OutFolder(tmp_path)), pytest.raises(OutputError, match="another run"):
        OutFolder(tmp_path)
    OutFolder(tmp_path).close()


def test_the_log_has_a_pace_and_no_control_characters(convert: Convert, write: Write, log: Console) -> None:
    write(**{"a\x1b[31m\n": "fine", "b": "fine, fine"})
    convert()
    lines = log.export_text().splitlines()
    assert sorted(line.split("] ")[1].split(" pages, 1 tables, 9 cells (")[0] for line in lines) == [
        "a\\x1b[31m\\n.pdf: 1",
        "b.pdf: 2",
    ]
    assert "3 pages, " in lines[-1]
    assert lines[-1].endswith("0 s left)")
