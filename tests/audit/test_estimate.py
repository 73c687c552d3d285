from __future__ import annotations

import random

from pipeline.audit.estimate import Band, Looks, band_of, count_looks, remaining


def test_without_a_look_calibration_speaks() -> None:
    left = remaining({7: Band(1000, 3.0), 0: Band(10, 7.0)}, {})
    assert left.cells == 1010
    assert round(left.errors, 6) == 10.0
    assert left.low < 10 < left.high


def test_looks_correct_a_calibration_that_is_too_sure() -> None:
    left = remaining({7: Band(10_000, 10.0)}, {7: Looks(480, 24)})
    assert 400 < left.errors < 520, "5 % of what was looked at was wrong, not 0.1 %"


def test_the_interval_holds_the_truth_19_times_in_20() -> None:
    """4,000 cells with a known chance of error each, 200 of them looked at: how many of the others are wrong?"""
    chance = random.Random(5)
    held = 0
    for _ in range(200):
        sure = [chance.choice([0.4, 0.85, 0.97, 0.998]) for _ in range(4000)]
        wrong = [chance.random() > one for one in sure]
        bands: dict[int, Band] = {}
        for confidence in sure[200:]:
            cells, expected = bands.get(band_of(confidence), Band(0, 0.0))
            bands[band_of(confidence)] = Band(cells + 1, expected + 1 - confidence)
        left = remaining(bands, count_looks(zip(sure[:200], wrong[:200], strict=True)))
        held += left.low <= sum(wrong[200:]) <= left.high
    assert held >= 185
