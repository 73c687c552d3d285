"""Rows flow over pages; a row that may be cut is cut between two lines of its text."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.measure import Laid

LEAST_SLICE = 8.0
"""Points of a row that must lie on either side of a break that cuts it anywhere."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a row that lies on one page."""

    row: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a table that lies on one page."""

    page: int
    header: tuple[Slice, ...]
    """Header rows printed again; empty on the first page."""
    slices: tuple[Slice, ...]

    @property
    def top(self) -> float:
        """Upper edge of the grid on this page."""
        return (self.header or self.slices)[0].top

    @property
    def bottom(self) -> float:
        """Lower edge of the grid on this page."""
        return self.slices[-1].bottom


class _Flow:
    """Collects slices page by page."""

    def __init__(self, laid: Laid, page: int, top: float, body: tuple[float, float]) -> None:
        self.laid = laid
        self.page = page
        self.y = top
        self.body_top, self.body_bottom = body
        self.done: list[Fragment] = []
        self.header: tuple[Slice, ...] = ()
        self.slices: list[Slice] = []

    @property
    def room(self) -> float:
        return self.body_bottom - self.y

    def put(self, row: int, height: float) -> None:
        self.slices.append(Slice(row, self.y, self.y + height))
        self.y += height

    def close(self) -> None:
        if self.slices:
            self.done.append(Fragment(self.page, self.header, tuple(self.slices)))
            self.slices = []

    def next_page(self) -> None:
        self.close()
        self.page += 1
        self.y = self.body_top
        self.header = ()
        if self.laid.table.repeat_header:
            header: list[Slice] = []
            for row in range(self.laid.table.header_rows):
                header.append(Slice(row, self.y, self.y + self.laid.heights[row]))
                self.y = header[-1].bottom
            self.header = tuple(header)


def paginate(laid: Laid, page: int, top: float, body: tuple[float, float]) -> tuple[Fragment, ...]:
    """Fragments of a table that starts at `top` of `page`; `body` is the text area's y range."""
    flow = _Flow(laid, page, top, body)
    for row, height in enumerate(laid.heights):
        if row in laid.table.break_before and flow.slices:
            flow.next_page()
        _put_row(flow, row, height)
    flow.close()
    return tuple(flow.done)


def _put_row(flow: _Flow, row: int, height: float) -> None:
    if flow.laid.table.style.slices and row >= flow.laid.table.header_rows:
        _put_sliced_row(flow, row, height)
        return
    pad = flow.laid.table.style.pad
    leading = flow.laid.table.leading(row)
    while height > flow.room:
        fitting = int((flow.room - 2 * pad) // leading)
        if row in flow.laid.table.cut_rows and 1 <= fitting < _own_lines(flow.laid, row):
            flow.put(row, 2 * pad + fitting * leading)
            height -= fitting * leading
        elif not flow.slices:
            break
        flow.next_page()
    flow.put(row, height)


def _own_lines(laid: Laid, row: int) -> int:
    """Lines of the longest cell that lies in this row alone."""
    return max((len(laid.lines[c.row, c.col]) for c in laid.cells if c.row == c.last_row == row), default=0)


def _put_sliced_row(flow: _Flow, row: int, height: float) -> None:
    while height > flow.room:
        part = min(flow.room, height - LEAST_SLICE)
        if part >= LEAST_SLICE:
            flow.put(row, part)
            height -= part
        elif not flow.slices:
            break
        flow.next_page()
    flow.put(row, height)
