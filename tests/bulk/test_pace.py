from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bulk.pace import Pace
from pipeline.bulk.schedule import Work


def _work(name: str, size: int) -> Work:
    return Work(Path(name), name, size)


def test_time_left_follows_from_the_bytes_that_are_done() -> None:
    now = 100.0
    pace = Pace(lambda: now)
    small, large = _work("a", 100), _work("b", 300)
    pace.begin([small, large])
    assert (pace.left, pace.pages) == (None, 0)
    now = 110.0
    pace.end(small, 5)
    assert (pace.left, pace.pages, pace.rate) == (30.0, 5, 0.5)
    now = 120.0
    pace.read(large, 8, 24)
    assert pace.left == pytest.approx(20.0)
    assert pace.pages == 13
    assert str(pace) == "13 pages, 0.7/s, 20 s left"
    pace.end(large, 24)
    assert (pace.left, pace.pages) == (0.0, 29)


def test_a_document_that_fails_takes_its_pages_along() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    work = _work("a", 100)
    pace.begin([work])
    now = 10.0
    pace.read(work, 8, 16)
    pace.end(work, 0)
    assert (pace.pages, pace.left) == (0, 0.0)
