"""camelot: one of its flavours; cells without a rule between them are a merged one."""

from __future__ import annotations

from typing import Any

from tests.bench.peer.cells import Cells, cells_of_grid
from tests.bench.peer.worker import ReadPage


def load(variant: str) -> ReadPage:
    """The reader of a page; `variant`: a flavour, and after a colon the engine that finds rules, where it has one."""
    import camelot

    flavor, _, engine = variant.partition(":")
    # Without `split_text`, a text that ends at a rule takes the next cell's text with it.
    options = {"flavor": flavor, "split_text": True, **({"engine": engine} if engine else {})}

    def read_page(pdf: str, page: int) -> list[Cells]:
        tables = camelot.read_pdf(pdf, pages=str(page), suppress_stdout=True, **options)
        return [cells_of_table(table.cells) for table in tables]

    return read_page


def cells_of_table(grid: list[list[Any]]) -> Cells:
    """`grid`: camelot's cells, each of which knows on which sides it has a rule; one side of two is enough."""
    return cells_of_grid(
        [[cell.text.strip() for cell in row] for row in grid],
        lambda row, col: not (grid[row][col].right or grid[row][col + 1].left),
        lambda row, col: not (grid[row][col].bottom or grid[row + 1][col].top),
    )
