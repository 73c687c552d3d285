"""A text table that is no form: its rows as they stand, cut parts joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from pipeline.mend.form import Form
from pipeline.mend.placed import Placed, Strip, header, single_rows
from pipeline.schema.amount import parse_amount
from pipeline.source.text.blocks import Prose, TextTable
from pipeline.source.text.cell import TextCell, read_text

MAX_HEADER = 2

Cells = tuple[TextCell, ...]


def joined_tables(blocks: Sequence[Form | Prose | TextTable]) -> tuple[Form | Prose | TextTable, ...]:
    """Tables with nothing but blank lines between them and as many columns are one; a repeated header goes."""
    done: list[Form | Prose | TextTable] = []
    for block in blocks:
        last = done[-1] if done else None
        if isinstance(block, TextTable) and isinstance(last, TextTable) and last.n_cols == block.n_cols:
            again = sum(
                1
                for _ in takewhile(
                    lambda pair: pair[0].cells == pair[1].cells, zip(last.rows, block.rows, strict=False)
                )
            )
            if again or _has_amounts(block.rows[0].cells):
                done[-1] = TextTable((*last.rows, *block.rows[again:]))
                continue
        done.append(block)
    return tuple(done)


def plain_strip(table: TextTable) -> Strip:
    """The table's grid; a name in the first of two header rows spans the names below it."""
    width = table.n_cols
    rows: list[Cells] = [
        tuple(read_text(cell, row.line) for cell in (*row.cells, *[""] * (width - len(row.cells))))
        for row in table.rows
    ]
    filled = max((index for row in rows for index, cell in enumerate(row) if cell.text), default=0) + 1
    rows = [row[:filled] for row in rows]
    height = sum(1 for _ in takewhile(lambda row: not _has_amounts([cell.text for cell in row]), rows))
    top: tuple[Placed, ...] = ()
    if height == MAX_HEADER and len(rows) > height and any(not cell.text for cell in rows[0]):
        top = header(rows[:height])
        rows_below = rows[height:]
        return Strip(len(rows), filled, (*top, *single_rows(rows_below, height)))
    return Strip(len(rows), filled, single_rows(rows))


def _has_amounts(texts: Sequence[str]) -> bool:
    return any(parse_amount(text) is not None for text in texts)
