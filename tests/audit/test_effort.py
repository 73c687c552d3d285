from __future__ import annotations

from pathlib import Path

from pipeline.audit.effort import at_random, by_expected_loss, by_score, found, plant
from pipeline.convert import as_read, read_part

SAMPLE = Path(__file__).parents[2] / "corpus/documents/sample_budget.pdf"


def test_the_first_5_percent_of_the_queue_meet_80_percent_of_the_wrong_amounts() -> None:
    reading = as_read(SAMPLE.name, [read_part(SAMPLE)])
    rounds = [[plant(reading, 0.01, seed)] for seed in range(4)]
    assert all(one[0].wrong for one in rounds)
    shares = {}
    for order in (by_expected_loss, by_score, at_random):
        met = [found(order(one), one, [0.05])[0] for one in rounds]
        shares[order] = sum(met) / len(met)
    assert shares[by_expected_loss] >= 0.8
    assert shares[by_score] < 0.6
    assert shares[at_random] < 0.3


def test_every_order_holds_every_cell_and_only_amounts_are_misread() -> None:
    reading = as_read(SAMPLE.name, [read_part(SAMPLE, pages=[4])])
    planted = plant(reading, 0.2, 1)
    before = {(reading.id, t.id, c.row, c.col): c.text for t in reading.tables for c in t.cells}
    after = {(reading.id, t.id, c.row, c.col): c.text for t in planted.reading.tables for c in t.cells}
    assert {key for key in before if before[key] != after[key]} == planted.wrong
    assert all(len(before[key]) == len(after[key]) and before[key][0] != "合" for key in planted.wrong)
    assert set(by_score([planted])) == set(at_random([planted])) == set(before)
    assert set(by_expected_loss([planted])) <= set(before)
