"""Tables as the generator declares them, with exact cells, as if they were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model import Cell, PageBox, Table

_PLACE = ("row", "col", "row_span", "col_span", "text")


def table_of(declared: Mapping[str, Any], table_id: str, confidence: float = 1.0) -> Table:
    """`declared` is a table of a `*.truth.json`; boxes are not needed for what it means."""
    return Table(
        id=table_id,
        title=declared["title"],
        unit=declared["unit"],
        fragments=(PageBox(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),),
        n_rows=declared["n_rows"],
        n_cols=declared["n_cols"],
        header_rows=declared["header_rows"],
        cells=tuple(
            Cell(**{key: cell[key] for key in _PLACE}, raw=cell["text"], confidence=confidence)
            for cell in declared["cells"]
        ),
    )
