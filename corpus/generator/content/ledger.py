"""The books of a small department: leaves only; every printed total is added up from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget unit; `public_body` tells 行政单位 from 事业单位."""

    code: str
    name: str
    public_body: bool = True


@dataclass(frozen=True, slots=True)
class Basic:
    """One line of 基本支出, paid from 一般公共预算, in 元."""

    unit: str
    func: str
    econ: str
    amount: Decimal

    @property
    def personnel(self) -> bool:
        """人员经费, not 公用经费."""
        return self.econ[:3] in ("301", "303")


@dataclass(frozen=True, slots=True)
class Project:
    """One line of 项目支出 with its funds, in 元."""

    unit: str
    func: str
    name: str
    category: str
    general: Decimal
    carried: Decimal = ZERO
    business: Decimal = ZERO
    other: Decimal = ZERO

    @property
    def fiscal(self) -> Decimal:
        """一般公共预算 of this year and carried over."""
        return self.general + self.carried

    @property
    def total(self) -> Decimal:
        """All funds."""
        return self.fiscal + self.business + self.other


@dataclass(frozen=True, slots=True)
class Budget:
    """A department's year."""

    department: str
    year: int
    units: tuple[Unit, ...]
    basics: tuple[Basic, ...]
    projects: tuple[Project, ...]

    def of(self, unit: str) -> Budget:
        """The part of one unit."""
        return Budget(
            self.department,
            self.year,
            tuple(u for u in self.units if u.code == unit),
            tuple(b for b in self.basics if b.unit == unit),
            tuple(p for p in self.projects if p.unit == unit),
        )


@dataclass(frozen=True, slots=True)
class Split:
    """An expenditure by kind."""

    personnel: Decimal = ZERO
    public: Decimal = ZERO
    project: Decimal = ZERO

    @property
    def basic(self) -> Decimal:
        """基本支出 = 人员经费 + 公用经费."""
        return self.personnel + self.public

    @property
    def total(self) -> Decimal:
        """合计 = 基本支出 + 项目支出."""
        return self.basic + self.project

    def __add__(self, other: Split) -> Split:
        return Split(
            self.personnel + other.personnel,
            self.public + other.public,
            self.project + other.project,
        )


def by_function(budget: Budget, *, fiscal_only: bool = False) -> dict[str, Split]:
    """Expenditure of each 项 (7 digits)."""
    leaves: dict[str, Split] = {}
    for b in budget.basics:
        part = Split(personnel=b.amount) if b.personnel else Split(public=b.amount)
        leaves[b.func] = leaves.get(b.func, Split()) + part
    for p in budget.projects:
        part = Split(project=p.fiscal if fiscal_only else p.total)
        leaves[p.func] = leaves.get(p.func, Split()) + part
    return leaves


def tree(leaves: Mapping[str, Split], lengths: Iterable[int] = (3, 5)) -> list[tuple[str, Split]]:
    """Codes in order, each parent before its children with their sum."""
    nodes = dict(leaves)
    for length in lengths:
        for code, split in leaves.items():
            nodes[code[:length]] = nodes.get(code[:length], Split()) + split
    return sorted(nodes.items())


def whole(leaves: Mapping[str, Split]) -> Split:
    """The sum of all leaves."""
    return sum(leaves.values(), Split())


@dataclass(frozen=True, slots=True)
class Income:
    """Where the money comes from."""

    general: Decimal
    business: Decimal
    other: Decimal
    carried: Decimal

    @property
    def current(self) -> Decimal:
        """本年收入."""
        return self.general + self.business + self.other

    @property
    def total(self) -> Decimal:
        """本年收入 and 上年结转."""
        return self.current + self.carried


def income(budget: Budget) -> Income:
    """Income that covers the expenditure exactly."""
    general = sum((b.amount for b in budget.basics), ZERO)
    return Income(
        general + sum((p.general for p in budget.projects), ZERO),
        sum((p.business for p in budget.projects), ZERO),
        sum((p.other for p in budget.projects), ZERO),
        sum((p.carried for p in budget.projects), ZERO),
    )
