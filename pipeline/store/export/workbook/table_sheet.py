"""A table as a sheet: merged cells merged, doubtful ones coloured, numbers as numbers where nothing is lost."""

from __future__ import annotations

from unicodedata import east_asian_width

from xlsxwriter.worksheet import Worksheet

from pipeline.model import Cell, Table
from pipeline.store.export.workbook.looks import Formats, looks_of
from pipeline.store.export.workbook.number_cells import amount_columns, shown_as_number
from pipeline.store.export.workbook.sheet_names import cut

CONTENTS = "Contents"
# Rows above the table: the way back and the title.
FIRST_ROW = 3
# Excel takes 32,767 UTF-16 units a cell.
_LONGEST_TEXT = 32_000
_CUT = " … (cut here: Excel takes no more; the JSON has the whole text)"
_NARROWEST, _WIDEST = 8, 48


def write_table(sheet: Worksheet, table: Table, formats: Formats) -> None:
    """Row r of the table becomes the sheet's row r + 4 (counted from 1), column c the c-th letter."""
    sheet.write_url(0, 0, f"internal:'{CONTENTS}'!A1", string=f"← {CONTENTS}")
    sheet.write_string(1, 0, plain(table.title), formats.of(bold=True, font_size=14))
    if table.unit:
        sheet.write_string(1, max(1, table.n_cols - 1), plain(f"单位：{table.unit}"), formats.of(align="right"))
    amounts = amount_columns(table)
    for cell in table.cells:
        _write_cell(sheet, cell, formats, amounts, header=cell.row < table.header_rows)
    for col, width in enumerate(_widths(table)):
        sheet.set_column(col, col, width)
    sheet.freeze_panes(FIRST_ROW + table.header_rows, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # Numbers that stay text do so on purpose.
    last = sheet_range(table)
    sheet.ignore_errors({"number_stored_as_text": last, "two_digit_text_year": last})


def sheet_range(table: Table) -> str:
    """The cells of the sheet that hold the table, as Excel writes them."""
    from xlsxwriter.utility import xl_range

    return str(xl_range(FIRST_ROW, 0, FIRST_ROW + max(0, table.n_rows - 1), max(0, table.n_cols - 1)))


def plain(text: str) -> str:
    """`text` as far as a cell holds it."""
    short = cut(text, _LONGEST_TEXT)
    return text if short == text else short + _CUT


def _write_cell(sheet: Worksheet, cell: Cell, formats: Formats, amounts: frozenset[int], *, header: bool) -> None:
    look = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True, "valign": "vcenter"}
    shown = None if header else shown_as_number(cell, amounts)
    if header:
        look |= {"bold": True, "align": "center"}
    looks = looks_of(cell, header=header)
    style = formats.of(looks, **look, **({"num_format": shown} if shown else {}))
    row, col = FIRST_ROW + cell.row, cell.col
    if cell.row_span > 1 or cell.col_span > 1:
        sheet.merge_range(row, col, row + cell.row_span - 1, col + cell.col_span - 1, "", style)
    if shown:
        sheet.write_number(row, col, float(cell.text.replace(",", "")), style)
    elif cell.text:
        sheet.write_string(row, col, plain(cell.text), style)
    else:
        sheet.write_blank(row, col, None, style)


def _widths(table: Table) -> list[int]:
    """Characters that the widest line of a cell in each column takes, within limits."""
    widths = [_NARROWEST] * table.n_cols
    for cell in table.cells:
        if cell.col_span == 1:
            lines = cell.text.split("\n")
            widest = max(sum(2 if east_asian_width(char) in "WF" else 1 for char in line) for line in lines)
            widths[cell.col] = max(widths[cell.col], min(widest + 2, _WIDEST))
    return widths
