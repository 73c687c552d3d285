"""Tables as they are declared for invented documents: exact cells without a PDF between."""

from __future__ import annotations

from corpus.generator.declared import declared_tables
from corpus.generator.invented.document import invent
from corpus.generator.model import PlantedError
from pipeline.model import Cell, PageBox, Table


def invented(seed: int, number: int, *, planted: bool = False) -> tuple[tuple[Table, ...], tuple[PlantedError, ...]]:
    """`(tables, planted errors)` of document `number` of a seed."""
    document = invent(seed, number, 1.0 if planted else 0.0).document
    tables = tuple(
        Table(
            id=f"t{index}",
            title=one["title"],
            unit=one["unit"],
            fragments=(PageBox(page=1, bbox=(0, 0, 1, 1)),),
            n_rows=one["n_rows"],
            n_cols=one["n_cols"],
            header_rows=one["header_rows"],
            cells=tuple(
                Cell(
                    row=cell["row"],
                    col=cell["col"],
                    row_span=cell["row_span"],
                    col_span=cell["col_span"],
                    text=cell["text"],
                    raw=cell["text"],
                    confidence=0.99,
                )
                for cell in one["cells"]
            ),
        )
        for index, one in enumerate(declared_tables(document))
    )
    return tables, document.planted_errors
