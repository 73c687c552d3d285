from __future__ import annotations

import pytest

from pipeline.evaluation.certainty import Judged, certainty_figures, error_at, risk_coverage


def _cells(*groups: tuple[float, int, int]) -> list[Judged]:
    """(confidence, right ones, wrong ones) each."""
    return [
        Judged(confidence, right)
        for confidence, n_right, n_wrong in groups
        for right in [True] * n_right + [False] * n_wrong
    ]


def test_perfectly_calibrated() -> None:
    """AUROC: of 12 x 8 pairs, 8 x 6 are in order, 8 x 2 + 4 x 6 are ties, 4 x 2 are out of order."""
    figures = certainty_figures(_cells((0.8, 8, 2), (0.4, 4, 6)))
    assert figures["ece"] == pytest.approx(0)
    assert figures["auroc"] == pytest.approx((48 + 40 / 2) / 96)
    assert figures["error_at_50"] == pytest.approx(0.2)
    assert figures["error_at_80"] == pytest.approx((2 + 0.6 * 6) / 16)
    assert figures["error_rate"] == pytest.approx(0.4)


def test_constant() -> None:
    figures = certainty_figures(_cells((0.9, 5, 5)))
    assert figures["ece"] == pytest.approx(0.4)
    assert figures["auroc"] == 0.5
    assert {figures[f"error_at_{share}"] for share in (50, 80, 90, 95, 99)} == {0.5}
    assert (figures["silent"], figures["certain_share"]) == (0, 0)


def test_inverted() -> None:
    figures = certainty_figures(_cells((0.99, 0, 4), (0.3, 4, 0)))
    assert figures["auroc"] == 0
    assert figures["error_at_50"] == 1
    assert figures["error_at_99"] == 0.5
    assert figures["ece"] == pytest.approx((0.99 + 0.7) / 2)
    assert (figures["silent"], figures["certain_share"], figures["wrong"]) == (4, 0.5, 4)


def test_what_is_not_defined_is_none() -> None:
    none = certainty_figures([])
    assert {name for name, value in none.items() if value is not None} == {"cells", "wrong", "silent"}
    assert certainty_figures(_cells((0.9, 3, 0)))["auroc"] is None
    assert certainty_figures(_cells((0.9, 0, 3)))["auroc"] is None


def test_a_share_is_rounded_up_to_whole_cells() -> None:
    cells = _cells((0.9, 2, 0), (0.5, 0, 1))
    assert error_at(cells, 0.5) == 0
    assert error_at(cells, 0.8) == pytest.approx(1 / 3)


def test_risk_coverage() -> None:
    assert risk_coverage(_cells((0.9, 3, 1), (0.2, 0, 4))) == [(0.5, 0.25), (1.0, 0.625)]


def test_confidence_at_the_ends() -> None:
    assert certainty_figures(_cells((0.0, 0, 1), (1.0, 1, 0)))["ece"] == 0
