"""What this process has used so far."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def cpu_seconds() -> float:
    """User and system seconds of all threads, and of children that were waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def peak_megabytes() -> float:
    """The most memory (RSS) that this process held at once.

    Linux counts in `ru_maxrss` what the parent held when this process was started, so there another source is better.
    """
    if _STATUS.is_file() and (found := re.search(r"^VmHWM:\s+(\d+) kB", _STATUS.read_text(), re.MULTILINE)):
        return int(found[1]) * 1024 / 1e6
    return megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def megabytes(maxrss: int) -> float:
    """`ru_maxrss` in MB: macOS counts it in bytes, others in KiB."""
    return maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
