"""How far a run is, how fast it goes, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from pipeline.bulk.schedule import Work


class Pace:
    """Counts pages and, since the pages of a document not yet opened are unknown, shares of the documents' bytes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self._all = 0
        self._bytes = 0.0
        self._shares: dict[str, float] = {}
        self._pages: dict[str, int] = {}

    def begin(self, works: Sequence[Work]) -> None:
        self._start = self._clock()
        self._all = sum(work.size for work in works)

    def read(self, work: Work, done: int, total: int) -> None:
        """`done` of `total` pages of `work` are read."""
        share = done / total
        self._bytes += (share - self._shares.get(work.document_id, 0.0)) * work.size
        self._shares[work.document_id] = share
        self._pages[work.document_id] = done

    def end(self, work: Work, pages: int) -> None:
        """`work` is over, with `pages` pages."""
        self.read(work, 1, 1)
        self._pages[work.document_id] = pages

    @property
    def pages(self) -> int:
        return sum(self._pages.values())

    @property
    def rate(self) -> float:
        """Pages a second since the beginning."""
        return self.pages / max(self._clock() - self._start, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds to go; None before anything is done."""
        if not self._bytes:
            return None
        return (self._clock() - self._start) * max(self._all - self._bytes, 0.0) / self._bytes

    def __str__(self) -> str:
        left = "" if self.left is None else f", {duration(self.left)} left"
        return f"{self.pages} pages, {self.rate:.1f}/s{left}"


def duration(seconds: float) -> str:
    """In the two largest units.

    >>> duration(59.6), duration(3700)
    ('1 min', '1 h 2 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
