"""`python -m tests.stress.mutants COUNT [FIRST]`: convert so many mutated documents; each must have an answer."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from rich.console import Console

from pipeline.bulk.discover import discover
from pipeline.bulk.limits import Limits
from pipeline.bulk.out_folder import OutFolder
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.plan import CONVERTED
from pipeline.bulk.pool import PoolEngine, usable_cpus
from pipeline.bulk.progress import progress_on
from pipeline.bulk.run import Wanted, run
from pipeline.bulk.work import PdfConverter
from pipeline.store.json_file import read_json
from pipeline.store.sql.database import FILE_NAME, Database
from pipeline.store.sql.kept import ConversionRow
from pipeline.store.sql.seen import DocumentRow
from tests.stress.mutations import mutated, single_pages

_SECONDS = 60
# As little as a run gives a worker by default.
_MEMORY = 3 << 30


@dataclass(frozen=True, slots=True)
class Answers:
    """Outcomes by kind, and what should not be: `strange` files, documents that the database has otherwise."""

    kinds: Counter[str]
    outcomes: list[Outcome]
    strange: list[str]
    seconds: float


def convert_mutants(numbers: range, folder: Path, workers: int) -> Answers:
    """Make the mutations `numbers` and convert them in one run below `folder`."""
    (folder / "in").mkdir(parents=True)
    sources = single_pages()
    for number in numbers:
        (folder / "in" / f"{number:05}.pdf").write_bytes(mutated(sources, number))
    start = time.monotonic()
    jobs, _ = discover([folder / "in"])
    with closing(OutFolder(folder / "out")) as out, closing(Database(folder / "out")) as database:
        engine = PoolEngine(PdfConverter(), Limits(workers, _SECONDS, _MEMORY))
        with progress_on(Console(stderr=True, width=160)) as progress:
            outcomes = list(run(Wanted(jobs), out, database, engine, workers, progress))
        strange = _strange(folder / "out", database)
    kinds = Counter(outcome.error.kind if outcome.error else "converted" for outcome in outcomes)
    return Answers(kinds, outcomes, strange, time.monotonic() - start)


def _strange(out: Path, database: Database) -> list[str]:
    """Files that are no whole document of the manifest, and the other way round."""
    with database.read() as session:
        outputs = sa.select(ConversionRow.output, ConversionRow.document_id)
        done = session.execute(outputs.where(ConversionRow.state.in_(CONVERTED))).all()
        open_ = session.scalars(sa.select(ConversionRow.document_id).filter_by(state="started")).all()
        rows = set(session.scalars(sa.select(DocumentRow.document_id)))
    expected = dict(done)
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.name != FILE_NAME}
    strange = [*open_, *(expected.keys() ^ found.keys()), *(set(expected.values()) ^ rows)]
    return strange + [name for name, path in found.items() if read_json(path).id != expected.get(name)]


def main(count: int, first: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        answers = convert_mutants(range(first, first + count), Path(name), usable_cpus())
    for kind, number in answers.kinds.most_common():
        print(f"{number:6} {kind}")
    faults = [o for o in answers.outcomes if o.error and o.error.kind in {"internal error", "limit exceeded", "output"}]
    for outcome in faults:
        print(f"{outcome.path.name}: {outcome.error}")
    good = len(answers.outcomes) == count and not answers.strange
    print(
        f"{len(answers.outcomes)} answers of {count} in {answers.seconds:.0f} s; strange: {answers.strange or 'none'}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
