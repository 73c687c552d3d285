"""A cell as the measures see it: its place and what counts of its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from pipeline.evaluation.text_key import text_key


class AnyCell(Protocol):
    """A cell of the truth or of a prediction."""

    @property
    def row(self) -> int: ...
    @property
    def col(self) -> int: ...
    @property
    def row_span(self) -> int: ...
    @property
    def col_span(self) -> int: ...
    @property
    def text(self) -> str: ...


class Placed(NamedTuple):
    """Sorts in reading order; `text` is a `text_key`."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str

    @property
    def place(self) -> tuple[int, int, int, int]:
        return self[:4]


def placed(cells: Iterable[AnyCell]) -> list[Placed]:
    """The cells in reading order."""
    return sorted(Placed(cell.row, cell.col, cell.row_span, cell.col_span, text_key(cell.text)) for cell in cells)


def grid_size(cells: Iterable[Placed]) -> tuple[int, int]:
    """Rows and columns that the cells reach."""
    rows = cols = 0
    for cell in cells:
        rows = max(rows, cell.row + cell.row_span)
        cols = max(cols, cell.col + cell.col_span)
    return rows, cols
