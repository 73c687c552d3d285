"""One invented department with its units, projects, year and books."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.generator.invented.books import Line, spent

Family = Literal["budget", "final", "performance"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget unit; `public_body` tells 行政单位 from 事业单位."""

    code: str
    name: str
    public_body: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A line of 项目支出 by its name."""

    name: str
    unit: str
    category: str
    goal: str


@dataclass(frozen=True, slots=True)
class World:
    """All that a document may speak of."""

    place: str
    department: str
    year: int
    family: Family
    units: tuple[Unit, ...]
    projects: tuple[Project, ...]
    lines: tuple[Line, ...]
    cents: bool
    """Amounts end in cents, so that 万元 are rounded."""
    spent: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "spent", tuple(line for line in self.lines if spent(line)))

    def unit_name(self, code: str) -> str:
        """The name of a unit."""
        return next(unit.name for unit in self.units if unit.code == code)
