"""A run on a cluster gives what a run on one machine gives, also when a node is killed."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.bulk.discover import discover
from pipeline.bulk.engine_choice import chosen_engine
from pipeline.bulk.limits import Limits
from pipeline.bulk.out_folder import OutFolder
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.pool import PoolEngine
from pipeline.bulk.progress import Lines
from pipeline.bulk.run import Wanted, run
from pipeline.bulk.work import Converter, PdfConverter
from pipeline.convert import Part
from pipeline.errors import LimitExceededError, SettingsError
from pipeline.store.sql.database import Database
from tests.bulk.converters import Obey
from tests.bulk.ray_cluster import ray_nodes

CORPUS = Path(__file__).parents[2] / "corpus/documents"


@dataclass(frozen=True)
class Noting(Obey):
    """`Obey` that notes each part it begins to read, and in which process."""

    log: Path | None = None

    def read(self, path: Path, pages: Sequence[int] | None, start: int, count: int) -> Part:
        assert self.log
        with self.log.open("a") as file:
            file.write(f"{path.stem}:{start} {os.getpid()}\n")
        return super().read(path, pages, start, count)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, list[Any]]]:
    pytest.importorskip("ray", reason="Ray, the optional engine, is not installed")
    with ray_nodes(2, tmp_path_factory.mktemp("light")) as running:
        yield running


def _convert(
    folder: Path, out: Path, engine: Any, workers: int, on_outcome: Callable[[Outcome], None] = lambda _: None
) -> dict[str, Outcome]:
    jobs, _ = discover([folder])
    outcomes = {}
    with closing(OutFolder(out)) as target, closing(Database(out)) as database:
        lines = Lines(Console(quiet=True))
        with closing(run(Wanted(jobs), target, database, engine, workers, lines)) as found:
            for outcome in found:
                outcomes[outcome.path.stem] = outcome
                on_outcome(outcome)
    return outcomes


def _ray(converter: Converter, address: str, timeout: float = 60) -> Any:
    from pipeline.bulk.ray_engine import RayEngine, connect

    connect(address, 1)
    return RayEngine(converter, Limits(2, timeout, 4 << 30))


def _contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.json")}


def test_a_node_killed_in_the_middle_costs_what_it_was_at_a_retry(
    cluster: tuple[Any, list[Any]], tmp_path: Path
) -> None:
    head, nodes = cluster
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / f"in/d{number}.pdf").write_text(",".join(["slow"] * (12 if number == 2 else 6)) + f", {number}")
    killed = []

    def kill(outcome: Outcome) -> None:
        if not killed:
            killed.append(outcome)
            head.remove_node(nodes.pop(), allow_graceful=False)

    log = tmp_path / "log"
    outcomes = _convert(tmp_path / "in", tmp_path / "ray", _ray(Noting(log=log), head.address), 2, kill)
    assert not [outcome for outcome in outcomes.values() if outcome.error]
    pool = _convert(tmp_path / "in", tmp_path / "pool", PoolEngine(Obey(), Limits(2, 60, 4 << 30)), 2)
    assert _contents(tmp_path / "ray") == _contents(tmp_path / "pool")
    assert len(pool) == 6
    begun = Counter(line.split()[0] for line in log.read_text().splitlines())
    # Parts of four pages: thirteen pages are four parts, seven pages two.
    assert len(begun) == 14
    assert begun.total() <= 15
    # Models are loaded once a process: at most the two actors, and the one that follows the killed one.
    assert len({line.split()[1] for line in log.read_text().splitlines()}) <= 3


def test_documents_are_the_same_byte_for_byte(cluster: tuple[Any, list[Any]], tmp_path: Path) -> None:
    head, _ = cluster
    (tmp_path / "in").mkdir()
    (tmp_path / "in/real.pdf").write_bytes((CORPUS / "seed_performance_form.pdf").read_bytes())
    _convert(tmp_path / "in", tmp_path / "ray", _ray(PdfConverter(), head.address), 2)
    _convert(tmp_path / "in", tmp_path / "pool", PoolEngine(PdfConverter(), Limits(1, 60, 4 << 30)), 1)
    assert _contents(tmp_path / "ray") == _contents(tmp_path / "pool")
    assert _contents(tmp_path / "ray")


def test_what_crashes_or_hangs_is_given_up(cluster: tuple[Any, list[Any]], tmp_path: Path) -> None:
    head, _ = cluster
    (tmp_path / "in").mkdir()
    for name in ("crash", "hang", "fine"):
        (tmp_path / f"in/{name}.pdf").write_text(name)
    outcomes = _convert(tmp_path / "in", tmp_path / "out", _ray(Obey(), head.address, timeout=2), 2)
    assert {name: type(outcome.error) for name, outcome in outcomes.items()} == {
        "crash": LimitExceededError,
        "hang": LimitExceededError,
        "fine": type(None),
    }


def test_a_node_that_would_make_other_documents_ends_the_run(cluster: tuple[Any, list[Any]], tmp_path: Path) -> None:
    head, _ = cluster
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.pdf").write_text("fine")
    engine = _ray(Obey(), head.address)
    engine._mine = "another"
    with pytest.raises(SettingsError, match="another yusuan"):
        _convert(tmp_path / "in", tmp_path / "out", engine, 2)


def test_without_ray_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "pipeline.bulk.ray_engine", raising=False)
    with pytest.raises(SettingsError, match=r"pip install 'yusuan\[ray\]'"):
        chosen_engine("ray", 1, 60, None, None)


def test_an_address_is_for_ray() -> None:
    with pytest.raises(SettingsError, match="--ray-address is for --engine ray"):
        chosen_engine("pool", 1, 60, None, "127.0.0.1:6379")
