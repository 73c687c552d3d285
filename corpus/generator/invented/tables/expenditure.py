"""支出总表, 支出决算表 and the function tables of one fund: a code tree against kinds of expenditure."""

from __future__ import annotations

from corpus.generator.content.cells import head
from corpus.generator.invented.books import BASIC, FISCAL, Kind, Line, Want, every, of_fund, of_kind, of_unit
from corpus.generator.invented.code_tree import CodeLook, code_entries, code_look, tops, with_total
from corpus.generator.invented.codes import FUNCTIONAL
from corpus.generator.invented.columns import Column, Group, Leaf
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Entry, Frame, pivot
from corpus.generator.invented.world import World
from corpus.generator.model import Cell, Table

_REST: tuple[tuple[str, Kind], ...] = (
    ("事业单位经营支出", "operating"),
    ("上缴上级支出", "upward"),
    ("对附属单位补助支出", "subsidy"),
)


def expenditure(world: World, dice: Dice, frame: Frame) -> Table:
    """All money by code, for the department or unit by unit."""
    look = code_look(dice)
    columns = (*look.heads(), *_kinds(dice, world.family == "final"))
    if len(world.units) > 1 and dice.chance(0.4) and not frame.kind.startswith("final"):
        return pivot(frame, world.spent, _by_unit(world, look), columns)
    entries = code_entries(world.spent, _func, FUNCTIONAL, look)
    entries = with_total(entries, tops(world.spent, _func, look), look, "合计", "spent")
    return pivot(frame, world.spent, entries, columns)


def general_expenditure(world: World, dice: Dice, frame: Frame) -> Table:
    """一般公共预算 by code; 基本支出 may be split in 人员 and 公用."""
    lines = tuple(line for line in world.spent if line.fund == "general")
    look = code_look(dice)
    parts = (
        Leaf("小计", BASIC, "basic", ("personnel", "public"), "PERSONNEL_PLUS_PUBLIC"),
        Leaf("人员经费", of_kind("personnel"), "personnel"),
        Leaf(dice.pick(("公用经费", "日常公用经费")), of_kind("public"), "public"),
    )
    basic: Column = Leaf("基本支出", BASIC, "basic")
    if dice.chance(0.6) and not frame.kind.startswith("final"):
        basic = Group("基本支出", parts)
    columns: tuple[Column, ...] = (
        Leaf("合计", every, "total", ("basic", "project"), "BASIC_PLUS_PROJECT", spread=dice.pick((0, 2))),
        basic,
        Leaf("项目支出", of_kind("project"), "project"),
    )
    if dice.chance(0.4):
        columns = (Group(f"{world.year}年{'决算' if world.family == 'final' else '预算'}数", columns),)
    entries = code_entries(lines, _func, FUNCTIONAL, look)
    entries = with_total(entries, tops(lines, _func, look), look, "合计", "general")
    return pivot(frame, lines, entries, (*look.heads(), *columns))


def _kinds(dice: Dice, final: bool) -> tuple[Column, ...]:
    keys = ("basic", "project", *(kind for _, kind in _REST))
    columns: list[Column] = [
        Leaf("本年支出合计" if final else "合计", every, "total", keys, "BASIC_PLUS_PROJECT"),
        Leaf("基本支出", BASIC, "basic"),
        Leaf("项目支出", of_kind("project"), "project"),
        *(Leaf(name, of_kind(kind), kind) for name, kind in _REST),
    ]
    if dice.chance(0.2):
        fiscal: tuple[Want, ...] = (of_fund(*FISCAL), of_fund("general"))
        names = ("其中：财政拨款", "其中：一般公共预算")
        columns += [Leaf(name, want, f"of {i}") for i, (name, want) in enumerate(zip(names, fiscal, strict=True))]
    return tuple(columns)


def _by_unit(world: World, look: CodeLook) -> list[Entry]:
    """Each unit's tree below a row of its own, whose long label runs into the empty name cell."""
    entries: list[Entry] = []
    units: list[int] = []
    for unit in world.units:
        within = of_unit(unit.code)
        at = len(entries) + 1
        units.append(at)
        tree = code_entries(world.spent, _func, FUNCTIONAL, look, within=within, first=at + 1)
        top = tuple(at + 1 + i for i in tops(world.spent, _func, look, within))
        labels = [Cell(f"{unit.code} {unit.name}", overflow=True), *[Cell()] * (3 if look.split else 1)]
        entries += [Entry(tuple(labels), within, top), *tree]
    whole = (*(head("") for _ in range(3 if look.split else 1)), head("合计", spread=look.spread))
    return [Entry(whole, every, tuple(units), anchor="spent"), *entries]


def _func(line: Line) -> str:
    return line.func
