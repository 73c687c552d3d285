"""One coordinate frame: from the reader's coordinates to the page as displayed, and turned so that text is upright."""

from __future__ import annotations

from dataclasses import dataclass

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

    def box(self, box: Box) -> Box:
        x0, top, x1, bottom = box.x0 - self.dx, box.top - self.dy, box.x1 - self.dx, box.bottom - self.dy
        match self.turn:
            case 90:
                return Box(self.height - bottom, x0, self.height - top, x1)
            case 180:
                return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
            case 270:
                return Box(top, self.width - x1, bottom, self.width - x0)
            case _:
                return Box(x0, top, x1, bottom)

    def rule(self, rule: Rule) -> Rule:
        """A rule turned by a quarter changes its orientation."""
        horizontal = rule.orientation == "h"
        box = self.box(
            Box(rule.start, rule.position, rule.end, rule.position)
            if horizontal
            else Box(rule.position, rule.start, rule.position, rule.end)
        )
        if horizontal != (self.turn in (90, 270)):
            return Rule("h", box.top, box.x0, box.x1, rule.thickness)
        return Rule("v", box.x0, box.top, box.bottom, rule.thickness)
