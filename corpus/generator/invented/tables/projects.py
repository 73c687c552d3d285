"""项目支出表, 机关运行经费 and 政府采购: lists with their funds."""

from __future__ import annotations

from corpus.generator.content.cells import head, left
from corpus.generator.invented.books import (
    FISCAL,
    FUND_NAMES,
    Fund,
    Line,
    Want,
    both,
    carried,
    every,
    new,
    of_fund,
    of_kind,
    of_unit,
)
from corpus.generator.invented.code_tree import code_entries, code_look, tops, with_total
from corpus.generator.invented.codes import ECONOMIC
from corpus.generator.invented.columns import Column, Group, Leaf
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Entry, Frame, pivot
from corpus.generator.invented.world import World
from corpus.generator.model import Table

_OWN: tuple[Fund, ...] = ("business", "operating", "superior", "subsidiary", "other")


def project_list(world: World, dice: Dice, frame: Frame) -> Table:
    """Projects, below their units where there are several."""
    lines = tuple(line for line in world.spent if line.project)
    category = dice.chance(0.5)
    heads: tuple[Column, ...] = (Leaf(dice.pick(("单位（项目）名称", "项目名称"))),)
    if category:
        heads = (*heads, Leaf("项目类别"))
    entries = [Entry((head("合计", spread=2), *[head("")] * category), every, anchor="projects")]
    tops_at: list[int] = []
    for unit in world.units:
        own = [project for project in world.projects if project.unit == unit.code]
        if len(world.units) > 1:
            tops_at.append(len(entries))
            children = tuple(range(len(entries) + 1, len(entries) + 1 + len(own)))
            labels = (left(unit.name), *[head("")] * category)
            entries.append(Entry(labels, of_unit(unit.code), children))
        for project in own:
            if len(world.units) == 1:
                tops_at.append(len(entries))
            name = left(project.name, indent=1.0 if len(world.units) > 1 else 0.0)
            labels = (name, *[head(project.category)] * category)
            entries.append(Entry(labels, both(of_unit(unit.code), _project(project.name))))
    entries[0] = Entry(entries[0].labels, every, tuple(tops_at), anchor="projects")
    return pivot(frame, lines, entries, (*heads, *_columns()))


def _columns() -> tuple[Column, ...]:
    def of(*funds: Fund) -> Want:
        return both(new, of_fund(*funds))

    fiscal = (
        Leaf("小计", of(*FISCAL), "fiscal", FISCAL, "FUNDS_SUM"),
        *(Leaf(FUND_NAMES[fund], of(fund), fund) for fund in FISCAL),
    )
    return (
        Leaf("合计", every, "total", ("fiscal", "special", "own", "carried"), "FUNDS_SUM"),
        Group("财政拨款", fiscal),
        Leaf("财政专户管理资金", of("special"), "special"),
        Leaf("单位资金", of(*_OWN), "own"),
        Leaf("上年结转", carried, "carried"),
    )


def operating(world: World, dice: Dice, frame: Frame) -> Table:
    """机关运行经费 of the public bodies by economic code."""
    bodies = {unit.code for unit in world.units if unit.public_body}
    public = of_kind("public")
    lines = tuple(line for line in world.spent if line.unit in bodies and line.fund == "general" and public(line))
    look = code_look(dice, (3, 5))
    entries = code_entries(lines, _econ, ECONOMIC, look)
    entries = with_total(entries, tops(lines, _econ, look), look, "合计", "")
    return pivot(frame, lines, entries, (*look.heads(), Leaf(dice.pick(("金额", "预算数")), every, "total", spread=2)))


def _project(name: str) -> Want:
    return lambda line: line.project == name


def _econ(line: Line) -> str:
    return line.econ
