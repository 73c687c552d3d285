"""财政拨款收支总表: fiscal income against expenditure by fund."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import zip_longest

from corpus.generator.content.cells import amounts, head, left
from corpus.generator.content.classification import FUNCTIONAL
from corpus.generator.content.ledger import ZERO, Budget, by_function, income, tree, whole
from corpus.generator.content.money import ORDINALS, Money
from corpus.generator.model import Cell, Row, Table
from corpus.generator.styles import TableStyle

_FUNDS = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
_HEADER: tuple[Row, ...] = (
    (head("收入", cols=2, spread=4), head("支出", cols=5, spread=4)),
    (
        head("项目"),
        head("预算数"),
        head("项目"),
        head("合计"),
        *(head(fund) for fund in _FUNDS),
    ),
)
Line = tuple[str, Decimal]


def fiscal_appropriation(budget: Budget, title: str, money: Money, style: TableStyle) -> Table:
    """The table; all money is 一般公共预算."""
    got = income(budget)
    spent = by_function(budget, fiscal_only=True)
    total = whole(spent).total
    uses: list[Line] = [("一、本年支出", total)]
    classes = [(FUNCTIONAL[c], s.total) for c, s in tree(spent) if len(c) == 3]
    uses += [(f"（{ORDINALS[i]}）{name}", value) for i, (name, value) in enumerate(classes)]
    uses += [("", ZERO), ("二、结转下年", ZERO)]
    rows = list(_HEADER)
    for source, use in zip_longest(_sources(got.general, got.carried), uses, fillvalue=("", ZERO)):
        rows.append(_row(source, use, money, left))
    whole_fiscal = got.general + got.carried
    rows.append(_row(("收入总计", whole_fiscal), ("支出总计", total), money, head))
    return Table(
        kind="fiscal_appropriation_summary",
        title=title,
        unit=money.unit,
        columns=(150, 92, 170, 92, 92, 80, 80),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=23.0,
    )


def _sources(general: Decimal, carried: Decimal) -> list[Line]:
    lines: list[Line] = []
    for number, name, value in (("一", "本年收入", general), ("二", "上年结转", carried)):
        lines.append((f"{number}、{name}", value))
        for i, fund in enumerate(_FUNDS):
            lines.append((f"（{ORDINALS[i]}）{fund}拨款", value if i == 0 else ZERO))
    return lines


def _row(source: Line, use: Line, money: Money, make: Callable[[str], Cell]) -> Row:
    values = (use[1], use[1], ZERO, ZERO)
    first: tuple[Cell, ...] = (make(source[0]), *amounts([money.show(source[1])]), make(use[0]))
    return (*first, *amounts(money.show(value) for value in values))
