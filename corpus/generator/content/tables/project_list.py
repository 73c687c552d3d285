"""项目支出表: projects under their unit, with the funds that pay them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.generator.content.cells import amounts, head, left
from corpus.generator.content.ledger import ZERO, Budget, Project
from corpus.generator.content.money import Money
from corpus.generator.model import Cell, Row, Table
from corpus.generator.styles import TableStyle

_HEADER: tuple[Row, ...] = (
    (
        head("单位（项目）名称", 2),
        head("项目类别", 2),
        head("合计", 2),
        head("本年财政拨款", cols=4),
        head("财政专户管理资金", 2),
        head("单位资金", 2),
        head("上年结转", 2),
    ),
    (head("小计"), head("一般公共预算"), head("政府性基金预算"), head("国有资本经营预算")),
)


def project_list(budget: Budget, title: str, money: Money, style: TableStyle) -> Table:
    """Total, then each unit with its projects."""
    rows = [*_HEADER, _row(head("合计", spread=4), "", budget.projects, money)]
    for unit in budget.units:
        own = [p for p in budget.projects if p.unit == unit.code]
        rows.append(_row(left(unit.name), "", own, money))
        rows += [_row(left(p.name, indent=1), p.category, [p], money) for p in own]
    return Table(
        kind="project_expenditure",
        title=title,
        unit=money.unit,
        columns=(170, 66, 62, 62, 62, 62, 66, 62, 58, 58),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=25.0,
    )


def _row(label: Cell, category: str, projects: Sequence[Project], money: Money) -> Row:
    def add(values: Sequence[Decimal]) -> Decimal:
        return sum(values, ZERO)

    general = add([p.general for p in projects])
    own = add([p.business + p.other for p in projects])
    carried = add([p.carried for p in projects])
    values = (general + own + carried, general, general, ZERO, ZERO, ZERO, own, carried)
    return (label, head(category), *amounts(money.show(value) for value in values))
