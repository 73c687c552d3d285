"""Runs of lines that may be one table: broken at running text, at captions and notes, and at wide gaps."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from pipeline.geometry import Box, Rule, union
from pipeline.layout.borderless.chunks import Chunk, Line
from pipeline.layout.borderless.frames import Frame, frames

MAX_GAP = 2.6  # white between lines, in em
GAP_FACTOR = 1.7  # or in usual gaps of the band
MAX_GAP_IN_STEP = 7.0  # em; for lines that keep to the columns above
IN_STEP = 0.6  # share of a run's chunks that stand in line with chunks above
IN_FRAME = 0.5  # share of its lines of several chunks that a frame must hold to bound a band
LONE_RUN = 2  # wide lines of one chunk in a row that end a band (notes between tables)
MAX_TITLES = 2  # lone centred lines above a band that are rows of it
TITLE_OFF, TITLE_OFF_SHARE = 1.2, 0.12  # a title's distance from the band's middle, in em or of its width
TITLE_GAP, TITLE_GAP_ROWS = 1.5, 1.3  # em, or in gaps between the first rows
WIDE = 0.6  # of the band's width

OUTSIDE = re.compile(
    r"\s*(table|figure|fig|exhibit|chart|box|appendix|annex|graph)\s*(\.|[A-Z]?[-.]?\d)"
    r"|\s*(notes?|sources?|abbreviations?)\s*[:：.]"
    r"|\s*(表|图|附表|附件|附图)\s*[\d一二三四五六七八九十]+"
    r"|\s*(注|备注|说明|附注|资料来源|数据来源|注释)\s*[:：]"
    r"|.*单位\s*[:：]\s*[^\s]{0,3}(元|%|人)\s*$"
    r"|\s*[(（\[][^()（）\[\]]*(in|单位|金额)[^()（）\[\]]*[)）\]]\s*$",
    re.IGNORECASE,
)


def bands(lines: Sequence[Line], walls: Sequence[Box], rules: Sequence[Rule]) -> list[list[Line]]:
    """Candidates top to bottom; `walls` are boxes that no table crosses."""
    drawn = frames(lines, rules, [*walls, *(line.box for line in lines if is_outside(line))])
    runs: list[list[Line]] = []
    joins: list[bool] = []  # may the run be joined with the one before
    current: list[Line] = []
    free = False

    def close(free_next: bool) -> None:
        nonlocal current, free
        for i, part in enumerate(_without_notes(current)):
            runs.append(part)
            joins.append(free or i > 0)
            free = True
        current, free = [], free and free_next

    for line in lines:
        if is_outside(line):
            close(False)
            free = False
            continue
        if current and _walled(current[-1], line, walls):
            close(False)
            free = False
        elif current and _far(current, line) and not any(f.holds(current[-1].box) and f.holds(line.box) for f in drawn):
            close(True)
        current.append(line)
    close(False)
    found = (_framed(trimmed(run, drawn, rules), drawn, rules) for run in _joined(runs, joins))
    return [band for band in found if len(band) >= 2]


def is_outside(line: Line) -> bool:
    """Captions, notes and unit lines."""
    return bool(OUTSIDE.match(line.chunks[0].text) or OUTSIDE.match(line.chunks[-1].text))


def trimmed(run: Sequence[Line], drawn: Sequence[Frame], rules: Sequence[Rule]) -> list[Line]:
    """From the first to the last line of several chunks, and what a frame or a rule beneath holds to them."""
    several = [i for i, line in enumerate(run) if len(line.chunks) > 1]
    if not several:
        return []
    first, last = several[0], several[-1]
    while first and (_held(run[first - 1], run[first], drawn) or _underlined(run[first - 1], run[first], rules)):
        first -= 1
    for _ in range(MAX_TITLES):
        if first and _is_title(run[first - 1], run[first : last + 1]):
            first -= 1
    while last + 1 < len(run) and (_held(run[last + 1], run[last], drawn) or _beside(run[last + 1], run[last])):
        last += 1
    return list(run[first : last + 1])


def _is_title(line: Line, band: Sequence[Line]) -> bool:
    """True for a lone line centred over the band and set as close to it as a row."""
    box = union(one.box for one in band)
    centred = abs(line.box.x_mid - box.x_mid) <= max(TITLE_OFF * line.size, TITLE_OFF_SHARE * box.width)
    row_gap = band[1].box.top - band[0].box.bottom if len(band) > 1 else 0.0
    close = box.top - line.box.bottom <= max(TITLE_GAP * line.size, TITLE_GAP_ROWS * row_gap)
    return len(line.chunks) == 1 and centred and close and line.box.width < box.width


def _beside(line: Line, edge: Line) -> bool:
    """True for a line that reaches into the height of the band's last: a wrapped cell."""
    return line.box.top < edge.box.bottom - 0.1 * line.size


def _framed(band: list[Line], drawn: Sequence[Frame], rules: Sequence[Rule]) -> list[Line]:
    """The part in a frame that holds most of the band, with the lines outside that adjoin it like rows."""
    for frame in drawn:
        inside = [i for i, line in enumerate(band) if frame.holds(line.box)]
        several = [i for i, line in enumerate(band) if len(line.chunks) > 1]
        if len(inside) >= 2 and len(set(inside) & set(several)) >= IN_FRAME * len(several):
            first, last = inside[0], inside[-1]
            top, bottom = frame.box.top, frame.box.bottom
            while first and (
                _adjoins(band[first - 1], top - band[first - 1].box.bottom)
                or _underlined(band[first - 1], band[first], rules)
            ):
                first -= 1
                top = band[first].box.top
            while last + 1 < len(band) and _adjoins(band[last + 1], band[last + 1].box.top - bottom):
                last += 1
                bottom = band[last].box.bottom
            return band[first : last + 1]
    return band


def _adjoins(line: Line, gap: float) -> bool:
    return len(line.chunks) > 1 and gap <= line.size


def _held(line: Line, inner: Line, drawn: Sequence[Frame]) -> bool:
    return any(frame.holds(line.box) and frame.holds(inner.box) for frame in drawn)


def _underlined(line: Line, below: Line, rules: Sequence[Rule]) -> bool:
    """True for a header over several columns: a rule under it, longer than itself, parts it from the line below."""
    return any(
        rule.orientation == "h"
        and line.box.y_mid < rule.position < below.box.y_mid
        and rule.position - line.box.bottom < line.size
        and rule.start <= line.box.x0
        and rule.end >= line.box.x1
        and below.box.x0 - line.size <= rule.start < rule.end <= below.box.x1 + 2 * line.size
        for rule in rules
    )


def _far(band: Sequence[Line], line: Line) -> bool:
    gap = line.box.top - max(one.box.bottom for one in band[-3:])
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(band)]
    usual = median(gaps) if len(gaps) >= 2 else 0.0
    return gap > max(MAX_GAP * max(line.size, band[-1].size), GAP_FACTOR * usual)


def _walled(above: Line, line: Line, walls: Sequence[Box]) -> bool:
    x0, x1 = min(above.box.x0, line.box.x0), max(above.box.x1, line.box.x1)
    return any(
        above.box.y_mid < wall.y_mid < line.box.y_mid and min(wall.x1, x1) - max(wall.x0, x0) > 0.3 * (x1 - x0)
        for wall in walls
    )


def _without_notes(run: Sequence[Line]) -> list[list[Line]]:
    """Cut where several wide lines of one chunk follow each other."""
    if not run:
        return []
    width = union(line.box for line in run).width
    parts: list[list[Line]] = [[]]
    lone = 0
    for line in run:
        lone = lone + 1 if len(line.chunks) == 1 and line.box.width > WIDE * width else 0
        parts[-1].append(line)
        if lone >= LONE_RUN:
            parts.append([])
    return [part for part in parts if part]


def _joined(runs: Sequence[list[Line]], joins: Sequence[bool]) -> list[list[Line]]:
    """Runs in step with the columns of the one before belong to it, at a wider gap too."""
    out: list[list[Line]] = []
    for run, may in zip(runs, joins, strict=True):
        near = out and run[0].box.top - out[-1][-1].box.bottom <= MAX_GAP_IN_STEP * run[0].size
        if may and near and _in_step(out[-1], run):
            out[-1] += run
        else:
            out.append(list(run))
    return out


def _in_step(above: Sequence[Line], below: Sequence[Line]) -> bool:
    chunks = [chunk for line in below for chunk in line.chunks]
    stepped = [chunk for chunk in chunks if any(_same_edge(chunk, other) for line in above for other in line.chunks)]
    return len(stepped) >= max(2.0, IN_STEP * len(chunks))


def _same_edge(a: Chunk, b: Chunk) -> bool:
    near = 0.4 * a.size
    return (
        abs(a.box.x0 - b.box.x0) <= near or abs(a.box.x1 - b.box.x1) <= near or abs(a.box.x_mid - b.box.x_mid) <= near
    )
