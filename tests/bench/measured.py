"""Runs a command and prints, as JSON, what it and its children used.

    python -m tests.bench.measured COMMAND ...

A process of its own and a small one: what the parent of a command holds as it starts counts as the command's memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from tests.bench.peer.usage import megabytes


def measured(command: list[str]) -> dict[str, float]:
    """Exit code, wall and CPU seconds, and the peak RSS in MB of the largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "exit_code": process.returncode,
        "wall": time.perf_counter() - start,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": megabytes(usage.ru_maxrss),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(sys.argv[1:])) + "\n")
