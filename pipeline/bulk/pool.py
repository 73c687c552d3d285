"""Worker processes of this machine that can be killed: what hangs or crashes there costs one task."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import BaseContext

from pebble import ProcessExpired, ProcessPool

from pipeline.bulk.limits import OUT_OF_MEMORY, Limits
from pipeline.bulk.work import Answer, Converter, Failed, Task, perform, start_worker
from pipeline.errors import InternalError, LimitExceededError, WorkerKilledError

# A worker that never ends would keep what libraries leak.
_TASKS_A_WORKER = 120
# Pools that break with nothing finished, before the first waiting task is given up.
_BREAKS_FOR_NOTHING = 2
# The second is what is said of a worker when the process that it was forked from is gone, which would know.
_KILLED = (-signal.SIGKILL, 255)


def ready_context() -> BaseContext:
    """How workers start: forked from a process that loads, from now on, what they need; bare where there is no fork.

    Not forked from this process: the pool has threads, and a fork copies their locks.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "pipeline.bulk.loaded"])
    forkserver.ensure_running()
    return context


def usable_cpus() -> int:
    """CPUs that this process may use; the default number of workers."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class PoolEngine:
    """An `Engine`; a pool that breaks as a whole is built anew with what it had not answered."""

    name = "pool"

    def __init__(self, converter: Converter, limits: Limits) -> None:
        self._converter = converter
        self.limits = limits
        self._context = ready_context()
        self._pool: ProcessPool | None = None
        self._waiting: deque[tuple[int, Task]] = deque()
        self._running: dict[Future[Answer], tuple[int, Task]] = {}
        self._breaks = 0

    @property
    def slots(self) -> int:
        return 2 * self.limits.workers

    def submit(self, key: int, task: Task) -> None:
        self._waiting.append((key, task))

    def collect(self, seconds: float) -> list[tuple[int, Answer]]:
        try:
            self._give_out()
            wait(self._running, timeout=seconds, return_when=FIRST_COMPLETED)
        except RuntimeError:  # the pool broke between two looks at it
            if self._pool is None or self._pool.active:
                raise
            return self._broken()
        done = [future for future in self._running if future.done()]
        whole = [future for future in done if not isinstance(future.exception(), BrokenProcessPool)]
        answers = [(self._running.pop(future)[0], self._answer(future)) for future in whole]
        if answers:
            self._breaks = 0
        if len(whole) < len(done) or (self._pool and not self._pool.active):
            return answers + self._broken()
        return answers

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _give_out(self) -> None:
        if self._pool is None and self._waiting:
            arguments = (self.limits.memory,)
            self._pool = ProcessPool(self.limits.workers, _TASKS_A_WORKER, start_worker, arguments, self._context)
        while self._pool is not None and self._waiting:
            task = (self._converter, self._waiting[0][1])
            future = self._pool.schedule(perform, task, timeout=self.limits.timeout)
            self._running[future] = self._waiting.popleft()

    def _broken(self) -> list[tuple[int, Answer]]:
        self._waiting.extendleft(reversed(self._running.values()))
        self._running.clear()
        self.close()
        self._breaks += 1
        if self._breaks < _BREAKS_FOR_NOTHING or not self._waiting:
            return []
        self._breaks = 0
        return [(self._waiting.popleft()[0], Failed(LimitExceededError, "worker processes crash as they start"))]

    def _answer(self, future: Future[Answer]) -> Answer:
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, TimeoutError):
            return Failed(LimitExceededError, f"not done after {self.limits.timeout:g} seconds", self.limits.timeout)
        if isinstance(error, ProcessExpired) and error.exitcode == OUT_OF_MEMORY:
            mebibytes = self.limits.memory >> 20
            return Failed(LimitExceededError, f"needs more than {mebibytes} MiB of memory", peak=self.limits.memory)
        if isinstance(error, ProcessExpired) and error.exitcode in _KILLED:
            return Failed(WorkerKilledError, "its worker process was killed, as where a machine is short of memory")
        if isinstance(error, ProcessExpired):
            return Failed(LimitExceededError, f"crashed its worker process (exit code {error.exitcode})")
        return Failed(InternalError, f"internal error: {type(error).__name__}: {error}")
