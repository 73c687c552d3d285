"""How fast `yusuan convert` is with a worker, with two, and on Ray, and how its memory grows with a document."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from tests.bench.worker_process import ROOT

_DOCUMENTS = ("sample_budget.pdf", "sample_budget_planted_error.pdf", "seed_performance_form.pdf")
# So many that the start, which is not shared between workers, weighs little.
_PAGES = 400
_LONG_TIMES = 10
# The better of so many runs counts: on a busy machine the other was disturbed.
_RUNS = 2


@dataclass(frozen=True, slots=True)
class Work:
    """A whole `yusuan convert`: wall and CPU seconds with all workers, and the peak RSS of its largest process."""

    pages: int
    workers: int
    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Speed:
    """Many documents, and a single page: nearly all of that is the start."""

    many: Work
    start: Work

    @property
    def wall(self) -> float:
        """Seconds without the start."""
        return self.many.wall - self.start.wall


@dataclass(frozen=True, slots=True)
class Throughput:
    """Many documents with one worker, with two, and with two of Ray where it starts; then one document, and the
    same one many times as long.

    `load`: the machine's load average before; with others at work, wall time says little.
    """

    one: Speed
    two: Speed
    ray: Speed | None
    short: Work
    long: Work
    load: float

    @property
    def memory_growth(self) -> float:
        return self.long.peak / self.short.peak


def measure_throughput() -> Throughput:
    """Convert our own documents in a temporary folder."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, page, long = folder / "many", folder / "page.pdf", folder / "long.pdf"
        pages = distinct_copies(_DOCUMENTS, many, _PAGES)
        short = ROOT / "corpus/documents" / _DOCUMENTS[0]
        short_pages, long_pages = _repeated(short, long, 1), _repeated(short, long, _LONG_TIMES)
        _repeated(short, page, 1, 1)

        def speed(workers: int, engine: str = "pool") -> Speed:
            runs = [
                (convert_work(many, pages, workers, engine), convert_work(page, 1, workers, engine))
                for _ in range(_RUNS)
            ]
            return Speed(*(min(works, key=lambda work: work.wall) for works in zip(*runs, strict=True)))

        one, two = speed(1), speed(2)
        ray = None
        if find_spec("ray"):
            with contextlib.suppress(
                RuntimeError
            ):  # a busy machine may not start Ray in the time that it allows itself
                ray = speed(2, "ray")
        works = convert_work(short, short_pages, 1), convert_work(long, long_pages, 1)
        return Throughput(one, two, ray, *works, load)


def convert_work(source: Path, pages: int, workers: int, engine: str = "pool") -> Work:
    """Run the command as a user does, and see what it and its workers used."""
    with tempfile.TemporaryDirectory() as out:
        command = [str(Path(sys.executable).parent / "yusuan"), "convert", str(source)]
        runner = [sys.executable, "-m", "tests.bench.measured", *command, "--out", out, "--workers", str(workers)]
        runner += ["--engine", engine]
        printed = subprocess.run(runner, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    used = json.loads(printed)
    if used.pop("exit_code"):
        raise RuntimeError("yusuan convert failed on our own documents")
    return Work(pages, workers, **used)


def distinct_copies(documents: Sequence[str], folder: Path, pages: int) -> int:
    """Fill `folder` with copies of our documents until there are `pages` pages; returns how many there are.

    Each copy has other bytes, since one content is converted once.
    """
    folder.mkdir()
    made = 0
    for number in count():
        if made >= pages:
            return made
        for document in documents:
            source = ROOT / "corpus/documents" / document
            (folder / f"{number:04}-{document}").write_bytes(source.read_bytes() + b"%%%d\n" % number)
            made += _page_count(source)
    return made


def _page_count(pdf: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(pdf).pages)


def _repeated(source: Path, target: Path, times: int, pages: int | None = None) -> int:
    """Write `source`, or its first `pages`, several times over, as one document; the number of its pages."""
    from pypdf import PdfWriter

    with PdfWriter() as writer:
        for _ in range(times):
            writer.append(source, pages=(0, pages) if pages else None)
        writer.write(target)
        return len(writer.pages)
