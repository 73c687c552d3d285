"""Each bomb ends with an answer within its limits, and what stands beside it is converted."""

from __future__ import annotations

import time
from contextlib import closing

import pytest
from rich.console import Console

from pipeline.bulk.discover import discover
from pipeline.bulk.limits import Limits
from pipeline.bulk.out_folder import OutFolder
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.pool import PoolEngine
from pipeline.bulk.progress import Lines
from pipeline.bulk.run import Wanted, run
from pipeline.bulk.work import PdfConverter
from pipeline.store.sql.database import Database
from pipeline.store.sql.kept import ConversionRow
from tests.cli.broken import sound_pdf
from tests.stress.bombs import BOMBS

_SECONDS = 5
_MEMORY = 1 << 30


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    folder = tmp_path_factory.mktemp("bombs")
    (folder / "in").mkdir()
    for name, make in BOMBS.items():
        (folder / "in" / f"{name}.pdf").write_bytes(make())
    (folder / "in/sound.pdf").write_bytes(sound_pdf())
    jobs, _ = discover([folder / "in"])
    start = time.monotonic()
    with closing(OutFolder(folder / "out")) as out, closing(Database(folder / "out")) as database:
        engine = PoolEngine(PdfConverter(), Limits(2, _SECONDS, _MEMORY))
        found = list(run(Wanted(jobs), out, database, engine, 2, Lines(Console(stderr=True))))
        with database.read() as session:
            peaks = [row.peak_memory for row in session.query(ConversionRow)]
    # Twice the limit each, one after the other at worst, and the time that workers take to start.
    assert time.monotonic() - start < 2 * len(BOMBS) * (_SECONDS + 20)
    assert max(peak for peak in peaks if peak) < 2 * _MEMORY
    return {outcome.path.stem: outcome for outcome in found}


def test_what_stands_beside_bombs_is_converted(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["sound"].figures is not None
    assert outcomes["sound"].figures.cells == 4


@pytest.mark.parametrize("name", BOMBS)
def test_each_bomb_has_an_answer(name: str, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[name]
    assert (outcome.figures is None) != (outcome.error is None)
    if outcome.error:
        assert outcome.error.kind in {"limit exceeded", "damaged PDF"}
