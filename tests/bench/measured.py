"""Runs a command and prints, as JSON, what it and its children used.

    python -m tests.bench.measured COMMAND ...

A process of its own and a small one: what the parent of a command holds as it starts counts as the command's memory.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import subprocess
import sys
import time

from tests.bench.peer.usage import megabytes

# `PR_SET_CHILD_SUBREAPER` of Linux.
_ADOPT_ORPHANS = 36


def measured(command: list[str]) -> dict[str, float]:
    """Exit code, wall and CPU seconds, and the peak RSS in MB of the largest process."""
    with contextlib.suppress(AttributeError):  # not Linux: what others than the command itself have started is missed
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall, cpu, peak = time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    # Workers are forked from a process that ends after the command, and knows what they used.
    with contextlib.suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            cpu, peak = cpu + usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss)
    return {"exit_code": process.returncode, "wall": wall, "cpu": cpu, "peak": megabytes(peak)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(sys.argv[1:])) + "\n")
