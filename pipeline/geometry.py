"""Boxes and rules in the one coordinate frame: PDF points, origin top left of the page as displayed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Box(NamedTuple):
    """A rectangle `[x0, top, x1, bottom]` in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def x_mid(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    def contains_point(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: Box) -> float:
        """Area in common, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def cut_to(self, limits: Box) -> Box:
        """The part inside `limits`; of no width or height where there is none."""
        x0, top = max(self.x0, limits.x0), max(self.top, limits.top)
        return Box(x0, top, max(x0, min(self.x1, limits.x1)), max(top, min(self.bottom, limits.bottom)))

    def grown(self, by: float) -> Box:
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def rounded(self, digits: int = 2) -> Box:
        return Box(*(round(value, digits) + 0.0 for value in self))


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; raises `ValueError` when there is none."""
    all_boxes = list(boxes)
    if not all_boxes:
        raise ValueError("no boxes")
    return Box(
        min(box.x0 for box in all_boxes),
        min(box.top for box in all_boxes),
        max(box.x1 for box in all_boxes),
        max(box.bottom for box in all_boxes),
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line: `position` is y of a horizontal rule, x of a vertical one.

    `density` is the share of its length that a dash pattern inks. Of a rule found in pixels, `parts` are
    `(start, end, share)` of its stretches between crossings with the share of each that shows ink.
    """

    orientation: Literal["h", "v"]
    position: float
    start: float
    end: float
    thickness: float = 0.5
    density: float = 1.0
    parts: tuple[tuple[float, float, float], ...] = ()

    @property
    def length(self) -> float:
        return self.end - self.start
