"""Printed lines outside of the tables of a page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.grid import PageLine
from pipeline.page_content import Char
from pipeline.text.lines import Line, make_line, split_lines
from pipeline.text.spacing import line_text

COLUMN_GAP = 3.0


def page_lines(chars: Sequence[Char], tables: Sequence[Box]) -> tuple[PageLine, ...]:
    """Lines top to bottom; one that holds a gap of three glyph sizes counts as several."""
    outside = [char for char in chars if not any(box.contains_point(char.box.x_mid, char.box.y_mid) for box in tables)]
    lines = [part for line in split_lines(outside) for part in _parts(line)]
    return tuple(PageLine(line_text(line)[0], line.box, line.size) for line in lines)


def _parts(line: Line) -> list[Line]:
    starts = [0, *(i + 1 for i, gap in enumerate(line.gaps) if gap > COLUMN_GAP * line.size), len(line.chars)]
    if len(starts) == 2:
        return [line]
    return [make_line(line.chars[a:b]) for a, b in itertools.pairwise(starts)]


def lines_above(lines: Sequence[PageLine], region: Box, tables: Sequence[Box]) -> tuple[PageLine, ...]:
    """Those between a table and the table above it, or the top of the page."""
    limit = max((box.bottom for box in tables if box.bottom <= region.top + 1 and _share_x(box, region)), default=-1e9)
    return tuple(line for line in lines if limit - 1 <= line.box.y_mid <= region.top + 1)


def lines_below(lines: Sequence[PageLine], region: Box, tables: Sequence[Box]) -> tuple[PageLine, ...]:
    """Those between a table and the table below it, or the end of the page."""
    limit = min((box.top for box in tables if box.top >= region.bottom - 1 and _share_x(box, region)), default=1e9)
    return tuple(line for line in lines if region.bottom - 1 <= line.box.y_mid <= limit + 1)


def _share_x(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)
