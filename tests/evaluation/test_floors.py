"""Quality on a fixed sample of the corpus does not drop. A wanted change of the floors: `make floors`."""

from __future__ import annotations

import pytest

from pipeline.evaluation.floors import GUARDED, measure_sample, sample_of, worse_than
from pipeline.evaluation.results_file import read_results
from tests.evaluation.paths import CORPUS, ROOT

FLOORS = read_results(ROOT / "tests/evaluation/floors.json")


def test_quality_does_not_drop() -> None:
    lines = worse_than(FLOORS, measure_sample(CORPUS, sample_of(FLOORS)))
    if lines:
        pytest.fail("\n".join(["worse than the floors:", *lines]), pytrace=False)


def test_the_floors_guard_every_figure() -> None:
    [one] = FLOORS.sets
    assert set(one.figures) == set(GUARDED)
    assert len(one.documents) >= 3
