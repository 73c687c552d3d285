"""Which column of a block each cell of a row belongs to, by what the columns hold and not by counting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.schema.amount import parse_amount, says_nothing
from pipeline.schema.target import parse_target
from pipeline.source.text.cell import TextCell
from pipeline.text.classes import is_han
from pipeline.text.flags import Flag

Holds = Literal["label", "name", "text", "amount", "target", "other"]

_MOVED = 0.85
_MOVED_TOGETHER = 0.9
_DOUBTED = 0.5
_OUTSIDE = -6


def fits(text: str, holds: Holds) -> int:
    """How well a text fits a column: 2 surely, 1 well, 0 unknown, negative badly.

    >>> fits("513.52", "amount"), fits("殡葬", "amount"), fits("≥95%", "target"), fits("20.38", "name")
    (2, -3, 2, -2)
    """
    if not text:
        return 0
    is_amount = parse_amount(text) is not None
    if holds == "amount":
        return 2 if is_amount else 0 if says_nothing(text) else -3
    if holds == "target":
        return 2 if parse_target(text).kind != "text" else -1
    if holds in ("label", "name", "text"):
        if is_amount or parse_target(text).kind in ("number", "range"):
            return -2
        return 1 if sum(map(is_han, text)) * 2 >= len(text) else -1
    return 0


def offset_of(rows: Sequence[Sequence[TextCell]], columns: Sequence[Holds]) -> int | None:
    """How far right the rows stand of `columns`' own places; None where two places fit as well."""
    widest = max(len(row) for row in rows)
    scores = {shift: _score(rows, columns, shift) for shift in range(-widest + 1, len(columns))}
    best = max(scores.values())
    found = [shift for shift, score in scores.items() if score == best]
    if len(found) > 1 and 0 in found:
        return 0
    return found[0] if len(found) == 1 else None


def placed(row: Sequence[TextCell], columns: Sequence[Holds], shift: int) -> tuple[TextCell, ...]:
    """The row as wide as `columns`, its cells `shift` to the right; texts that fall out join the one at the edge."""
    cells = [TextCell() for _ in columns]
    for index, cell in enumerate(row):
        if cell.text:
            place = min(max(index + shift, 0), len(columns) - 1)
            there = cells[place]
            cells[place] = joined(there, cell) if there.text else cell
    return tuple(cells)


def joined(one: TextCell, other: TextCell) -> TextCell:
    """Two texts that share a place; nobody can say which is meant."""
    both = TextCell(f"{one.text} {other.text}", f"{one.raw} {other.raw}", (*one.lines, *other.lines), one.flags)
    return both.noted(*other.flags, Flag.COLUMN_DOUBTFUL, confidence=_DOUBTED)


def in_their_columns(
    rows: Sequence[tuple[TextCell, ...]], columns: Sequence[Holds], n_cells: int
) -> tuple[tuple[TextCell, ...], ...]:
    """The rows of one fragment under the columns of the block that they continue; its header has `n_cells` cells.

    A fragment with another number of them moves as a whole, surely only where all its rows are as long; a row that then
    does not fit moves alone where only one move makes it fit.
    """
    whole = 0 if max(map(len, rows)) == n_cells else offset_of(rows, columns) or 0
    confidence = _MOVED if len(set(map(len, rows))) > 1 else _MOVED_TOGETHER
    return tuple(_row(row, columns, whole, confidence) for row in rows)


def _row(row: Sequence[TextCell], columns: Sequence[Holds], whole: int, moved: float) -> tuple[TextCell, ...]:
    at_home = placed(row, columns, whole)
    if _fits(row, columns, whole, least=-1):
        return _noted(at_home, Flag.COLUMN_SHIFT, confidence=moved) if whole else at_home
    fitting = [shift for shift in range(-len(row) + 1, len(columns)) if shift != whole and _fits(row, columns, shift)]
    if len(fitting) == 1:
        return _noted(placed(row, columns, fitting[0]), Flag.COLUMN_SHIFT, confidence=_MOVED)
    strange = {index for index, cell in enumerate(at_home) if fits(cell.text, columns[index]) < -1}
    if strange and all(columns[index] == "label" for index in strange) and len(row) + whole <= len(columns):
        return tuple(
            cell.noted(Flag.COLUMN_DOUBTFUL, confidence=_DOUBTED) if index in strange else cell
            for index, cell in enumerate(at_home)
        )
    return _noted(at_home, Flag.COLUMN_DOUBTFUL, confidence=_DOUBTED)


def _noted(row: Sequence[TextCell], flag: Flag, *, confidence: float) -> tuple[TextCell, ...]:
    return tuple(cell.noted(flag, confidence=confidence) if cell.text else cell for cell in row)


def _fits(row: Sequence[TextCell], columns: Sequence[Holds], shift: int, least: int = 1) -> bool:
    """Whether every text of the row stands in a column that it fits at least so well."""
    return all(
        0 <= index + shift < len(columns) and fits(cell.text, columns[index + shift]) >= least
        for index, cell in enumerate(row)
        if cell.text
    )


def _score(rows: Sequence[Sequence[TextCell]], columns: Sequence[Holds], shift: int) -> int:
    total = 0
    for row in rows:
        for index, cell in enumerate(row):
            if cell.text:
                place = index + shift
                total += fits(cell.text, columns[place]) if 0 <= place < len(columns) else _OUTSIDE
    return total
