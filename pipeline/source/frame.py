"""One coordinate frame: from the reader's coordinates to the page as displayed, and turned so that text is upright."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.geometry import Box, Rule


@dataclass(frozen=True, slots=True)
class Frame:
    """Shift by the crop box, then turn `turn` degrees clockwise; `width`, `height` are those before the turn."""

    dx: float
    dy: float
    width: float
    height: float
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the displayed, not yet turned page (already shifted by the crop box)."""
        match self.turn:
            case 90:
                return self.height - y, x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return y, self.width - x
            case _:
                return x, y

    def box(self, box: Box) -> Box:
        """A box of the reader's coordinates."""
        a, b = self.point(box.x0 - self.dx, box.top - self.dy)
        c, d = self.point(box.x1 - self.dx, box.bottom - self.dy)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))

    def rule(self, rule: Rule) -> Rule:
        """A rule turned by a quarter changes its orientation."""
        horizontal = rule.orientation == "h"
        box = self.box(
            Box(rule.start, rule.position, rule.end, rule.position)
            if horizontal
            else Box(rule.position, rule.start, rule.position, rule.end)
        )
        if horizontal != (self.turn in (90, 270)):
            return replace(rule, orientation="h", position=box.top, start=box.x0, end=box.x1)
        return replace(rule, orientation="v", position=box.x0, start=box.top, end=box.bottom)
