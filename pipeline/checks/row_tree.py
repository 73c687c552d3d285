"""The rows of a block, or of code lists printed side by side, as one list with parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.equation import Figure
from pipeline.checks.figures import Figures
from pipeline.schema.reading import Block, Row
from pipeline.schema.words import bare

COUNTED = ("group", "leaf")
SUBTOTALS = frozenset({"小计", "合计", "总计"})


@dataclass(frozen=True)
class RowTree:
    """Rows by their position in `rows`: block after block, each top to bottom, only what holds facts."""

    blocks: tuple[Block, ...]
    figures: Figures

    @cached_property
    def placed(self) -> tuple[tuple[Block, Row], ...]:
        """Each row with its block."""
        return tuple((block, row) for block in self.blocks for row in block.facts())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows alone."""
        return tuple(row for _, row in self.placed)

    @cached_property
    def parents(self) -> tuple[int | None, ...]:
        """Position of each row's parent; lists side by side go on where the list before them ends."""
        if len(self.blocks) > 1:
            return tuple(self._by_code(row.code) for row in self.rows)
        at = {row.index: place for place, row in enumerate(self.rows)}
        return tuple(None if row.parent is None else at.get(row.parent) for row in self.rows)

    def _by_code(self, code: str) -> int | None:
        starts = [code[:length] for length in range(len(code) - 1, 0, -1)]
        return next((self._codes[start] for start in starts if start in self._codes), None)

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {row.code: place for place, row in reversed(tuple(enumerate(self.rows))) if row.code}

    def children(self, place: int) -> tuple[int, ...]:
        """Positions of the rows directly below."""
        return tuple(child for child, parent in enumerate(self.parents) if parent == place)

    @cached_property
    def n_columns(self) -> int:
        """Columns of amounts that all blocks have."""
        return min(len(tuple(block.amounts())) for block in self.blocks)

    def figure(self, place: int, column: int) -> Figure:
        """The amount of a row in the `column`-th column of amounts."""
        block, row = self.placed[place]
        return self.figures.at(row.index, tuple(block.amounts())[column].index)

    def is_blank(self, place: int) -> bool:
        """True when the row has no amount."""
        return all(self.figure(place, column).blank for column in range(self.n_columns))

    def filled(self, place: int) -> tuple[str, ...]:
        """What stands in each column of keys: nothing (""), a `sum` such as 小计, or a `name`."""
        block, row = self.placed[place]
        cells = [self.figures.reading.cell(row, one) for one in block.columns if one.role in ("code", "name")]
        texts = ["" if cell is None else bare(cell.text) for cell in cells]
        return tuple("sum" if text in SUBTOTALS else "name" if text else "" for text in texts)


def row_trees(blocks: Sequence[Block], figures: Figures) -> tuple[RowTree, ...]:
    """One tree a block; one for all code lists side by side, which say the same in their columns."""
    coded = [block for block in blocks if not block.side and any(row.code for row in block.rows)]
    said = {tuple(column.fields for column in block.columns) for block in coded}
    if len(coded) > 1 and len(said) == 1:
        return (RowTree(tuple(coded), figures), *(RowTree((one,), figures) for one in blocks if one not in coded))
    return tuple(RowTree((block,), figures) for block in blocks)
