"""Rules of one width above each other frame a table without verticals (三线表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.geometry import Box, Rule
from pipeline.layout.borderless.chunks import Line

SAME_ENDS = 4.0  # points
MIN_LENGTH = 60.0  # points
BESIDE = 0.9  # em between the middles of a wrapped text's line and of what stands beside it
HANG = 6.0  # points that text may hang over the rules' ends


@dataclass(frozen=True)
class Frame:
    """What lies between the first and the last of rules that begin and end alike."""

    box: Box

    def holds(self, box: Box) -> bool:
        inside = self.box.x0 - HANG <= box.x0 and box.x1 <= self.box.x1 + HANG
        return inside and self.box.top < box.y_mid < self.box.bottom


def frames(lines: Sequence[Line], rules: Sequence[Rule], outside: Sequence[Box]) -> list[Frame]:
    """Frames of neighbouring rules, with text side by side and nothing foreign between each two."""
    wide = sorted(
        (rule for rule in rules if rule.orientation == "h" and rule.length >= MIN_LENGTH),
        key=lambda rule: rule.position,
    )
    found: list[Frame] = []
    while wide:
        first = wide[0]
        alike = [r for r in wide if abs(r.start - first.start) <= SAME_ENDS and abs(r.end - first.end) <= SAME_ENDS]
        wide = [rule for rule in wide if rule not in alike]
        run: list[Rule] = []
        for rule in alike:
            if run and not _one_table(run[-1], rule, lines, outside):
                found += _frame(run)
                run = []
            run.append(rule)
        found += _frame(run)
    return found


def _frame(run: Sequence[Rule]) -> list[Frame]:
    if len(run) < 2:
        return []
    return [Frame(Box(run[0].start, run[0].position, run[0].end, run[-1].position))]


def _one_table(above: Rule, below: Rule, lines: Sequence[Line], outside: Sequence[Box]) -> bool:
    if below.position - above.position < 4:
        return True
    frame = Frame(Box(above.start, above.position, above.end, below.position))
    if any(frame.holds(box) and box.width > 0.3 * frame.box.width for box in outside):
        return False
    inside = [chunk for line in lines if frame.holds(line.box) for chunk in line.chunks]
    return any(
        one.box.x1 < other.box.x0 and abs(one.box.y_mid - other.box.y_mid) < BESIDE * one.size
        for one in inside
        for other in inside
    )
