"""Which printed numbers can be numbers in Excel and still look as printed."""

from __future__ import annotations

from pipeline.model import Cell, Table
from pipeline.store.export.printed_number import printed_number

# A double holds every decimal of so many digits, and Excel shows no more.
_DIGITS = 15


def amount_columns(table: Table) -> frozenset[int]:
    """Columns where a body cell has decimals or separators; plain integers elsewhere may be codes."""
    return frozenset(
        cell.col
        for cell in table.cells
        if cell.row >= table.header_rows and ("." in cell.text or "," in cell.text) and number_format(cell.text)
    )


def number_format(text: str) -> str | None:
    """The format under which Excel shows the number exactly as `text`; None where it would not.

    >>> number_format("1,219.80"), number_format("-3"), number_format("007")
    ('#,##0.00', '0', None)
    """
    number = printed_number(text)
    if number is None or sum(char.isdigit() for char in text) > _DIGITS or (number == 0 and text.startswith("-")):
        return None
    whole, _, decimals = text.partition(".")
    grouped = "#,##0" if "," in whole else "0"
    return f"{grouped}.{'0' * len(decimals)}" if decimals else grouped


def shown_as_number(cell: Cell, amounts: frozenset[int]) -> str | None:
    """The number format of a body cell in one of the columns `amounts`, where it is a number."""
    return number_format(cell.text) if cell.col in amounts else None
