"""How much a run may take, kept from inside a worker: memory, and the life of the process that started it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

# The exit code of a worker that took more memory than it may.
OUT_OF_MEMORY = 77
_LOOK_SECONDS = 0.1
_LEAST_BYTES = 3 << 30
# Address space that is written to is limited too, far above: where no other thread gets a turn, an allocation fails.
_SPARE_BYTES = 2 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Worker processes; seconds that a part of a document may take; bytes of memory that a worker may take."""

    workers: int
    timeout: float
    memory: int


def default_memory(workers: int) -> int:
    """4 GiB a worker, or less where the machine has not that much, but never too little for the readers of scans."""
    return max(_LEAST_BYTES, min(4 << 30, int(psutil.virtual_memory().total * 0.8 / workers)))


def guard_worker(memory: int) -> None:
    """End this process when it takes more than `memory` bytes, or when what started it is gone."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (2 * memory + _SPARE_BYTES,) * 2)
    with contextlib.suppress(OSError):  # not Linux: the kernel then picks whom it likes
        Path("/proc/self/oom_score_adj").write_text("800")
    threading.Thread(target=_watch, args=(memory, os.getppid()), daemon=True).start()


def _watch(memory: int, parent: int) -> None:
    process = psutil.Process()
    # Of a pool: another process than the parent where workers are forked from one that is kept for that, and it may
    # be gone before this one could look.
    starter = multiprocessing.parent_process()
    while True:
        if process.memory_info().rss > memory:
            os._exit(OUT_OF_MEMORY)
        if os.getppid() != parent or (starter and not starter.is_alive()):
            os._exit(1)
        time.sleep(_LOOK_SECONDS)


class Meter:
    """Seconds and the peak of resident memory from its making on."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        with contextlib.suppress(OSError):  # not Linux: the peak is then that of the whole process
            Path("/proc/self/clear_refs").write_text("5")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    @property
    def peak(self) -> int:
        """Bytes."""
        try:
            status = Path("/proc/self/status").read_text()
            return int(status.partition("VmHWM:")[2].split()[0]) * 1024
        except (OSError, IndexError):
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
