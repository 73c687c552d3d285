"""收入总表: a row a unit, the kinds of income under a header of three levels."""

from __future__ import annotations

from corpus.generator.content.cells import amounts, head, left
from corpus.generator.content.ledger import ZERO, Budget, income
from corpus.generator.content.money import Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle

_HEADER: tuple[Row, ...] = (
    (
        head("单位编码", 3),
        head("单位名称", 3),
        head("合计", 3),
        head("本年收入", cols=8),
        head("上年结转结余", cols=3),
    ),
    (
        head("小计", 2),
        head("财政拨款收入", cols=3),
        head("财政专户管理资金", 2),
        head("事业收入", 2),
        head("事业单位经营收入", 2),
        head("其他收入", 2),
        head("小计", 2),
        head("财政拨款结转", 2),
        head("其他资金结转", 2),
    ),
    (head("一般公共预算"), head("政府性基金预算"), head("国有资本经营预算")),
)


def income_by_unit(budget: Budget, title: str, money: Money, style: TableStyle) -> Table:
    """The table with a row for the department and one for each unit."""
    rows = [*_HEADER, _row(budget, "", "合计", money)]
    rows += [_row(budget.of(unit.code), unit.code, unit.name, money) for unit in budget.units]
    return Table(
        kind="income_summary",
        title=title,
        unit=money.unit,
        columns=(46, 96, 52, 52, 52, 48, 48, 48, 46, 48, 46, 46, 48, 46),
        rows=tuple(rows),
        header_rows=3,
        style=style,
        row_height=26.0,
    )


def _row(part: Budget, code: str, name: str, money: Money) -> Row:
    got = income(part)
    values = (
        got.total,
        got.current,
        got.general,
        ZERO,
        ZERO,
        ZERO,
        got.business,
        ZERO,
        got.other,
        got.carried,
        got.carried,
        ZERO,
    )
    label = left(name) if code else head(name, spread=2)
    return (head(code), label, *amounts(money.show(value) for value in values))
