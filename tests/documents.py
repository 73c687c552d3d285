"""Small documents made by hand, for tests that need a `Document` and not a PDF."""

from __future__ import annotations

from pipeline.model import Cell, Document, Finding, Page, PageBox, Table


def cell(row: int, col: int, text: str = "", *, rows: int = 1, cols: int = 1, confidence: float = 1.0) -> Cell:
    """A cell with a box of 60 x 20 points a place, on page 1."""
    box = (40.0 + 60 * col, 40.0 + 20 * row, 40.0 + 60 * (col + cols), 40.0 + 20 * (row + rows))
    return Cell(
        row=row,
        col=col,
        row_span=rows,
        col_span=cols,
        text=text,
        raw=text,
        confidence=confidence,
        boxes=(PageBox(page=1, bbox=box),),
    )


def budget_table() -> Table:
    """Two header rows (a label over two columns), a label over two body rows, an empty cell."""
    return Table(
        id="t1",
        title="收支预算总表",
        unit="万元",
        fragments=(PageBox(page=1, bbox=(40.0, 40.0, 220.0, 120.0)),),
        n_rows=4,
        n_cols=3,
        header_rows=2,
        cells=(
            cell(0, 0, "项目", rows=2),
            cell(0, 1, "预算数", cols=2),
            cell(1, 1, "基本支出"),
            cell(1, 2, "项目支出"),
            cell(2, 0, "教育", rows=2, confidence=0.9),
            cell(2, 1, "1,219.80"),
            cell(2, 2, "<0>", confidence=0.4),
            cell(3, 1, "3.00"),
            cell(3, 2),
        ),
    )


def document(*, name: str = "a.pdf", problems: tuple[str, ...] = (), findings: tuple[Finding, ...] = ()) -> Document:
    """One page with the table of `budget_table`."""
    return Document(
        id="sha256:" + "0" * 64,
        file_name=name,
        pages=(Page(number=1, width=300.0, height=200.0, kind="digital", problems=problems),),
        tables=(budget_table(),),
        findings=findings,
    )
