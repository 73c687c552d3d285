"""Tables as they are declared for invented documents: exact cells without a PDF between."""

from __future__ import annotations

from corpus.generator.declared import declared_tables
from corpus.generator.invented.document import invent
from corpus.generator.model import PlantedError
from pipeline.model import Table
from tests.declared import table_of


def invented(seed: int, number: int, *, planted: bool = False) -> tuple[tuple[Table, ...], tuple[PlantedError, ...]]:
    """`(tables, planted errors)` of document `number` of a seed."""
    document = invent(seed, number, 1.0 if planted else 0.0).document
    declared = declared_tables(document)
    tables = tuple(table_of(one, f"t{index}", confidence=0.99) for index, one in enumerate(declared))
    return tables, document.planted_errors
