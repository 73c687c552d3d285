"""Plants one wrong amount in a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.generator.grid import place_cells
from corpus.generator.model import Block, Document, PlantedError, Table, TableBlock


def plant(document: Document, table: int, row: int, col: int, printed: str, identity: str) -> Document:
    """The document with another amount in one cell, and a note of what is right."""
    tables = list(document.tables())
    changed, correct = _change(tables[table], row, col, printed)
    tables[table] = changed
    queue = iter(tables)
    sections = tuple(
        replace(section, blocks=tuple(_with(block, queue) for block in section.blocks)) for section in document.sections
    )
    error = PlantedError(table, row, col, printed, correct, identity)
    return replace(document, sections=sections, planted_errors=(error,))


def _with(block: Block, queue: Iterator[Table]) -> Block:
    return replace(block, table=next(queue)) if isinstance(block, TableBlock) else block


def _change(table: Table, row: int, col: int, printed: str) -> tuple[Table, str]:
    """The table with the new text, and the text that was there."""
    in_row = [cell for cell in place_cells(table) if cell.row == row]
    index = next(i for i, cell in enumerate(in_row) if cell.col == col)
    cells = list(table.rows[row])
    correct = cells[index].text
    cells[index] = replace(cells[index], text=printed)
    rows = (*table.rows[:row], tuple(cells), *table.rows[row + 1 :])
    return replace(table, rows=rows), correct
