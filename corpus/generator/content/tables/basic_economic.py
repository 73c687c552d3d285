"""一般公共预算基本支出表: 部门 and 政府 economic codes on one row."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.cells import amounts, head, left
from corpus.generator.content.classification import ECONOMIC, GOVERNMENT, government_code
from corpus.generator.content.ledger import Budget, Split, whole
from corpus.generator.content.money import Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle

Key = tuple[str, str]

_HEADER: tuple[Row, ...] = (
    (
        head("部门预算支出经济分类", cols=2),
        head("政府预算支出经济分类", cols=2),
        head("一般公共预算基本支出", cols=3),
    ),
    (
        head("编码"),
        head("科目名称"),
        head("编码"),
        head("科目名称"),
        head("合计", spread=2),
        head("人员经费"),
        head("公用经费"),
    ),
)


def basic_by_economy(budget: Budget, title: str, money: Money, style: TableStyle) -> Table:
    """The table, its header repeated on each page."""
    leaves = _leaves(budget)
    nodes = dict(leaves)
    for (econ, gov), split in leaves.items():
        parent = econ[:3], gov[:3]
        nodes[parent] = nodes.get(parent, Split()) + split
    ordered = sorted(nodes.items(), key=lambda item: (item[0][0][:3], item[0][1][:3], item[0]))
    total = amounts(money.show(v) for v in _values(whole({str(k): v for k, v in leaves.items()})))
    rows: list[Row] = [*_HEADER, (head("合计", cols=4, spread=4), *total)]
    for (econ, gov), split in ordered:
        level = 0 if len(econ) == 3 else 1
        names = (
            left(econ),
            left(ECONOMIC[econ], indent=level),
            left(gov),
            left(GOVERNMENT[gov], indent=level),
        )
        rows.append((*names, *amounts(money.show(v) for v in _values(split))))
    return Table(
        kind="general_budget_basic_economic",
        title=title,
        unit=money.unit,
        columns=(38, 138, 38, 102, 70, 70, 64),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=17.0,
        repeat_header=True,
    )


def _leaves(budget: Budget) -> dict[Key, Split]:
    bodies = {unit.code: unit.public_body for unit in budget.units}
    leaves: dict[Key, Split] = {}
    for b in budget.basics:
        key = b.econ, government_code(b.econ, public_body=bodies[b.unit])
        part = Split(personnel=b.amount) if b.personnel else Split(public=b.amount)
        leaves[key] = leaves.get(key, Split()) + part
    return leaves


def _values(split: Split) -> tuple[Decimal, ...]:
    return split.total, split.personnel, split.public
