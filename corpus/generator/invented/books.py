"""The books of an invented department: lines of money. Every printed figure is a sum over some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Fund = Literal["general", "fund", "capital", "special", "business", "operating", "superior", "subsidiary", "other"]
Kind = Literal["personnel", "public", "project", "operating", "upward", "subsidy"]
FUND_NAMES: dict[Fund, str] = {
    "general": "一般公共预算",
    "fund": "政府性基金预算",
    "capital": "国有资本经营预算",
    "special": "财政专户管理资金",
    "business": "事业收入",
    "operating": "事业单位经营收入",
    "superior": "上级补助收入",
    "subsidiary": "附属单位上缴收入",
    "other": "其他收入",
}
FISCAL: tuple[Fund, ...] = ("general", "fund", "capital")


@dataclass(frozen=True, slots=True)
class Line:
    """An amount in 元, what it is for and who pays it."""

    unit: str
    func: str
    econ: str
    gov: str
    kind: Kind
    fund: Fund
    amount: Decimal
    project: str = ""
    carried: bool = False
    """Paid from 上年结转."""
    kept: bool = False
    """Not spent: 结转下年."""


Want = Callable[[Line], bool]


def total(lines: Iterable[Line], *wanted: Want) -> Decimal:
    """The sum of the lines that all conditions want."""
    return sum((line.amount for line in lines if all(want(line) for want in wanted)), Decimal(0))


def every(line: Line) -> bool:
    """All lines."""
    return line is not None


def spent(line: Line) -> bool:
    """本年支出."""
    return not line.kept


def new(line: Line) -> bool:
    """Paid from the year's own income."""
    return not line.carried


def carried(line: Line) -> bool:
    """Paid from 上年结转."""
    return line.carried


def of_kind(*kinds: Kind) -> Want:
    """Lines of some kinds; 基本支出 is personnel and public."""
    return lambda line: line.kind in kinds


def of_fund(*funds: Fund) -> Want:
    """Lines paid by some funds."""
    return lambda line: line.fund in funds


def of_unit(unit: str) -> Want:
    """Lines of a unit."""
    return lambda line: line.unit == unit


def func(code: str) -> Want:
    """Lines below a functional code."""
    return lambda line: line.func.startswith(code)


def econ(code: str) -> Want:
    """Lines below an economic code."""
    return lambda line: line.econ.startswith(code)


def both(*wanted: Want) -> Want:
    """All conditions at once."""
    return lambda line: all(want(line) for want in wanted)


BASIC = of_kind("personnel", "public")
