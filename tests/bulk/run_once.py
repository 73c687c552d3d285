"""`python -m tests.bulk.run_once IN OUT`: one run with the obedient converter, to be killed from outside."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from rich.console import Console

from pipeline.bulk.discover import discover
from pipeline.bulk.limits import Limits
from pipeline.bulk.out_folder import OutFolder
from pipeline.bulk.pool import PoolEngine
from pipeline.bulk.progress import Lines
from pipeline.bulk.run import Wanted, run
from pipeline.store.sql.database import Database
from tests.bulk.converters import Obey

_WORKERS = 2


def main(source: Path, out: Path) -> None:
    jobs, _ = discover([source])
    with closing(OutFolder(out)) as folder, closing(Database(out)) as database:
        engine = PoolEngine(Obey(), Limits(_WORKERS, 60, 4 << 30))
        list(run(Wanted(jobs), folder, database, engine, _WORKERS, Lines(Console(stderr=True))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
