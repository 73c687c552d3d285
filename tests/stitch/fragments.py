"""Fragments made by hand; each fills its page of 600 x 800 points unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.geometry import Box
from pipeline.grid import Fragment, PageLine, Strategy
from pipeline.model import Cell, PageBox, Table
from tests.drawn import Span, plain, spans
from tests.text.typeset import line_width

NAMES = ("科目编码", "科目名称", "合计", "基本支出")
ROWS = [
    ("201", "一般公共服务", "1,219.80", "1,000.00"),
    ("20103", "政府办公厅事务", "19.80", "19.80"),
    ("205", "教育", "300.00", "300.00"),
    ("20502", "普通教育", "120.00", "0.00"),
    ("208", "社会保障和就业", "88.00", "8.00"),
    ("20805", "养老支出", "66.00", "6.00"),
]


def line(text: str, top: float, size: float = 10) -> PageLine:
    return PageLine(text, Box(60, top, 60 + line_width(text, size), top + size), size)


def caption(title: str, unit: str = "单位：万元") -> tuple[PageLine, ...]:
    return line(title, 24, 14), line(unit, 44)


def fragment(
    cells: Sequence[Span] | Sequence[Sequence[str]],
    page: int = 1,
    *,
    header: int = 0,
    above: Iterable[PageLine] = (),
    below: Iterable[PageLine] = (),
    xs: Sequence[float] = (),
    top: float = 60,
    bottom: float = 760,
    room: Mapping[tuple[int, int], float] | None = None,
    strategy: Strategy = "ruled",
    title: str = "",
    unit: str = "",
    size: tuple[float, float] = (600, 800),
) -> Fragment:
    """`cells` are spans or rows of texts; `room` names cells by row and column; others have room for a line."""
    placed = list(cells) if isinstance(cells[0][0], int) else plain(cells)  # type: ignore[arg-type]
    n_rows = max(r + rows for r, _, rows, _, _ in placed)
    n_cols = max(c + cols for _, c, _, cols, _ in placed)
    edges = list(xs) or [50 + 500 * i / n_cols for i in range(n_cols + 1)]
    height = (bottom - top) / n_rows

    def box(span: Span) -> Box:
        r, c, rows, cols, _ = span
        return Box(edges[c], top + height * r, edges[c + cols], top + height * (r + rows)).rounded()

    return Fragment(
        page=page,
        page_width=size[0],
        page_height=size[1],
        box=Box(edges[0], top, edges[-1], bottom),
        strategy=strategy,
        n_rows=n_rows,
        n_cols=n_cols,
        header_rows=header,
        cells=tuple(
            Cell(
                row=span[0], col=span[1], row_span=span[2], col_span=span[3], text=span[4], raw=span[4],
                confidence=0.99, boxes=(PageBox(page=page, bbox=tuple(box(span))),),
            )
            for span in sorted(placed)
        ),
        above=tuple(above),
        below=tuple(below),
        room={box(span): (room or {}).get(span[:2], 20.0) for span in placed if span[4]},
        title=title,
        unit=unit,
    )  # fmt: skip


def texts(table: Table) -> list[tuple[str, ...]]:
    """Rows of texts; a merged cell's text stands at its top left."""
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return [tuple(row) for row in rows]


def places(table: Table) -> list[Span]:
    return spans(table.cells)
