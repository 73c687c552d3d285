"""政府性基金 and 国有资本 tables that are published empty."""

from __future__ import annotations

from corpus.generator.content.cells import amounts, head
from corpus.generator.model import Cell, Row, Table
from corpus.generator.styles import TableStyle

_HEADER: tuple[Row, ...] = (
    (head("科目编码", 2), head("科目名称", 2), head("本年预算支出", cols=3)),
    (head("合计"), head("基本支出"), head("项目支出")),
)


def empty_fund(kind: str, title: str, unit: str, style: TableStyle, blanks: int = 3) -> Table:
    """Header, blank rows, and a total row without amounts."""
    rows: list[Row] = [*_HEADER]
    rows += [tuple(Cell() for _ in range(5)) for _ in range(blanks)]
    rows.append((head("合计", cols=2, spread=4), *amounts(("", "", ""))))
    return Table(
        kind=kind,
        title=title,
        unit=unit,
        columns=(80, 170, 80, 80, 80),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=22.0,
    )
