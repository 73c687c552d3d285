"""机关运行经费支出预算表: the 公用经费 of the public bodies by economic code."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.cells import amount, head, left
from corpus.generator.content.classification import ECONOMIC
from corpus.generator.content.ledger import ZERO, Budget
from corpus.generator.content.money import Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle


def operating(budget: Budget, title: str, money: Money, style: TableStyle) -> Table:
    """A list of codes with the total on top."""
    bodies = {unit.code for unit in budget.units if unit.public_body}
    leaves: dict[str, Decimal] = {}
    for b in budget.basics:
        if b.unit in bodies and not b.personnel:
            leaves[b.econ] = leaves.get(b.econ, ZERO) + b.amount
    rows: list[Row] = [(head("科目编码"), head("科目名称"), head("金额", spread=2))]
    rows.append((head(""), head("合计"), amount(money.show(sum(leaves.values(), ZERO)))))
    for econ, value in sorted(leaves.items()):
        rows.append((head(econ), left(ECONOMIC[econ]), amount(money.show(value))))
    return Table(
        kind="operating_expenses",
        title=title,
        unit=money.unit,
        columns=(100, 240, 140),
        rows=tuple(rows),
        header_rows=1,
        style=style,
        row_height=17.0,
    )
