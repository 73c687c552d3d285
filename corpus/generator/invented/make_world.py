"""Invents a department and its books."""

from __future__ import annotations

import math
from decimal import Decimal

from corpus.generator.invented.books import Fund, Kind, Line
from corpus.generator.invented.codes import below, government_code
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.goals import goal_text
from corpus.generator.invented.names import BUREAUS, CATEGORIES, PLACES, centre_name, project_name
from corpus.generator.invented.world import Family, Project, Unit, World

PERSONNEL = ("30101", "30102", "30103", "30107", "30112", "30199", "30301", "30302", "30305", "30307")
PUBLIC = (
    "30201", "30202", "30205", "30206", "30207", "30209", "30211", "30212", "30213", "30214", "30215", "30216", "30217",
    "30226", "30228", "30229", "30231", "30239", "30299", "31002",
)  # fmt: skip
PROJECT = ("30201", "30202", "30213", "30216", "30226", "30227", "30299", "31002", "31003", "31007", "31013", "31204")
INSURED = {"2080505": "30108", "2080506": "30109", "2101101": "30110", "2101103": "30111", "2210201": "30113"}
FUND_CODES = ("2120803", "2121399", "2296002")
CAPITAL_CODES = ("2230199", "2230205")
OWN: tuple[tuple[Kind, Fund], ...] = (("operating", "operating"), ("upward", "business"), ("subsidy", "subsidiary"))
"""What only a 事业单位 spends."""


def make_world(dice: Dice, family: Family) -> World:
    """A department with one to four units."""
    place = dice.pick(PLACES)
    bureau = dice.pick(tuple(BUREAUS))
    department = place + bureau
    number = dice.whole(101, 399)
    units = [Unit(f"{number}001", f"{department}（本级）", public_body=True)]
    for i in range(dice.pick((0, 0, 1, 1, 2, 3))):
        name = centre_name(dice, department)
        if all(unit.name != name for unit in units):
            units.append(Unit(f"{number}{i + 2:03d}", name, public_body=dice.chance(0.2)))
    if len(units) == 1:
        units = [Unit(f"{number}001", department, public_body=True)]
    cents = dice.chance(0.25)
    clerk = _Clerk(dice, BUREAUS[bureau], cents)
    for unit in units:
        clerk.basics(unit)
        clerk.projects(unit)
    return World(
        place,
        department,
        dice.whole(2021, 2027),
        family,
        tuple(units),
        tuple(clerk.named),
        tuple(clerk.lines),
        cents,
    )


class _Clerk:
    """Writes the books line by line."""

    def __init__(self, dice: Dice, home: str, cents: bool) -> None:
        self.dice = dice
        self.home = home
        self.cents = cents
        self.lines: list[Line] = []
        self.named: list[Project] = []
        self.rich = dice.chance(0.5)

    def basics(self, unit: Unit) -> None:
        """基本支出, all from 一般公共预算 but a little of a 事业单位."""
        items = below(self.home)
        office = f"{self.home}01" if unit.public_body else f"{self.home}50"
        office = office if office in items else items[0]
        for econ in self.dice.some(PERSONNEL, 4, 9):
            func = "2080501" if econ in ("30301", "30302") else office
            self._put(unit, func, econ, "personnel", "general", 2e4, 6e6)
        for func, econ in INSURED.items():
            self._put(unit, func, econ, "personnel", "general", 1e5, 2e6)
        for econ in self.dice.some(PUBLIC, 6, 16):
            fund: Fund = "business" if not unit.public_body and self.dice.chance(0.15) else "general"
            self._put(unit, office, econ, "public", fund, 2e3, 6e5)

    def projects(self, unit: Unit) -> None:
        """项目支出 from any fund, and what only a 事业单位 has."""
        for _ in range(self.dice.whole(1, 6)):
            name = project_name(self.dice)
            if any(project.name == name for project in self.named):
                continue
            self.named.append(Project(name, unit.code, self.dice.pick(CATEGORIES), goal_text(self.dice)))
            self._project(unit, name)
        if not unit.public_body and self.rich:
            office = below(self.home)[-1]
            for kind, fund in OWN:
                if self.dice.chance(0.5):
                    self._put(unit, office, "30299", kind, fund, 1e4, 4e5)

    def _project(self, unit: Unit, name: str) -> None:
        funds: tuple[Fund, ...] = ("general",)
        if self.rich:
            funds = ("general", "general", "general", "fund", "special", "business", "superior", "other", "capital")
        fund = self.dice.pick(funds)
        func = self.dice.pick(below(self.home))
        if fund in ("fund", "capital"):
            func = self.dice.pick(FUND_CODES if fund == "fund" else CAPITAL_CODES)
        for econ in self.dice.some(PROJECT, 1, 3):
            self._put(unit, func, econ, "project", fund, 2e4, 1e7, project=name)
        if self.dice.chance(0.3):
            self._put(unit, func, "30227", "project", fund, 1e4, 1e6, project=name, carried=True)
        if self.rich and self.dice.chance(0.25):
            self._put(unit, func, "30299", "project", "other", 1e4, 3e5, project=name)
        if self.dice.chance(0.15):
            self._put(unit, func, "30227", "project", fund, 1e4, 5e5, project=name, kept=True)

    def _put(
        self,
        unit: Unit,
        func: str,
        econ: str,
        kind: Kind,
        fund: Fund,
        low: float,
        high: float,
        *,
        project: str = "",
        carried: bool = False,
        kept: bool = False,
    ) -> None:
        value = math.exp(self.dice.real(math.log(low), math.log(high)))
        amount = Decimal(round(value * 100)) / 100 if self.cents else Decimal(round(value / 100) * 100)
        gov = government_code(econ, public_body=unit.public_body)
        self.lines.append(Line(unit.code, func, econ, gov, kind, fund, amount, project, carried, kept))
