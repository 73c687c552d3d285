"""A table before and after its text is read: regions, grids, and the fragment of a table on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.geometry import Box
from pipeline.model import Cell

Strategy = Literal["ruled", "borderless"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's place and box.

    `support` (0..1) is the evidence for its outline: the drawn share of its least drawn side, or, in a
    borderless table, how clearly its text stands apart. `sides` is, of a grid found in pixels, the share of the
    left, top, right and bottom side that shows ink.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    support: float = 1.0
    sides: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that tile `n_rows` x `n_cols` exactly, in row-major order of their top-left places."""

    n_rows: int
    n_cols: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table is on a page, how it was found, and its grid."""

    page: int
    box: Box
    strategy: Strategy
    grid: Grid


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line outside of all tables; `size` is its glyph height in points."""

    text: str
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a table that stands on one page, text read; what stitching joins.

    `above` and `below` are the lines between it and the next table or the page's end, top to bottom.
    `room` tells of cells at the lower edge, by their boxes, how wide a character sequence, in em, their last line
    leaves room for.
    """

    page: int
    page_width: float
    page_height: float
    box: Box
    strategy: Strategy
    n_rows: int
    n_cols: int
    header_rows: int
    cells: tuple[Cell, ...]
    above: tuple[PageLine, ...] = ()
    below: tuple[PageLine, ...] = ()
    room: Mapping[Box, float] = field(default_factory=dict)
    title: str = ""
    unit: str = ""
