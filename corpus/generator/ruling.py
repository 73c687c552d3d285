"""Rules of a table on one page: collected from the cells, joined, then drawn by style."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.generator.grid import GridCell
from corpus.generator.model import Table
from corpus.generator.pen import Pen
from corpus.generator.placement import Area
from corpus.generator.styles import NO_RULE, Rule

GAP = 1.6
"""Distance of the two lines of a double rule."""


class Track(NamedTuple):
    """A straight line on which pieces of one rule may lie."""

    across: bool
    at: float
    rule: Rule


Piece = tuple[float, float]


def draw_rules(pen: Pen, table: Table, cells: Iterable[tuple[GridCell, Area]]) -> None:
    """Draw the rules around the given areas, all on the current page."""
    if table.style.framed:
        rule = table.style.inner_h
        for _, area in cells:
            pen.frame(area.x0, area.top, area.x1, area.bottom, rule.width, rule.colour)
        return
    tracks: dict[Track, list[Piece]] = defaultdict(list)
    for cell, area in cells:
        for track, piece in _sides(table, cell, area):
            if track.rule.kind != "none":
                tracks[track].append(piece)
    for track, pieces in tracks.items():
        for start, end in _joined(pieces) if table.style.joined else sorted(set(pieces)):
            _draw(pen, track, start, end)


def _sides(table: Table, cell: GridCell, area: Area) -> Iterator[tuple[Track, Piece]]:
    style = table.style
    across, down = (area.x0, area.x1), (area.top, area.bottom)
    if area.opens or style.close_at_break:
        yield Track(True, round(area.top, 2), _flat(table, cell.row, area.opens)), across
    if area.closes or style.close_at_break:
        rule = _flat(table, cell.last_row + 1, area.closes)
        yield Track(True, round(area.bottom, 2), rule), across
    for column, x in ((cell.col, area.x0), (cell.last_col + 1, area.x1)):
        yield Track(False, round(x, 2), _upright(table, column)), down


def _upright(table: Table, boundary: int) -> Rule:
    """The rule on a column boundary."""
    style = table.style
    if boundary not in (0, len(table.columns)):
        return style.inner_v
    return NO_RULE if ("right" if boundary else "left") in style.missing else style.outer_v


def _flat(table: Table, boundary: int, real: bool) -> Rule:
    """The rule on a row boundary; where a page cuts a cell it is an inner one."""
    style = table.style
    if real and boundary in (0, len(table.rows)):
        return NO_RULE if ("bottom" if boundary else "top") in style.missing else style.outer_h
    if real and boundary == table.header_rows and style.header_rule:
        return style.header_rule
    return style.inner_h


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1] + 0.05:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _draw(pen: Pen, track: Track, start: float, end: float) -> None:
    rule = track.rule
    shifts = (-GAP / 2, GAP / 2) if rule.kind == "double" else (0.0,)
    for shift in shifts:
        at = track.at + shift
        if rule.kind == "rect":
            low, high, half = start - rule.width / 2, end + rule.width / 2, rule.width / 2
            if track.across:
                pen.box(low, at - half, high, at + half, rule.colour)
            else:
                pen.box(at - half, low, at + half, high, rule.colour)
        elif track.across:
            pen.line(start, at, end, at, rule)
        else:
            pen.line(at, start, at, end, rule)
