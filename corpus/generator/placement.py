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
    clip: Area | None = None
    """What shows of a line that a page break cuts."""


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
    """The printed lines of a cell, by the style's way with page breaks."""
    style = laid.table.style
    texts = laid.lines[cell.row, cell.col]
    if not texts or not parts:
        return ()
    if style.repeat_labels and cell.cell.rows > 1 and all(_fits(laid, cell, part, texts) for part in parts):
        return tuple(line for part in parts for line in _whole_lines(laid, cell, (part,), texts))
    place = _sliced_lines if style.slices and len(parts) > 1 else _whole_lines
    return place(laid, cell, parts, texts)


def _fits(laid: Laid, cell: GridCell, part: Area, texts: tuple[str, ...]) -> bool:
    return len(texts) * laid.table.leading(cell.row) <= part.bottom - part.top


def _whole_lines(laid: Laid, cell: GridCell, parts: tuple[Area, ...], texts: tuple[str, ...]) -> tuple[Line, ...]:
    """Lines centred on the whole cell (or from its top); a break falls between lines.

    Lines that a break pushes down may leave the cell: then they stand closer.
    """
    lines: tuple[Line, ...] = ()
    for percent in range(100, 75, -2):
        leading = laid.table.leading(cell.row) * percent / 100
        lines = _spaced_lines(laid, cell, parts, texts, leading)
        if lines[-1].page < parts[-1].page or lines[-1].top + leading <= parts[-1].bottom + 0.01:
            break
    return lines


def _spaced_lines(
    laid: Laid, cell: GridCell, parts: tuple[Area, ...], texts: tuple[str, ...], leading: float
) -> tuple[Line, ...]:
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


def _sliced_lines(laid: Laid, cell: GridCell, parts: tuple[Area, ...], texts: tuple[str, ...]) -> tuple[Line, ...]:
    """Lines of a cell that is cut like a picture: where the cut goes through a line, each page has a part of it."""
    leading = laid.table.leading(cell.row)
    drop = (leading - laid.table.style.size) / 2
    height = sum(p.bottom - p.top for p in parts)
    middle = cell.cell.valign == "middle"
    y = (height - len(texts) * leading) / 2 if middle else laid.table.style.pad
    lines: list[Line] = []
    for text in texts:
        start = 0.0
        for part in parts:
            end = start + part.bottom - part.top
            if y + drop < end and y + leading - drop > start:
                lines.append(Line(part.page, part.top + y - start, text, part))
            start = end
        y += leading
    return tuple(lines)
