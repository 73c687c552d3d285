from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.bulk.discover import discover
from pipeline.bulk.limits import Limits
from pipeline.bulk.out_folder import OutFolder
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.pool import PoolEngine
from pipeline.bulk.progress import Lines
from pipeline.bulk.run import Wanted, run
from pipeline.bulk.work import Converter
from pipeline.store.sql.database import Database
from tests.bulk.converters import Obey

Convert = Callable[..., dict[str, Outcome]]


@pytest.fixture
def log() -> Console:
    return Console(record=True, width=200, stderr=True)


@pytest.fixture
def convert(tmp_path: Path, log: Console) -> Convert:
    """Convert what is in `tmp_path/in` into `tmp_path/out`; outcomes by name below `in`."""

    def go(
        converter: Converter | None = None,
        *,
        workers: int = 1,
        timeout: float = 60,
        memory: int = 4 << 30,
        **wanted: Any,
    ) -> dict[str, Outcome]:
        jobs, unusable = discover([tmp_path / "in"])
        assert not unusable
        with closing(OutFolder(tmp_path / "out")) as out, closing(Database(tmp_path / "out")) as database:
            engine = PoolEngine(converter or Obey(tmp_path), Limits(workers, timeout, memory))
            with closing(run(Wanted(jobs, **wanted), out, database, engine, workers, Lines(log))) as outcomes:
                found = list(outcomes)
        assert len(found) == len(jobs)
        return {outcome.path.relative_to(tmp_path / "in").as_posix(): outcome for outcome in found}

    return go


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Write files with the given texts, `NAME.pdf` each, below `tmp_path/in`."""

    def go(**texts: str) -> None:
        for name, text in texts.items():
            path = tmp_path / "in" / f"{name}.pdf"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return go
