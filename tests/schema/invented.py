"""Invented tables (corpus/generator) as the reader would give them, with the kind that drew them."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.generator.grid import place_cells
from corpus.generator.invented.document import invent
from corpus.generator.model import Table as Drawn
from corpus.generator.model import TableBlock
from pipeline.model import Cell, PageBox, Table


def as_read(drawn: Drawn, table_id: str) -> Table:
    """The table with exact cells; boxes are not needed for what it means."""
    return Table(
        id=table_id,
        title=drawn.title,
        unit=drawn.unit,
        fragments=(PageBox(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),),
        n_rows=len(drawn.rows),
        n_cols=len(drawn.columns),
        header_rows=drawn.header_rows,
        cells=tuple(
            Cell(
                row=one.row,
                col=one.col,
                row_span=one.cell.rows,
                col_span=one.cell.cols,
                text=one.cell.text,
                raw=one.cell.text,
            )
            for one in place_cells(drawn)
        ),
    )


def invented_tables(seed: int, count: int) -> Iterator[tuple[str, Drawn, list[Drawn]]]:
    """Per document: its id, and its drawn tables in order."""
    for number in range(count):
        document = invent(seed, number).document
        drawn = [
            block.table for section in document.sections for block in section.blocks if isinstance(block, TableBlock)
        ]
        for one in drawn:
            yield f"{seed}-{number}", one, drawn
