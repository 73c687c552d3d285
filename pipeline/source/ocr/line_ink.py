"""The ink of one printed line, or of its part in one cell: gathered, cleaned of dirt, joined. In pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.geometry import Box, union
from pipeline.source.ocr.ink import Component

# All in heights of the page's print.
DOT = 0.22  # ink no larger is a dot or dirt
TORN = 0.15  # dots no further apart may be one glyph, torn
BASE = 0.12  # a full stop ends no further above the line's foot
FAR = 0.4  # a dot no further from the glyph before it may be a full stop
SLIVER = 0.12  # ink at a wall that is thinner is left of the wall
JOIN = 0.6  # parts of a line no further apart are read together
NEAR = 0.9  # so is ink that nobody detected
GLYPH = 1.25  # the tallest glyph


@dataclass(frozen=True, slots=True)
class LineInk:
    """`box` is around the ink; `clear` is where a crop may reach without touching dirt or a wall."""

    cell: int
    box: Box
    clear: Box
    detected: bool


def line_ink(cell: int, items: Sequence[Component], clear: Box, height: float, *, detected: bool) -> LineInk | None:
    """The ink of one line less what is left of walls and the dirt beside it; None where nothing stays."""
    boxes = [item.box for item in items if not of_wall(item.box, clear, height)]
    patches = _patches(boxes, height)
    core = [box for box in patches if max(box.width, box.height) > DOT * height]
    if not core:
        return None
    around = union(core)
    dots = [box for box in patches if max(box.width, box.height) <= DOT * height]
    kept = [box for box in dots if _belongs(box, around, height) or _of_glyph(box, core, height)]
    for box in dots:
        if box in kept:
            continue
        if box.x1 <= around.x0:
            clear = clear._replace(x0=max(clear.x0, box.x1 + 1))
        elif box.x0 >= around.x1:
            clear = clear._replace(x1=min(clear.x1, box.x0 - 1))
    return LineInk(cell, union((around, *kept)), clear, detected)


def _patches(boxes: Sequence[Box], height: float) -> list[Box]:
    """Dots that lie close together as one patch, since broken print falls into dots; the rest as it is."""
    found = [box for box in boxes if max(box.width, box.height) > DOT * height]
    dots: list[Box] = []
    for box in sorted(boxes):
        if max(box.width, box.height) > DOT * height:
            continue
        near = [dot for dot in dots if dot.grown(TORN * height).overlap(box)]
        dots = [dot for dot in dots if dot not in near] + [union((box, *near))]
    return found + dots


def of_wall(box: Box, clear: Box, height: float) -> bool:
    """True for thin ink along a side: what is left of a wall."""
    at_side = box.x0 - clear.x0 <= 2 or clear.x1 - box.x1 <= 2
    at_end = box.top - clear.top <= 2 or clear.bottom - box.bottom <= 2
    return (at_side and box.width < SLIVER * height) or (at_end and box.height < SLIVER * height)


def _of_glyph(dot: Box, core: Sequence[Box], height: float) -> bool:
    near = dot.grown(TORN * height)
    return any(near.overlap(box) for box in core)


def _belongs(dot: Box, line: Box, height: float) -> bool:
    """True for a dot between glyphs, or low and close behind the last one."""
    if dot.x1 <= line.x0 or dot.y_mid < line.top - 0.1 * height or dot.y_mid > line.bottom + 0.15 * height:
        return False
    return dot.x0 < line.x1 or (dot.x0 - line.x1 <= FAR * height and dot.bottom >= line.bottom - BASE * height)


def joined(lines: Sequence[LineInk], height: float) -> list[LineInk]:
    """Parts of one line in one cell that stand close together as one."""
    found: list[LineInk] = []
    for line in sorted(lines, key=lambda line: (line.cell, line.box.x0)):
        host = next((index for index, other in enumerate(found) if _beside(other, line, height)), None)
        if host is None:
            found.append(line)
            continue
        other = found[host]
        top, bottom = max(other.clear.top, line.clear.top), min(other.clear.bottom, line.clear.bottom)
        clear = Box(other.clear.x0, top, line.clear.x1, bottom)
        found[host] = replace(other, box=union((other.box, line.box)), clear=clear)
    return found


def _beside(one: LineInk, other: LineInk, height: float) -> bool:
    return one.cell == other.cell and other.box.x0 - one.box.x1 <= JOIN * height and level(one.box, other.box)


def with_loose(lines: Sequence[LineInk], loose: Sequence[Component], clear: Box, height: float) -> list[LineInk]:
    """The lines of one cell and the ink that none of them holds: added to the line it continues, or on its own."""
    found = list(lines)
    for group in _groups(loose, height):
        line = line_ink(group[0].cell, group, clear, height, detected=False)
        if line is None:
            continue
        host = next((index for index, other in enumerate(found) if _continues(other.box, line.box)), None)
        if host is None:
            found.append(line)
        else:
            found[host] = replace(found[host], box=union((found[host].box, line.box)))
    return found


def _groups(items: Sequence[Component], height: float) -> list[list[Component]]:
    """Ink in groups that stand close together on one line, or stroke over stroke in one glyph."""
    groups: list[list[Component]] = []
    for item in sorted(items, key=lambda item: item.box.x0):
        for group in groups:
            box = union(other.box for other in group)
            beside = item.box.x0 - box.x1 <= NEAR * height and level(box, item.box)
            over = item.box.x0 < box.x1 and union((box, item.box)).height <= GLYPH * height
            if beside or over:
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def level(one: Box, other: Box) -> bool:
    """True where two boxes are on one line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= 0.5 * min(one.height, other.height)


def _continues(line: Box, box: Box) -> bool:
    """True where ink stands at an end of a line, or between its characters."""
    gap = max(box.x0 - line.x1, line.x0 - box.x1)
    inside = line.top - 0.2 * line.height <= box.y_mid <= line.bottom + 0.2 * line.height
    return inside and gap <= NEAR * line.height and box.height <= 1.3 * line.height
