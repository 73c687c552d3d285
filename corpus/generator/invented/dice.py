"""Seeded choices. A fork has its own sequence, so that a new choice in one place moves nothing elsewhere."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Choices that depend on a path of names and numbers alone."""

    def __init__(self, *path: object) -> None:
        self._path = path
        self._random = random.Random("/".join(str(part) for part in path))

    def fork(self, *path: object) -> Dice:
        """Dice for a part of the work."""
        return Dice(*self._path, *path)

    def chance(self, share: float) -> bool:
        """True in this share of all cases."""
        return self._random.random() < share

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return self._random.choice(options)

    def some(self, options: Sequence[T], low: int, high: int) -> list[T]:
        """Between `low` and `high` of the options, in their order."""
        count = min(len(options), self.whole(low, high))
        return [options[i] for i in sorted(self._random.sample(range(len(options)), count))]

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def real(self, low: float, high: float) -> float:
        """A number between two ends."""
        return self._random.uniform(low, high)
