"""What an author declares: cells, tables, text blocks, pages, a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from corpus.generator.styles import PLAIN, TableStyle

Align = Literal["left", "center", "right"]
VAlign = Literal["top", "middle"]
Hiding = Literal["white", "invisible", "clipped"]
"""Why a text leaves no ink: white on white, render mode 3, outside its clip path."""

A4 = (595.28, 841.89)
A3 = (841.89, 1190.55)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as an author writes it; its place follows from the order of the rows."""

    text: str = ""
    rows: int = 1
    cols: int = 1
    align: Align = "left"
    valign: VAlign = "middle"
    vertical: bool = False
    """Stack the characters, one a line."""
    indent: float = 0.0
    """White space before each line, in em; not part of the text."""
    spread: int = 0
    """Spaces printed between the characters (合  计); not part of the text."""
    bold: bool = False
    overflow: bool = False
    """Stay on one line and run into empty neighbours on the right, where the text finds room there."""


Row = tuple[Cell, ...]
Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An identity that the amounts of a table obey: `whole` = the sum of `parts`."""

    identity: str
    whole: Place
    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Ghost:
    """Text that is stored in a cell and leaves no ink; not part of what the cell says."""

    row: int
    col: int
    text: str
    how: Hiding


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows written as in HTML, left to right, merged cells once."""

    kind: str
    title: str
    unit: str
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    header_rows: int = 0
    style: TableStyle = PLAIN
    row_height: float = 20.0
    heights: tuple[tuple[int, float], ...] = ()
    """(row, least height) where a row differs from `row_height`."""
    leadings: tuple[tuple[int, float], ...] = ()
    """(row, line distance) where a row differs from the style's."""
    repeat_header: bool = False
    cut_rows: frozenset[int] = frozenset()
    """Rows that a page break may cut; other rows move whole to the next page."""
    break_before: frozenset[int] = frozenset()
    """Rows that always start a page."""
    sums: tuple[Sum, ...] = ()
    anchors: tuple[tuple[str, Place], ...] = ()
    """Figures that other tables of the document print too, by a name."""
    ghosts: tuple[Ghost, ...] = ()

    def leading(self, row: int) -> float:
        """Distance of the lines of cells that begin in a row."""
        return dict(self.leadings).get(row, self.style.leading)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands outside the grid: 表3, the title, the unit, a note below."""

    label: str = ""
    subtitle: str = ""
    left: str = ""
    right: str = ""
    note: str = ""
    repeat: bool = False
    """Print the caption again on every page of the table."""
    face: str = "hei"
    """Of the title."""
    size: float = 16.0
    """Of the title."""
    label_right: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its caption."""

    table: Table
    caption: Caption = Caption()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or heading; `right` prints at the right edge after dot leaders."""

    text: str
    font: str = "song"
    size: float = 12.0
    leading: float = 24.0
    align: Align = "left"
    first_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    right: str = ""


Block = Text | TableBlock


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that start on a new page of one size."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    paper: tuple[float, float] = A4
    rotate: Literal[0, 90, 180, 270] = 0
    """Store the page turned and show it upright through /Rotate."""
    crop: float = 0.0
    """Width of a strip around the page that the crop box hides; `odd_text` is stored there."""
    head: str = ""
    """Running head."""
    folio: str = "- {} -"
    margins: tuple[float, float, float, float] = (54.0, 54.0, 54.0, 54.0)
    """Top, right, bottom, left."""
    numbered: bool = True

    @property
    def odd_text(self) -> str:
        """Printer's marks in the hidden strip."""
        return "裁切标记 1234.56" if self.crop else ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width, height = self.paper
        return (height, width) if self.landscape else (width, height)


@dataclass(frozen=True, slots=True)
class PlantedError:
    """A printed amount that is wrong on purpose."""

    table: int
    row: int
    col: int
    printed: str
    correct: str
    identity: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    name: str
    title: str
    sections: tuple[Section, ...]
    planted_errors: tuple[PlantedError, ...] = field(default=())

    def tables(self) -> Iterator[Table]:
        """The tables in reading order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, TableBlock):
                    yield block.table
