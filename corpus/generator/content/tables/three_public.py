"""“三公”经费支出表 with last year and the change."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from corpus.generator.content.cells import amount, head, left
from corpus.generator.content.money import Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle


class ThreePublic(NamedTuple):
    """One year's figures in 元."""

    abroad: Decimal
    vehicles: Decimal
    running: Decimal
    guests: Decimal

    def printed(self) -> tuple[Decimal, ...]:
        """合计, 出国, 公车小计, 购置, 运行, 接待."""
        cars = self.vehicles + self.running
        total = self.abroad + cars + self.guests
        return total, self.abroad, cars, self.vehicles, self.running, self.guests


_HEADER: tuple[Row, ...] = (
    (
        head("年度", 2),
        head("“三公”经费合计", 2),
        head("因公出国（境）费", 2),
        head("公务用车购置及运行费", cols=3),
        head("公务接待费", 2),
    ),
    (head("小计"), head("公务用车购置费"), head("公务用车运行维护费")),
)


def three_public(last: ThreePublic, this: ThreePublic, year: int, title: str, money: Money, style: TableStyle) -> Table:
    """Four rows: last year, this year, 增减额, 增减率."""
    old, new = last.printed(), this.printed()
    change = tuple(b - a for a, b in zip(old, new, strict=True))
    rows: list[Row] = list(_HEADER)
    for name, values in ((f"{year - 1}年预算数", old), (f"{year}年预算数", new), ("增减额", change)):
        rows.append((left(name), *(amount(money.show(value)) for value in values)))
    rates = (_rate(a, b, money.zero) for a, b in zip(old, new, strict=True))
    rows.append((left("增减率（%）"), *(amount(rate) for rate in rates)))
    return Table(
        kind="three_public_expenses",
        title=title,
        unit=money.unit,
        columns=(84, 70, 70, 64, 70, 76, 64),
        rows=tuple(rows),
        header_rows=2,
        style=style,
        row_height=22.0,
    )


def _rate(old: Decimal, new: Decimal, zero: str) -> str:
    if old == 0 or old == new:
        return zero
    return f"{(new - old) / old * 100:.2f}"
