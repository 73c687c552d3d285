"""Where a cell lies on the pages, and where each of its lines is printed."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.grid import GridCell
from corpus.generator.measure import Laid
from corpus.generator.paginate import Fragment, Slice


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page; a cell cut by page breaks has several."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    opens: bool = True
    """The cell begins in this area (it does not continue from the page before)."""
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: the page, the upper edge and the text."""

    page: int
    top: float
    text: str


def areas(laid: Laid, cell: GridCell, fragments: tuple[Fragment, ...]) -> tuple[Area, ...]:
    """The rectangles of a cell, in page order."""
    found: list[tuple[int, list[Slice]]] = []
    for fragment in fragments:
        own = [s for s in fragment.slices if cell.row <= s.row <= cell.last_row]
        if own:
            found.append((fragment.page, own))
    return tuple(
        _area(laid, cell, page, own, first=i == 0, last=i == len(found) - 1) for i, (page, own) in enumerate(found)
    )


def header_area(laid: Laid, cell: GridCell, fragment: Fragment) -> Area | None:
    """The rectangle of a header cell where the header is printed again."""
    own = [s for s in fragment.header if cell.row <= s.row <= cell.last_row]
    if not own:
        return None
    return _area(laid, cell, fragment.page, own, first=True, last=True)


def _area(laid: Laid, cell: GridCell, page: int, own: list[Slice], *, first: bool, last: bool) -> Area:
    x0, x1 = laid.edges[cell.col], laid.edges[cell.last_col + 1]
    return Area(page, x0, own[0].top, x1, own[-1].bottom, first, last)


def place_lines(laid: Laid, cell: GridCell, parts: tuple[Area, ...]) -> tuple[Line, ...]:
    """Lines centred on the whole cell (or from its top); a break falls between lines."""
    leading = laid.table.leading(cell.row)
    texts = laid.lines[cell.row, cell.col]
    if not texts:
        return ()
    height = sum(p.bottom - p.top for p in parts)
    block = len(texts) * leading
    spare = height - block
    middle = cell.cell.valign == "middle" and (len(parts) == 1 or spare > 2 * leading)
    y = spare / 2 if middle else laid.table.style.pad
    lines: list[Line] = []
    start = 0.0
    queue = list(parts)
    for text in texts:
        while len(queue) > 1 and y + leading > start + queue[0].bottom - queue[0].top:
            start += queue[0].bottom - queue[0].top
            y = max(y, start + laid.table.style.pad)
            queue.pop(0)
        lines.append(Line(queue[0].page, queue[0].top + y - start, text))
        y += leading
    return tuple(lines)
