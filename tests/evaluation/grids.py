"""Small tables for the tests of the measures."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.placed import Placed
from pipeline.evaluation.truth import TruthCell
from pipeline.model import Cell, PageBox, Table

ROWS = (("科目", "预算", "决算"), ("教育", "12.5", "11.8"), ("卫生", "30.4", "29.1"))


def grid(rows: Sequence[Sequence[str]] = ROWS) -> list[Placed]:
    """Cells of one place each."""
    return [Placed(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)]


def table(cells: Sequence[Placed], *, page: int = 1, confidence: float = 1.0) -> Table:
    """A predicted table of these cells."""
    return Table(
        id="t",
        fragments=(PageBox(page=page, bbox=(0, 0, 100, 100)),),
        n_rows=max((cell.row + cell.row_span for cell in cells), default=0),
        n_cols=max((cell.col + cell.col_span for cell in cells), default=0),
        cells=tuple(
            Cell(row=r, col=c, row_span=rs, col_span=cs, text=text, confidence=confidence)
            for r, c, rs, cs, text in cells
        ),
    )


def truth(cells: Sequence[Placed]) -> tuple[TruthCell, ...]:
    """The same as truth."""
    return tuple(TruthCell(*cell) for cell in cells)
