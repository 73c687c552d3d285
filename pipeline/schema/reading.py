"""What a table says, between its cells and its facts: blocks of named columns and ranked rows, for records and checks.

A `Reading` never holds a value of its own: every column, row and entry points to places (row, col) of the table, and
`Reading.at` gives the cell that covers a place. See docs/readings.md for an example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Cell, Family, Table

Part = Literal["amounts", "head", "tasks", "goals", "indicators"]
Side = Literal["", "income", "expenditure"]
ColumnRole = Literal["code", "name", "amount", "number", "percent", "counter", "text"]
RowRole = Literal["total", "subtotal", "group", "leaf", "numbering", "note", "blank"]

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block.

    `path`: header texts from the top down as printed, white space gone, a text over several rows once.
    `fields`: ids of configs/fields.yaml that the path says, outermost first (`("basic", "personnel")`); a 小计 under
    a known header says what that header says. `unit` of an amount column: printed in its header, else the table's.
    `year`: printed in its header (2025年预算数), else None.
    """

    index: int
    path: tuple[str, ...]
    fields: tuple[str, ...] = ()
    role: ColumnRole = "text"
    unit: str = ""
    year: int | None = None

    @property
    def field(self) -> str:
        """The innermost field id, or ""."""
        return self.fields[-1] if self.fields else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A body row of a block.

    `role`: `total` sums the whole block, `subtotal` a part of it, `group` is the parent of rows below it, `leaf` is
    counted by others; `numbering` (栏次), `note` (one sentence over the width) and `blank` hold no facts.
    `code`: joined digits of the printed code, "" where none is printed. `fields`: ids of configs/fields.yaml that the
    name says (`("income_total",)`). `level`: 0 outermost, -1 where rows have no ranks. `parent`: the table row of the
    `group` above it in the tree. `of_which`: printed as 其中, so its siblings need not add up to the parent.
    `year`: printed in its name or in a column of years. `surmised`: its parent is told by the amounts alone.
    """

    index: int
    role: RowRole = "leaf"
    code: str = ""
    name: str = ""
    fields: tuple[str, ...] = ()
    level: int = -1
    parent: int | None = None
    of_which: bool = False
    year: int | None = None
    surmised: bool = False

    @property
    def field(self) -> str:
        """The innermost field id, or ""."""
        return self.fields[-1] if self.fields else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value in a form; `path` holds the labels from the outermost in. Places are (row, col)."""

    path: tuple[str, ...]
    fields: tuple[str, ...]
    label: tuple[int, int]
    value: tuple[int, int]
    role: ColumnRole = "text"
    unit: str = ""

    @property
    def field(self) -> str:
        """The innermost field id, or ""."""
        return self.fields[-1] if self.fields else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with columns of its own.

    A side of a two-sided table, one of the code lists printed side by side, or one of the blocks stacked in a form.
    `head` blocks and goal texts are `entries`, all others rows.
    """

    part: Part
    side: Side = ""
    header: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    entries: tuple[Entry, ...] = ()

    def column(self, *fields: str) -> Column | None:
        """The first column whose innermost field is one of these."""
        return next((column for column in self.columns if column.field in fields), None)

    def amounts(self) -> Iterator[Column]:
        """The columns of money."""
        return (column for column in self.columns if column.role == "amount")

    def facts(self) -> Iterator[Row]:
        """The rows that hold facts."""
        return (row for row in self.rows if row.role not in ("numbering", "note", "blank"))

    def children(self, row: Row) -> tuple[Row, ...]:
        """The rows directly below `row` in the tree."""
        return tuple(other for other in self.rows if other.parent == row.index)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one table is and says.

    `confidence` (0..1): that `kind` is right; an unknown table has no blocks. `continues`: id of the table before it,
    when this one is the rest of that form in another grid.
    """

    table: Table
    kind: str = UNKNOWN
    confidence: float = 0.0
    family: Family = "other"
    unit: str = ""
    fiscal_year: int | None = None
    continues: str | None = None
    blocks: tuple[Block, ...] = ()
    places: Mapping[tuple[int, int], Cell] = field(default_factory=dict, repr=False, compare=False)

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers this place (its top-left place may be another); None outside of the grid."""
        return self.places.get((row, col))

    def cell(self, row: Row, column: Column) -> Cell | None:
        """The cell where a row and a column of one block meet."""
        return self.places.get((row.index, column.index))

    def parts(self, part: Part, side: Side | None = None) -> tuple[Block, ...]:
        """The blocks of one part, top to bottom, left to right."""
        return tuple(one for one in self.blocks if one.part == part and side in (None, one.side))


def covered_places(table: Table) -> dict[tuple[int, int], Cell]:
    """Every place of the grid to the cell that covers it."""
    return {
        (row, col): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
