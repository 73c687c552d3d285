"""Cells cut by a page break: a whole row cut in two, or merged cells that go on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.layout.headers import is_number
from pipeline.model import Cell
from pipeline.text.items import item_start

Pair = tuple[Cell, Cell]

ALWAYS_FILLED = 0.9


def cut_row(
    upper: Sequence[Cell], lower: Sequence[Cell], n_rows: int, full: frozenset[Box] = frozenset()
) -> list[Pair] | None:
    """Pairs (part above, part below) when the first row of `lower` is the rest of the last row of `upper`.

    Cells of `lower` that begin in its row 0 must lie under cells of the same columns. Text that stands on both
    sides goes on where the line above had run `full`, or with the next item of a list, and is no number; one side
    lacks what every row has. Without such a text both sides must lack something.
    """
    top = [cell for cell in lower if cell.row == 0]
    pairs = matching(upper, top, n_rows)
    if pairs is None or any(a.row_span > 1 and b.row_span == 1 and b.text.strip() for a, b in pairs):
        return None
    cut = [(a, b) for a, b in pairs if a.text.strip() and b.text.strip()]
    if not all(_goes_on(a, b, full) for a, b in cut):
        return None
    needed = [
        (a, b)
        for a, b in pairs
        if bool(a.text.strip()) != bool(b.text.strip())
        and a.row_span == b.row_span == 1
        and _always_filled(pairs, a, upper, lower)
    ]
    sides = {bool(a.text.strip()) for a, _ in needed}
    return pairs if len(sides) == 2 or (sides and cut) else None


def _goes_on(above: Cell, below: Cell, full: frozenset[Box]) -> bool:
    if is_number(above.text) or is_number(below.text):
        return False
    return item_start(below.text) is not None or Box(*above.boxes[-1].bbox) in full


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


def cut_merged(upper: Sequence[Cell], lower: Sequence[Cell], n_rows: int, header_rows: int) -> list[Pair]:
    """Pairs of one merged cell's parts, where whole rows stand on both sides of the break.

    Cells that cover the same rows are cut together. A label that begins anew parts all columns right of it.
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
    for above, below in candidates:
        if _rows(above, below) in surely or _lacks_text(above, below, body, lower) or _printed_twice(above, below):
            pairs.append((above, below))
        elif below.text.strip() and above.text.strip():
            break
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
    same = above.text.strip() == below.text.strip() != ""
    return same and max(above.row_span, below.row_span) > 1


def _lacks_text(above: Cell, below: Cell, body: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """One of the two is empty, in columns where no other cell is."""
    if bool(above.text.strip()) == bool(below.text.strip()):
        return False
    place = (above.col, above.col_span)
    rest = [cell for cell in body if (cell.col, cell.col_span) == place and cell is not above]
    rest += [cell for cell in lower if (cell.col, cell.col_span) == place and cell is not below]
    return all(cell.text.strip() for cell in rest)
