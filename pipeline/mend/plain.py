"""A text table that is no form: its rows as they stand, cut parts joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from pipeline.mend.form import Form
from pipeline.mend.header_labels import heading, is_header, is_open
from pipeline.mend.labels import Completion
from pipeline.mend.placed import Strip, header, single_rows
from pipeline.mend.read_rows import Cells, doubted, has_amounts, read_rows, top
from pipeline.mend.wrapped_rows import unwrapped
from pipeline.schema.fields import Fields
from pipeline.source.text.blocks import Prose, TextTable
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

MAX_HEADER = 2
_COMPLETED = 0.85


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
            if again or has_amounts(block.rows[0].cells):
                done[-1] = TextTable((*last.rows, *block.rows[again:]))
                continue
        done.append(block)
    return tuple(done)


def plain_strip(table: TextTable, fields: Fields, *, torn: bool = False) -> Strip:
    """The table's grid; a name in the first of two header rows spans the names below it. `torn`: columns unknown."""
    read = read_rows(table)
    used = max((index + 1 for row in read for index, cell in enumerate(row) if cell.text), default=1)
    read, height = [row[:used] for row in read], top(read)
    # A header that lacks names, and keeps no blank in their place, leaves open what the columns are.
    read[:height] = _headed(read[:height], fields)
    unnamed = torn or any(1 < len(row) < used and all(cell.text for cell in row) for row in read[:height])
    rows = [_padded(row, used, unnamed=unnamed and index >= height) for index, row in enumerate(read)]
    rows = [*rows[:height], *unwrapped(rows[height:], fields)]
    if height == MAX_HEADER and len(rows) > height and any(not cell.text for cell in rows[0]):
        return Strip(len(rows), used, (*header(rows[:height]), *single_rows(rows[height:], height)))
    return Strip(len(rows), used, single_rows(rows))


def _headed(rows: Sequence[Cells], fields: Fields) -> list[Cells]:
    """Header rows with damaged headings completed where most of the others name fields."""
    if not is_header([cell.text for row in rows for cell in row if cell.text], fields):
        return list(rows)
    return [tuple(_heading(cell, fields) for cell in row) for row in rows]


def _heading(cell: TextCell, fields: Fields) -> TextCell:
    found = heading(cell.text, fields) if is_open(cell.text, fields) else Completion()
    if found.word:
        return cell.noted(Flag.LABEL_COMPLETED, text=found.word, confidence=_COMPLETED)
    return cell.noted(Flag.LABEL_DOUBTFUL, confidence=_COMPLETED) if found.candidates else cell


def _padded(row: Cells, width: int, *, unnamed: bool) -> Cells:
    blank = TextCell() if len(row) == 1 else doubted(TextCell())
    cells = (*row, *[blank] * (width - len(row)))
    return tuple(map(doubted, cells)) if unnamed else cells
