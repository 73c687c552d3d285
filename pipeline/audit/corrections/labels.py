"""What stands around a cell, as seen: the words of its row and the headings of its column."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Cell, Table


def row_label(table: Table, cell: Cell) -> str:
    """The first text with a letter or ideograph in the cell's first row, other than the cell's own; else ""."""
    others = (
        other
        for other in sorted(table.cells, key=lambda one: one.col)
        if other != cell and _covers_row(other, cell.row)
    )
    return next((other.raw for other in others if any(char.isalpha() for char in other.raw)), "")


def column_label(table: Table, cell: Cell) -> str:
    """The raw texts of the header cells above the cell, from the top, joined by /; without header rows, of row 0."""
    above = [
        other
        for other in sorted(table.cells, key=lambda one: one.row)
        if other != cell
        and other.row < max(1, table.header_rows)
        and other.row < cell.row
        and other.col <= cell.col < other.col + other.col_span
    ]
    return "/".join(other.raw for other in above if other.raw)


def headings(table: Table) -> str:
    """The raw texts of the header rows (without any: of the first row) in reading order, joined by /."""
    cells = sorted(table.cells, key=lambda one: (one.row, one.col))
    return "/".join(cell.raw for cell in cells if cell.row < max(1, table.header_rows) and cell.raw)


def rows_of(table: Table) -> dict[int, list[Cell]]:
    """The cells that begin in each row, left to right; no entry for a row where none does."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda one: (one.row, one.col)):
        rows.setdefault(cell.row, []).append(cell)
    return rows


def row_text(cells: Iterable[Cell]) -> str:
    """The raw texts of a row, joined by tabs."""
    return "\t".join(cell.raw for cell in cells)


def same_text(one: str, two: str) -> bool:
    """Equal but for white space, and for NUL, which no database keeps.

    >>> same_text("合  计", "合计"), same_text("1.0", "10")
    (True, False)
    """
    return _plain(one) == _plain(two)


def _plain(text: str) -> str:
    return "".join(text.replace("\0", "\ufffd").split())


def _covers_row(cell: Cell, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span
