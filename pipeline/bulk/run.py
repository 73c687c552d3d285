"""Many documents, each in a process that can be killed: what hangs or crashes there costs one document."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from pipeline.bulk.discover import Job
from pipeline.bulk.figures import Figures
from pipeline.bulk.work import Converted, Converter, Failed, PageCounts, convert_one, start_worker
from pipeline.convert import convert
from pipeline.errors import InternalError, LimitExceededError, YusuanError
from pipeline.store.atomic import write_bytes

# A worker that never ends would keep what libraries leak.
_DOCUMENTS_A_WORKER = 40
_POLL_SECONDS = 0.2
# Pools that break with nothing finished, before the first waiting document is given up.
_BREAKS_FOR_NOTHING = 2
# Not fork: the pool has threads, and a fork copies their locks.
_CONTEXT = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a path: figures when its JSON is written, else the error."""

    path: Path
    figures: Figures | None = None
    error: YusuanError | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a run may take: worker processes, seconds a document, and which pages (None: all)."""

    workers: int
    timeout: float
    pages: Sequence[int] | None = None


def usable_cpus() -> int:
    """CPUs that this process may use; the default number of workers."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    jobs: Sequence[Job],
    out: Path,
    limits: Limits,
    on_pages: Callable[[int], None],
    converter: Converter = convert,
) -> Generator[Outcome, None, None]:
    """Convert and write each job, in the order in which they finish; `on_pages` hears how many pages are done.

    `converter` must be importable by name, since workers are fresh processes. Closing the generator, or an
    interrupt, kills the workers; no file is ever half-written.
    """
    page_counts = _CONTEXT.RawArray("L", max(1, len(jobs)))
    waiting = deque(enumerate(jobs))
    broken_in_a_row = 0
    while waiting:
        before = len(waiting)
        for finished in _one_pool(waiting, limits, converter, page_counts):
            on_pages(sum(page_counts))
            for job, result in finished:
                yield _written(job, result, out)
        broken_in_a_row = broken_in_a_row + 1 if len(waiting) == before else 0
        if broken_in_a_row == _BREAKS_FOR_NOTHING:
            broken_in_a_row = 0
            yield Outcome(waiting.popleft()[1].path, error=LimitExceededError("worker processes crash as they start"))


def _one_pool(
    waiting: deque[tuple[int, Job]], limits: Limits, converter: Converter, page_counts: PageCounts
) -> Iterator[list[tuple[Job, Converted | Failed]]]:
    """Take jobs off `waiting` and yield, a few times a second, what has finished since.

    A pool that breaks puts its unfinished jobs back.
    """
    workers = min(limits.workers, len(waiting))
    pool = ProcessPool(workers, _DOCUMENTS_A_WORKER, start_worker, (page_counts,), _CONTEXT)
    running: dict[Future[Converted | Failed], tuple[int, Job]] = {}
    try:
        while (waiting or running) and pool.active:
            while waiting and len(running) < 2 * workers:
                index, job = waiting[0]
                task = (converter, index, job.path, limits.pages)
                running[pool.schedule(convert_one, task, timeout=limits.timeout)] = waiting.popleft()
            wait(running, timeout=_POLL_SECONDS, return_when=FIRST_COMPLETED)
            done = [future for future in running if future.done()]
            whole = [future for future in done if not isinstance(future.exception(), BrokenProcessPool)]
            yield [(running.pop(future)[1], _result(future, limits)) for future in whole]
            if len(whole) < len(done):
                break
    except RuntimeError:  # the pool broke between two looks at it
        if pool.active:
            raise
    finally:
        waiting.extendleft(reversed(running.values()))
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _result(future: Future[Converted | Failed], limits: Limits) -> Converted | Failed:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, TimeoutError):
        return Failed(LimitExceededError, f"not done after {limits.timeout:g} seconds")
    if isinstance(error, ProcessExpired):
        return Failed(LimitExceededError, f"crashed its worker process (exit code {error.exitcode})")
    return Failed(InternalError, f"internal error: {type(error).__name__}: {error}")


def _written(job: Job, result: Converted | Failed, out: Path) -> Outcome:
    if isinstance(result, Failed):
        return Outcome(job.path, error=result.kind(result.message))
    try:
        write_bytes(out / job.output, result.json)
    except YusuanError as error:
        return Outcome(job.path, error=error)
    return Outcome(job.path, figures=result.figures)
