"""Drawn strokes to whole rules: snapped to common positions, joined over dots and gaps, stubs dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.geometry import Rule

SNAP = 1.8
JOIN = 3.0
MIN_LENGTH = 5.0


def whole_rules(strokes: Iterable[Rule]) -> tuple[Rule, ...]:
    """Horizontal then vertical rules, each sorted by position and start."""
    strokes = list(strokes)
    merged: list[Rule] = []
    for orientation in ("h", "v"):
        merged.extend(_merge([stroke for stroke in strokes if stroke.orientation == orientation]))
    return tuple(rule for rule in merged if rule.length >= MIN_LENGTH)


def _merge(strokes: Sequence[Rule]) -> list[Rule]:
    out: list[Rule] = []
    for group in _snapped(sorted(strokes, key=lambda stroke: stroke.position)):
        weight = sum(stroke.length + 0.01 for stroke in group)
        position = sum(stroke.position * (stroke.length + 0.01) for stroke in group) / weight
        out.extend(_joined(sorted(group, key=lambda stroke: stroke.start), position))
    return out


def _snapped(strokes: Sequence[Rule]) -> list[list[Rule]]:
    """Groups whose positions lie within `SNAP` of the group's first."""
    groups: list[list[Rule]] = []
    for stroke in strokes:
        if groups and stroke.position - groups[-1][0].position <= SNAP:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _joined(strokes: Sequence[Rule], position: float) -> list[Rule]:
    spans: list[tuple[float, float, float]] = []
    for stroke in strokes:
        if spans and stroke.start - spans[-1][1] <= JOIN:
            start, end, thickness = spans[-1]
            spans[-1] = (start, max(end, stroke.end), max(thickness, stroke.thickness))
        else:
            spans.append((stroke.start, stroke.end, stroke.thickness))
    return [Rule(strokes[0].orientation, position, *span) for span in spans]
