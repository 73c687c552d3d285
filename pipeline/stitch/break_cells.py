"""Cells cut by a page break: a whole row cut in two, or merged cells that go on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import takewhile
from statistics import median

from pipeline.geometry import Box
from pipeline.layout.headers import is_number
from pipeline.model import Cell
from pipeline.text.items import item_start
from pipeline.text.line_breaks import first_width
from pipeline.text.words import word_spans_seam

Pair = tuple[Cell, Cell]
Room = Mapping[Box, float]
NO_ROOM: Room = {}

ALWAYS_FILLED = 0.9
HALF = 0.8
LABEL = 12


def cut_row(upper: Sequence[Cell], lower: Sequence[Cell], n_rows: int, room: Room = NO_ROOM) -> list[Pair] | None:
    """Pairs (part above, part below) when the first row of `lower` is the rest of the last row of `upper`.

    Cells of `lower` that begin in its row 0 must lie under cells of the same columns. Text that stands on both
    sides goes on where the line above had no `room` for it, or with the next item of a list, and is no number; one side
    lacks what every row has, or a word is torn. Without such a text both sides must lack something, or one is empty
    and less than a row. Text that an exporting program repeats on both sides tells nothing.
    """
    top = [cell for cell in lower if cell.row == 0]
    pairs = matching(upper, top, n_rows)
    if pairs is None:
        return None
    anew = [(a, b) for a, b in pairs if b.text.strip() and not _same_text(a, b)]
    if any(a.row_span > 1 and b.row_span == 1 for a, b in anew):
        return None
    cut = [(a, b) for a, b in anew if a.text.strip()]
    if not all(_goes_on(a, b, room) for a, b in cut):
        return None
    needed = [
        (a, b)
        for a, b in pairs
        if bool(a.text.strip()) != bool(b.text.strip())
        and a.row_span == b.row_span == 1
        and _always_filled(pairs, a, upper, lower)
    ]
    if any(_torn(a, b) for a, b in cut):
        return pairs
    sides = {bool(a.text.strip()) for a, _ in needed}
    return pairs if len(sides) == 2 or (sides and (cut or _half_row(pairs, upper, lower))) else None


def _half_row(pairs: Sequence[Pair], upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """True when one side of the break is an empty row lower than the rows around."""
    single = [cell for cell in (*upper, *lower) if cell.row_span == 1 and cell.text.strip()]
    usual = median(_height(cell) for cell in single)
    for side in (0, 1):
        cells = [pair[side] for pair in pairs if pair[side].row_span == 1]
        if cells and not any(cell.text.strip() for cell in cells):
            return _height(cells[0], -1 if side == 0 else 0) < HALF * usual
    return False


def _height(cell: Cell, part: int = 0) -> float:
    _, top, _, bottom = cell.boxes[part].bbox
    return bottom - top


def _goes_on(above: Cell, below: Cell, room: Room) -> bool:
    if is_number(above.text) or is_number(below.text):
        return False
    no_room = room.get(Box(*above.boxes[-1].bbox), math.inf) < first_width(below.text.lstrip())
    return no_room or item_start(below.text) is not None or _torn(above, below)


def matching(upper: Sequence[Cell], top: Sequence[Cell], n_rows: int) -> list[Pair] | None:
    """Each top cell with the cell above the break in the same columns; None if one has no such partner."""
    bottom = {(cell.col, cell.col_span): cell for cell in upper if cell.row + cell.row_span == n_rows}
    pairs = [(bottom[key], cell) for cell in top if (key := (cell.col, cell.col_span)) in bottom]
    return pairs if len(pairs) == len(top) else None


def _always_filled(pairs: Sequence[Pair], above: Cell, upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """True when cells of these columns have text in nearly every row but the two at the break."""
    at_break = {id(cell) for pair in pairs for cell in pair}
    column = [
        cell
        for cell in (*upper, *lower)
        if (cell.col, cell.col_span) == (above.col, above.col_span) and id(cell) not in at_break
    ]
    filled = sum(1 for cell in column if cell.text.strip())
    return bool(column) and filled >= ALWAYS_FILLED * len(column)


def cut_merged(
    upper: Sequence[Cell], lower: Sequence[Cell], n_rows: int, header_rows: int, room: Room = NO_ROOM
) -> list[Pair]:
    """Pairs of one merged cell's parts, where whole rows stand on both sides of the break.

    Cells that cover the same rows are cut together, text that goes on among them. A label that begins anew parts
    all columns right of it.
    """
    body = [cell for cell in upper if cell.row >= header_rows]
    bottom = {(cell.col, cell.col_span): cell for cell in body if cell.row + cell.row_span == n_rows}
    merging = {cell.col for cell in (*body, *lower) if cell.row_span > 1}
    candidates = [
        (bottom[key], cell)
        for cell in sorted((cell for cell in lower if cell.row == 0), key=lambda cell: cell.col)
        if (key := (cell.col, cell.col_span)) in bottom and cell.col in merging
    ]
    surely = {_rows(a, b) for a, b in candidates if _lacks_text(a, b, body, lower) and max(a.row_span, b.row_span) > 1}
    pairs: list[Pair] = []
    parted = False
    for above, below in candidates:
        both = bool(above.text.strip()) and bool(below.text.strip())
        together = surely | {_rows(a, b) for a, b in pairs}
        if _printed_twice(above, below):
            parted = parted or (header_rows == 0 and _parted(candidates, above, body, lower))
            pairs += [] if parted else [(above, below)]
        elif _torn_label(above, below):
            pairs.append((above, below))
        elif both:
            if _rows(above, below) not in together or not (_goes_on(above, below, room) or "clipped" in above.flags):
                break
            pairs.append((above, below))
        elif _rows(above, below) in surely or _lacks_text(above, below, body, lower):
            pairs.append((above, below))
    joined = {_rows(a, b) for a, b in pairs}
    done = {b.col for _, b in pairs}
    pairs += [
        (a, b)
        for a, b in candidates
        if b.col not in done
        and not a.text.strip()
        and not b.text.strip()
        and max(a.row_span, b.row_span) > 1
        and _rows(a, b) in joined
    ]
    return pairs


def _rows(above: Cell, below: Cell) -> tuple[int, int]:
    """The rows that both parts together would cover."""
    return above.row, below.row_span


def _printed_twice(above: Cell, below: Cell) -> bool:
    """A merged cell's text that an exporting program repeats on every page."""
    return _same_text(above, below) and max(above.row_span, below.row_span) > 1


def _same_text(above: Cell, below: Cell) -> bool:
    return above.text.strip() == below.text.strip() != ""


def _parted(candidates: Sequence[Pair], above: Cell, body: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """True where a form's column says this in cell below cell, one a group, and another group begins at the break."""
    parts = [
        [one for one in cells if (one.col, one.col_span) == (above.col, above.col_span)] for cells in (body, lower)
    ]
    ends = {(i, one.row + one.row_span, one.text) for i, part in enumerate(parts) for one in part}
    again = any(
        one.text == above.text and (i, one.row, one.text) in ends for i, part in enumerate(parts) for one in part
    )
    right = [(a, b) for a, b in candidates if a.col > above.col and max(a.row_span, b.row_span) > 1]
    return again and any(a.text.strip() and b.text.strip() and not _printed_twice(a, b) for a, b in right)


def _torn_label(above: Cell, below: Cell) -> bool:
    """The same for a merged label."""
    return max(above.row_span, below.row_span) > 1 and _torn(above, below)


def _torn(above: Cell, below: Cell) -> bool:
    """`年度绩` and `效指标`: the break runs through a word of a label."""
    head, tail = above.text.strip(), below.text.strip()
    short = 0 < len(head) <= LABEL and 0 < len(tail) <= LABEL
    return short and word_spans_seam(head, tail)


def _lacks_text(above: Cell, below: Cell, body: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """One of the two is empty, in columns where no other cell around is; what the next break cuts aside."""
    if bool(above.text.strip()) == bool(below.text.strip()):
        return False
    place = (above.col, above.col_span)
    end = max(cell.row + cell.row_span for cell in lower)
    over = [cell for cell in body if cell.col <= above.col < cell.col + cell.col_span and cell.row < above.row]
    under = [cell for cell in lower if cell.col <= below.col < cell.col + cell.col_span and cell is not below]
    above_it = takewhile(lambda cell: (cell.col, cell.col_span) == place, sorted(over, key=lambda cell: -cell.row))
    below_it = takewhile(lambda cell: (cell.col, cell.col_span) == place, sorted(under, key=lambda cell: cell.row))
    whole = [cell for cell in below_it if cell.row + cell.row_span < end]
    return all(cell.text.strip() for cell in (*above_it, *whole))
