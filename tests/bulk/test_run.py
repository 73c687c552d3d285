from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.bulk.discover import discover
from pipeline.bulk.run import Limits, Outcome, run
from pipeline.bulk.work import Converter
from pipeline.errors import EncryptedPdfError, InternalError, LimitExceededError, OutputError
from tests.bulk.converters import Breaker, obey

Run = Callable[..., dict[str, Outcome]]


def _ignore(pages_done: int) -> None:
    assert pages_done >= 0


@pytest.fixture
def run_files(tmp_path: Path) -> Run:
    """Write files with the given texts, convert them into `out`, return outcomes by file name."""

    def go(converter: Converter = obey, workers: int = 2, timeout: float = 60, **texts: str) -> dict[str, Outcome]:
        folder = tmp_path / "in"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.pdf").write_text(text)
        jobs, unusable = discover([folder])
        assert not unusable
        outcomes = list(run(jobs, tmp_path / "out", Limits(workers, timeout), _ignore, converter))
        assert len(outcomes) == len(texts)
        return {outcome.path.stem: outcome for outcome in outcomes}

    return go


def test_what_goes_wrong_in_a_worker_costs_that_document_alone(run_files: Run, tmp_path: Path) -> None:
    outcomes = run_files(
        a="fine", b="crash", c="fault", d="memory", e="encrypted", f="leave", g="exit", h="off schema", i="fine"
    )
    assert {name: type(outcome.error) for name, outcome in outcomes.items() if outcome.error} == {
        "b": LimitExceededError,
        "c": InternalError,
        "d": LimitExceededError,
        "e": EncryptedPdfError,
        "f": InternalError,
        "g": LimitExceededError,
        "h": OutputError,
    }
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "i.json"]
    assert json.loads((tmp_path / "out" / "i.json").read_text())["file_name"] == "i.pdf"


def test_a_document_that_hangs_is_given_up(run_files: Run) -> None:
    start = time.monotonic()
    outcomes = run_files(timeout=2, workers=1, a="hang", b="fine")
    assert time.monotonic() - start < 60
    assert "2 seconds" in str(outcomes["a"].error)
    assert isinstance(outcomes["a"].error, LimitExceededError)
    assert outcomes["b"].error is None


def test_a_pool_that_breaks_is_built_anew(run_files: Run, tmp_path: Path) -> None:
    outcomes = run_files(Breaker(tmp_path / "counter", 1), a="fine", b="fine", c="crash")
    assert {name for name, outcome in outcomes.items() if outcome.error} == {"c"}


def test_a_pool_that_breaks_each_time_ends_the_run_all_the_same(run_files: Run, tmp_path: Path) -> None:
    outcomes = run_files(Breaker(tmp_path / "counter", 1000), a="fine", b="fine")
    assert all(isinstance(outcome.error, LimitExceededError) for outcome in outcomes.values())


def test_closing_a_run_leaves_nothing_behind(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.pdf").write_text("fine")
    (tmp_path / "x.pdf").write_text("hang")
    jobs, _ = discover([tmp_path / "x.pdf", tmp_path])
    outcomes = run(jobs, tmp_path / "out", Limits(2, 600), _ignore, obey)
    next(outcomes)
    outcomes.close()
    assert all(path.suffix == ".json" for path in (tmp_path / "out").iterdir())


def test_an_output_that_cannot_be_written_costs_that_document_alone(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.pdf").write_text("fine")
    (tmp_path / "out" / "a.json" / "in the way").mkdir(parents=True)
    jobs, _ = discover([tmp_path])
    outcomes = {o.path.stem: o for o in run(jobs, tmp_path / "out", Limits(1, 60), _ignore, obey)}
    assert isinstance(outcomes["a"].error, OutputError)
    assert outcomes["b"].error is None
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_pages_are_counted_over_all_workers(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.pdf").write_text("fine")
    heard: list[int] = []
    jobs, _ = discover([tmp_path])
    list(run(jobs, tmp_path / "out", Limits(2, 60), heard.append, obey))
    assert heard == sorted(heard)
    assert heard[-1] == 3
