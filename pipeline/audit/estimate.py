"""How many errors are left in what nobody has looked at: from calibration and from what was found so far."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

# Upper ends of the bands of confidence that errors are counted in.
BANDS = (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
# So many looks at a band weigh as much as what calibration says about it.
TRUST_IN_CALIBRATION = 20.0
# Normal quantile of a two-sided 95 % interval.
_Z = 1.96


class Band(NamedTuple):
    """Cells of one band that nobody has looked at: how many, and the sum of their chances of being wrong."""

    cells: int
    expected: float


class Looks(NamedTuple):
    """Cells of one band, drawn at random, that a person has looked at, and how many of them were wrong."""

    looked: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Remaining:
    """Errors to expect in `cells` unseen cells; the true number lies in `low` … `high` 19 times in 20."""

    cells: int
    errors: float
    low: float
    high: float


def band_of(confidence: float) -> int:
    """Index of the band that holds `confidence`."""
    return next(index for index, top in enumerate(BANDS) if confidence < top or top == BANDS[-1])


def remaining(unseen: Mapping[int, Band], looks: Mapping[int, Looks]) -> Remaining:
    """The estimate over all bands.

    In each band the rate of errors has a beta distribution: calibration gives its mean and counts as
    `TRUST_IN_CALIBRATION` looks, real looks add to it. Spread of the rate and of the count itself both widen the
    interval.
    """
    mean = variance = 0.0
    for band, (cells, expected) in unseen.items():
        if not cells:
            continue
        looked, wrong = looks.get(band, Looks(0, 0))
        a = TRUST_IN_CALIBRATION * expected / cells + wrong
        b = TRUST_IN_CALIBRATION * (1 - expected / cells) + looked - wrong
        rate = a / (a + b)
        spread = rate * (1 - rate) / (a + b + 1)
        mean += cells * rate
        variance += cells * cells * spread + cells * rate * (1 - rate)
    total = sum(band.cells for band in unseen.values())
    reach = _Z * math.sqrt(variance)
    return Remaining(total, mean, max(0.0, mean - reach), min(float(total), mean + reach))


def count_looks(seen: Iterable[tuple[float, bool]]) -> dict[int, Looks]:
    """`(confidence, wrong)` of each cell that was looked at, put into bands."""
    counts: dict[int, Looks] = {}
    for confidence, wrong in seen:
        band = band_of(confidence)
        looked, found = counts.get(band, Looks(0, 0))
        counts[band] = Looks(looked + 1, found + wrong)
    return counts
