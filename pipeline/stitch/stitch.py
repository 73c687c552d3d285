"""Fragments to tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.grid import Fragment
from pipeline.model import PageBox, Table


def stitch(fragments: Sequence[Fragment]) -> tuple[Table, ...]:
    """One table a chain of fragments that continue each other, in page order."""
    counts: Counter[int] = Counter()
    tables = []
    for fragment in fragments:
        counts[fragment.page] += 1
        tables.append(
            Table(
                id=f"p{fragment.page}t{counts[fragment.page]}",
                title=fragment.title,
                unit=fragment.unit,
                fragments=(PageBox(page=fragment.page, bbox=tuple(fragment.box.rounded())),),
                n_rows=fragment.n_rows,
                n_cols=fragment.n_cols,
                header_rows=fragment.header_rows,
                cells=fragment.cells,
            )
        )
    return tuple(tables)
