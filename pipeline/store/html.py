"""A table as HTML with its spans."""

from __future__ import annotations

from html import escape

from pipeline.model import Cell, Table


def to_html(table: Table) -> str:
    """A `<table>` whose header rows are in `<thead>`; text is escaped, a line break becomes `<br>`.

    Where a cell runs from the header into the body there is no `<thead>`: HTML would cut the cell there.
    """
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        rows[cell.row].append(cell)
    lines = [_row(cells, "th" if row < table.header_rows else "td") for row, cells in enumerate(rows)]
    split = table.header_rows
    if any(cell.row < split < cell.row + cell.row_span for cell in table.cells):
        split = 0
    head = ["<thead>", *lines[:split], "</thead>"] if split else []
    body = ["<tbody>", *lines[split:], "</tbody>"] if lines[split:] else []
    return "\n".join(["<table>", *head, *body, "</table>"])


def _row(cells: list[Cell], tag: str) -> str:
    return "<tr>" + "".join(_cell(cell, tag) for cell in cells) + "</tr>"


def _cell(cell: Cell, tag: str) -> str:
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    return f"<{tag}{spans}>{escape(cell.text).replace(chr(10), '<br>')}</{tag}>"
