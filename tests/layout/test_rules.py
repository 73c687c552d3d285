from __future__ import annotations

import pytest

from pipeline.geometry import Rule
from pipeline.layout.rules import whole_rules
from tests.layout.ruled import h, v


def test_pieces_of_a_rule_are_joined() -> None:
    (rule,) = whole_rules([h(100, 120, 200), h(100, 50, 121), h(100, 202, 300)])
    assert (rule.position, rule.start, rule.end) == (pytest.approx(100), 50, 300)


@pytest.mark.parametrize(("gap", "count"), [(1, 1), (2.9, 1), (4, 2), (30, 2)])
def test_only_small_gaps_are_bridged(gap: float, count: int) -> None:
    assert len(whole_rules([v(100, 50, 90), v(100, 90 + gap, 160)])) == count


def test_dots_become_a_rule() -> None:
    (rule,) = whole_rules([h(100, x, x + 0.5) for x in range(50, 100, 2)])
    assert (rule.position, rule.start, rule.end) == (pytest.approx(100), 50, 98.5)


def test_pieces_that_wobble_get_one_position() -> None:
    (rule,) = whole_rules([h(100, 50, 150), h(100.6, 150, 250), h(99.4, 250, 350)])
    assert (rule.position, rule.start, rule.end) == (pytest.approx(100), 50, 350)


def test_long_pieces_weigh_more() -> None:
    (rule,) = whole_rules([h(100, 50, 350), h(101, 350, 352)])
    assert rule.position == pytest.approx(100, abs=0.05)


def test_rules_two_points_apart_stay_two() -> None:
    assert [rule.position for rule in whole_rules([h(102, 50, 350), h(100, 50, 350)])] == [100, 102]


def test_many_close_rules_do_not_flow_into_one() -> None:
    found = whole_rules([h(100 + 1.5 * i, 50, 350) for i in range(6)])
    assert len(found) >= 3


def test_stubs_are_dropped() -> None:
    assert whole_rules([h(100, 50, 54.9), v(200, 50, 53)]) == ()


def test_the_thickest_piece_counts() -> None:
    (rule,) = whole_rules([Rule("h", 100, 50, 150, 0.5), Rule("h", 100, 140, 250, 1.5)])
    assert rule.thickness == 1.5


def test_horizontal_ones_come_first_each_by_position_and_start() -> None:
    rules = [v(30, 0, 50), h(90, 60, 99), v(10, 0, 50), h(90, 0, 50), h(20, 0, 50)]
    assert whole_rules(rules) == (h(20, 0, 50), h(90, 0, 50), h(90, 60, 99), v(10, 0, 50), v(30, 0, 50))
