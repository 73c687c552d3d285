"""一般公共预算支出表 by function, the code printed in three columns 类 款 项."""

from __future__ import annotations

from corpus.generator.content.cells import amounts, head, left
from corpus.generator.content.classification import FUNCTIONAL
from corpus.generator.content.ledger import Budget, Split, by_function, tree, whole
from corpus.generator.content.money import Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle

_HEADER: tuple[Row, ...] = (
    (
        head("科目编码", cols=3),
        head("科目名称", 2),
        head("合计", 2, spread=2),
        head("基本支出", cols=3),
        head("项目支出", 2),
    ),
    (
        head("类"),
        head("款"),
        head("项"),
        head("小计", spread=2),
        head("人员经费"),
        head("公用经费"),
    ),
)


def general_by_function(budget: Budget, title: str, money: Money, style: TableStyle) -> Table:
    """The table, its header repeated on each page."""
    leaves = by_function(budget, fiscal_only=True)
    rows = [*_HEADER, _row(("", "", ""), "合计", 0, whole(leaves), money)]
    for code, split in tree(leaves):
        parts = code[:3], code[3:5], code[5:]
        level = (len(code) - 3) // 2
        shown = tuple(part if i == level else "" for i, part in enumerate(parts))
        rows.append(_row(shown, FUNCTIONAL[code], level, split, money))
    return Table(
        kind="general_budget_expenditure",
        title=title,
        unit=money.unit,
        columns=(34, 30, 30, 230, 84, 84, 84, 84, 84),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=19.0,
        repeat_header=True,
    )


def _row(code: tuple[str, ...], name: str, level: int, split: Split, money: Money) -> Row:
    values = split.total, split.basic, split.personnel, split.public, split.project
    label = left(name, indent=level) if any(code) else head(name, spread=4)
    cells = amounts(money.show(value) for value in values)
    return (*(head(part) for part in code), label, *cells)
