"""收支总表: income on the left, expenditure by 类 on the right."""

from __future__ import annotations

from itertools import zip_longest

from corpus.generator.content.cells import amount, head, left
from corpus.generator.content.classification import FUNCTIONAL
from corpus.generator.content.ledger import ZERO, Budget, by_function, income, tree, whole
from corpus.generator.content.money import ORDINALS, Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle


def income_expenditure(budget: Budget, title: str, money: Money, style: TableStyle, row_height: float = 22.0) -> Table:
    """The table with its two sides of equal length."""
    earned = income(budget)
    spent = by_function(budget)
    sources = (
        ("一般公共预算拨款收入", earned.general),
        ("政府性基金预算拨款收入", ZERO),
        ("国有资本经营预算拨款收入", ZERO),
        ("财政专户管理资金收入", ZERO),
        ("事业收入", earned.business),
        ("事业单位经营收入", ZERO),
        ("上级补助收入", ZERO),
        ("附属单位上缴收入", ZERO),
        ("其他收入", earned.other),
    )
    classes = [(FUNCTIONAL[c], s.total) for c, s in tree(spent) if len(c) == 3]
    rows: list[Row] = [
        (head("收入", cols=2, spread=6), head("支出", cols=2, spread=6)),
        (head("项目", spread=4), head(f"{budget.year}年预算数")) * 2,
    ]
    for i, (source, use) in enumerate(zip_longest(sources, classes)):
        row: Row = ()
        for side in (source, use):
            name = f"{ORDINALS[i]}、{side[0]}" if side else ""
            row += left(name), amount(money.show(side[1]) if side else "")
        rows.append(row)
    total = whole(spent).total
    for (name1, value1), (name2, value2) in (
        (("本年收入合计", earned.current), ("本年支出合计", total)),
        (("上年结转", earned.carried), ("结转下年", earned.total - total)),
        (("收入总计", earned.total), ("支出总计", total)),
    ):
        rows.append((head(name1), amount(money.show(value1)), head(name2), amount(money.show(value2))))
    return Table(
        kind="income_expenditure_summary",
        title=title,
        unit=money.unit,
        columns=(150, 95, 150, 95),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=row_height,
    )
