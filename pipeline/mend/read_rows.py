"""The rows of a text table as cells; in doubt where a row has not as many as its table has columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from pipeline.schema.amount import parse_amount
from pipeline.source.text.blocks import Prose, TextRow, TextTable
from pipeline.source.text.cell import TextCell, read_text
from pipeline.text.flags import Flag

Cells = tuple[TextCell, ...]

LEAST_KEPT = 3  # rows with a blank between texts that show that a writer keeps blanks
_DOUBTED = 0.5


def with_ends(parts: Sequence[Prose | TextTable]) -> tuple[Prose | TextTable, ...]:
    """The tables with blanks at the ends of short rows, where the file's writer keeps blanks but those at the end.

    So it does when there are blanks between texts and no row ends in one.
    """
    rows = [row.cells for part in parts if isinstance(part, TextTable) for row in part.rows if len(row.cells) > 1]
    kept = sum(any(not cell for cell in row[1:-1]) for row in rows)
    if kept < LEAST_KEPT or any(not row[-1] for row in rows):
        return tuple(parts)
    return tuple(_filled_up(part) if isinstance(part, TextTable) else part for part in parts)


def _filled_up(table: TextTable) -> TextTable:
    blanks = [""] * table.n_cols
    return TextTable(tuple(TextRow(row.line, (*row.cells, *blanks[len(row.cells) :])) for row in table.rows))


def read_rows(table: TextTable) -> list[Cells]:
    """The cells of each row. Of a row that lacks some, or has some too many, nobody can say which: all are doubtful."""
    used = max((index + 1 for row in table.rows for index, cell in enumerate(row.cells) if cell), default=1)
    rows = [tuple(read_text(cell, row.line) for cell in row.cells) for row in table.rows]
    width = _width([row[:used] for row in rows])
    return [row if len(row[:used]) in (1, width) else tuple(map(doubted, row)) for row in rows]


def doubted(cell: TextCell) -> TextCell:
    """The cell, which may belong to another column."""
    return cell.noted(Flag.COLUMN_DOUBTFUL, confidence=_DOUBTED)


def top(rows: Sequence[Cells]) -> int:
    """Rows above the first one with an amount."""
    return sum(1 for _ in takewhile(lambda row: not has_amounts([cell.text for cell in row]), rows))


def has_amounts(texts: Sequence[str]) -> bool:
    """True where some text is an amount."""
    return any(parse_amount(text) is not None for text in texts)


def _width(rows: Sequence[Cells]) -> int:
    """As many cells as the header has, where most rows have no more; else as many as the longest row has."""
    named = max((len(row) for row in rows[: top(rows)]), default=0)
    ((usual, _),) = Counter(len(row) for row in rows).most_common(1)
    return named if named >= usual else max(map(len, rows))
