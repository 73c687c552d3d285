"""What a run needs from whatever does the work: processes here, or a cluster."""

from __future__ import annotations

from typing import Protocol

from pipeline.bulk.limits import Limits
from pipeline.bulk.work import Answer, Task


class Engine(Protocol):
    """Takes tasks, gives answers in any order; a task that is lost with its worker is answered `Failed`."""

    name: str
    limits: Limits

    @property
    def slots(self) -> int:
        """How many tasks to have given out at once so that no worker is idle."""
        ...

    def submit(self, key: int, task: Task) -> None:
        """Give out a task; `key` names it in the answer."""
        ...

    def collect(self, seconds: float) -> list[tuple[int, Answer]]:
        """The answers that have come since; waits up to `seconds` for the first."""
        ...

    def close(self) -> None:
        """Stop all work at once."""
        ...
