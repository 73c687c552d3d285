"""How the memory of a run grows with the pages that it has converted."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.throughput import distinct_copies
from tests.bench.worker_process import ROOT

_DOCUMENTS = ("sample_budget.pdf", "seed_performance_form.pdf")
_SAMPLE_SECONDS = 0.5
# Of the plain log: `… (123 pages, 4.5/s, …)`.
_PAGES = re.compile(r"\((\d+) pages, [^()]*\)$")
# Libraries and models come into memory with the first documents.
_WARM_UP = 0.2


@dataclass(frozen=True, slots=True)
class MemorySlope:
    """MB a thousand pages, fitted over what follows the first fifth; `peak` in MB of the largest process."""

    pages: int
    parent: float
    workers: float
    peak: float


def measure_memory(pages: int, workers: int = 2) -> MemorySlope:
    """Convert about `pages` pages in one run and watch its processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        distinct_copies(_DOCUMENTS, folder / "in", pages)
        command = [str(Path(sys.executable).parent / "yusuan"), "convert", str(folder / "in")]
        command += ["--out", str(folder / "out"), "--workers", str(workers)]
        samples = _watched(command)
    done = samples[-1][0]
    warm = [sample for sample in samples if sample[0] >= done * _WARM_UP]
    return MemorySlope(
        pages=done,
        parent=_slope([(at, parent) for at, parent, _ in warm]),
        workers=_slope([(at, largest) for at, _, largest in warm if largest]),
        peak=max(max(parent, largest) for _, parent, largest in samples),
    )


def _watched(command: list[str]) -> list[tuple[int, float, float]]:
    """(pages done, MB of the parent, MB of the largest process below it) twice a second."""
    log = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    done = 0

    def follow() -> None:
        nonlocal done
        for line in log.stderr or ():
            if found := _PAGES.search(line.strip()):
                done = int(found[1])

    reader = threading.Thread(target=follow)
    reader.start()
    parent, samples = psutil.Process(log.pid), []
    while True:
        try:
            log.wait(_SAMPLE_SECONDS)
            break
        except subprocess.TimeoutExpired:
            samples.append((done, _megabytes(parent), max(map(_megabytes, _below(parent)), default=0.0)))
    reader.join()
    if log.returncode:
        raise RuntimeError("yusuan convert failed on our own documents")
    return [*samples, (done, *samples[-1][1:])]


def _below(parent: psutil.Process) -> list[psutil.Process]:
    """Workers, and the process that they are forked from."""
    try:
        return parent.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _megabytes(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 1e6
    except psutil.NoSuchProcess:
        return 0.0


def _slope(points: list[tuple[int, float]]) -> float:
    """By least squares, a thousand pages."""
    count = len(points)
    mean_at, mean = sum(at for at, _ in points) / count, sum(value for _, value in points) / count
    spread = sum((at - mean_at) ** 2 for at, _ in points)
    return 1000 * sum((at - mean_at) * (value - mean) for at, value in points) / spread if spread else 0.0
