"""Glyphs of a cell gathered into printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.geometry import Box, union
from pipeline.page_content import Char

SAME_LINE = 0.45  # of a glyph's height between middles: baselines of mixed fonts stay below, tight print above
TIGHT_LINE = 0.2
SMALL = 0.75  # of the tallest glyph: smaller ones may be super- or subscripts


@dataclass(frozen=True, slots=True)
class Line:
    """Inked `chars` from left to right; `gaps[i]` (points) and `spaced[i]` (a stored space) follow `chars[i]`.

    `raw` is the line as stored, stored spaces kept; `overprinted` where two runs of text stand on each other.
    """

    chars: tuple[Char, ...]
    gaps: tuple[float, ...]
    spaced: tuple[bool, ...]
    box: Box
    size: float
    raw: str
    overprinted: bool = False

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)


def make_line(chars: Sequence[Char]) -> Line:
    """The line of chars, stored spaces among them, given in stored order; at least one is inked."""
    ordered = sorted(chars, key=_left)
    overprinted = _interleaved(ordered, chars)
    if overprinted:
        ordered = [char for run in sorted(_runs(chars), key=lambda run: run[0].box.x0) for char in run]
    inked: list[Char] = []
    gaps: list[float] = []
    spaced: list[bool] = []
    space = False
    for char in ordered:
        if char.text.isspace():
            space = True
            continue
        if inked:
            gaps.append(char.box.x0 - inked[-1].box.x1)
            spaced.append(space)
        inked.append(char)
        space = False
    return Line(
        chars=tuple(inked),
        gaps=tuple(gaps),
        spaced=tuple(spaced),
        box=union(char.box for char in inked),
        size=median(char.box.height for char in inked),
        raw="".join(char.raw for char in ordered).strip("\r\n"),
        overprinted=overprinted,
    )


def _left(char: Char) -> float:
    return char.box.x0


def _interleaved(ordered: Sequence[Char], stored: Sequence[Char]) -> bool:
    """True when glyphs cover each other and sorting by place would mix the runs that they were stored in."""
    if ordered == list(stored):
        return False
    inked = [char for char in ordered if not char.text.isspace()]
    if inked == [char for char in stored if not char.text.isspace()]:
        return False
    return any(_covers(left, right, 0.5) for left, right in pairwise(inked))


def _runs(stored: Sequence[Char]) -> list[list[Char]]:
    """Stored glyphs cut where the next one stands further left."""
    runs = [[stored[0]]]
    for left, right in pairwise(stored):
        if right.box.x0 < left.box.x0:
            runs.append([])
        runs[-1].append(right)
    return runs


def split_lines(chars: Sequence[Char]) -> tuple[Line, ...]:
    """Lines from top to bottom; blank lines are no lines."""
    inked = [char for char in chars if not char.text.isspace()]
    if not inked:
        return ()
    middles = [char.box.y_mid for char in inked]
    if max(middles) - min(middles) <= TIGHT_LINE * min(char.box.height for char in inked):
        return (make_line(chars),)
    groups = _groups(inked)
    if len(groups) == 1:
        return (make_line(chars),)
    _hand_out_spaces(groups, [char for char in chars if char.text.isspace()])
    place = {id(char): index for index, char in enumerate(chars)}
    lines = [make_line(sorted(group, key=lambda char: place[id(char)])) for group in groups]
    return tuple(sorted(lines, key=lambda line: (line.box.y_mid, line.box.x0)))


def _groups(inked: Sequence[Char]) -> list[list[Char]]:
    tallest = max(char.box.height for char in inked)
    large = [char for char in inked if char.box.height >= SMALL * tallest]
    groups = _cluster(large, SAME_LINE)
    rest = [char for char in inked if char.box.height < SMALL * tallest]
    left_over = [char for char in rest if not _attach(char, groups)]
    return groups + _groups(left_over) if left_over else groups


def _cluster(chars: Sequence[Char], tolerance: float) -> list[list[Char]]:
    ordered = sorted(chars, key=lambda char: char.box.y_mid)
    groups: list[list[Char]] = []
    total = 0.0
    for char in ordered:
        if groups and char.box.y_mid - total / len(groups[-1]) <= tolerance * char.box.height:
            groups[-1].append(char)
            total += char.box.y_mid
        else:
            groups.append([char])
            total = char.box.y_mid
    if tolerance > TIGHT_LINE:
        groups = [
            part for group in groups for part in (_cluster(group, TIGHT_LINE) if _overprinted(group) else [group])
        ]
    return groups


def _overprinted(group: Sequence[Char]) -> bool:
    """True when glyphs of different height on the page stand on each other: two lines printed too close."""
    ordered = sorted(group, key=lambda char: char.box.x0)
    return any(
        _covers(left, right, 0.5) and abs(left.box.y_mid - right.box.y_mid) > TIGHT_LINE * left.box.height
        for left, right in pairwise(ordered)
    )


def _attach(char: Char, groups: Sequence[list[Char]]) -> bool:
    """Puts a small glyph into the line that it belongs to, if there is one."""
    for group in sorted(groups, key=lambda group: abs(group[0].box.y_mid - char.box.y_mid)):
        first = group[0].box
        inside = min(first.bottom, char.box.bottom) - max(first.top, char.box.top) >= 0.5 * char.box.height
        if inside and not any(_covers(other, char, 0.3) for other in group):
            group.append(char)
            return True
    return False


def _covers(one: Char, other: Char, share: float) -> bool:
    overlap = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return overlap > share * min(one.box.width, other.box.width)


def _hand_out_spaces(groups: Sequence[list[Char]], spaces: Sequence[Char]) -> None:
    middles = [median(char.box.y_mid for char in group) for group in groups]
    for space in spaces:
        distances = [abs(middle - space.box.y_mid) for middle in middles]
        nearest = distances.index(min(distances))
        if distances[nearest] <= space.box.height:
            groups[nearest].append(space)
