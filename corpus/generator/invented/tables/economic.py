"""Tables by economic code: the whole 一般公共预算, or its 基本支出, as a tree or in blocks side by side."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.generator.content.cells import head, left
from corpus.generator.invented.blocks import side_by_side
from corpus.generator.invented.books import BASIC, Line, Want, both, econ, every, of_kind
from corpus.generator.invented.code_tree import code_entries, code_look, tops, with_total
from corpus.generator.invented.codes import ECONOMIC, GOVERNMENT
from corpus.generator.invented.columns import Column, Group, Leaf
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Entry, Frame, pivot
from corpus.generator.invented.world import World
from corpus.generator.model import Cell, Table


def economic(world: World, dice: Dice, frame: Frame) -> Table:
    """一般公共预算 by economic code with 人员, 公用 and 项目."""
    lines = tuple(line for line in world.spent if line.fund == "general")
    columns: tuple[Column, ...] = (
        Leaf("合计", every, "total", ("personnel", "public", "project"), "BASIC_PLUS_PROJECT"),
        Leaf("人员经费", of_kind("personnel"), "personnel"),
        Leaf("公用经费", of_kind("public"), "public"),
        Leaf(dice.pick(("项目支出", "专项业务经费")), of_kind("project"), "project"),
    )
    return _table(lines, dice, frame, columns, "general")


def basic_economic(world: World, dice: Dice, frame: Frame) -> Table:
    """基本支出 of 一般公共预算; a final account prints it in blocks side by side."""
    lines = tuple(line for line in world.spent if line.fund == "general" and BASIC(line))
    final = frame.kind.startswith("final")
    if final or dice.chance(0.25):
        columns: tuple[Column, ...] = (Leaf("决算数" if final else "预算数", every, "basic"),)
        tree = _table(lines, dice, frame, columns, "general", both_codes=False)
        return side_by_side(tree, dice.pick((2, 3)))
    columns = (
        Leaf("合计", every, "basic", ("personnel", "public"), "PERSONNEL_PLUS_PUBLIC"),
        Leaf("人员经费", of_kind("personnel"), "personnel"),
        Leaf("公用经费", of_kind("public"), "public"),
    )
    if dice.chance(0.4):
        columns = (Group("基本支出", columns),)
    return _table(lines, dice, frame, columns, "general")


def _table(
    lines: Sequence[Line],
    dice: Dice,
    frame: Frame,
    columns: tuple[Column, ...],
    anchor: str,
    *,
    both_codes: bool | None = None,
) -> Table:
    look = code_look(dice, (3, 5))
    if both_codes is None and dice.chance(0.35):
        return pivot(frame, lines, _two_codes(lines, anchor), (*_two_heads(), *columns))
    entries = code_entries(lines, _econ, ECONOMIC, look)
    entries = with_total(entries, tops(lines, _econ, look), look, "合计", anchor)
    heads = look.heads(*dice.pick((("科目编码", "科目名称"), ("经济分类科目编码", "经济分类科目名称"))))
    return pivot(frame, lines, entries, (*heads, *columns))


def _two_heads() -> tuple[Column, ...]:
    pair = (Leaf("编码"), Leaf("名称"))
    return Group("部门预算经济分类", pair), Group("政府预算经济分类", pair)


def _two_codes(lines: Sequence[Line], anchor: str) -> list[Entry]:
    """A row for each pair of 部门 and 政府 code under the 类 of the first."""
    entries: list[Entry] = []
    tops_at: list[int] = []
    for group in sorted({line.econ[:3] for line in lines}):
        pairs = sorted({(line.econ, line.gov) for line in lines if line.econ.startswith(group)})
        at = len(entries) + 1
        tops_at.append(at)
        children = tuple(range(at + 1, at + 1 + len(pairs)))
        labels: tuple[Cell, ...] = (left(group), left(ECONOMIC[group]), head(""), head(""))
        entries.append(Entry(labels, econ(group), children, "PREFIX_SUM"))
        for dept, gov in pairs:
            labels = left(dept), left(ECONOMIC[dept]), left(gov), left(GOVERNMENT[gov])
            entries.append(Entry(labels, both(econ(dept), _gov(gov))))
    return [Entry((head("合计", cols=4),), every, tuple(tops_at), anchor=anchor), *entries]


def _gov(code: str) -> Want:
    return lambda line: line.gov == code


def _econ(line: Line) -> str:
    return line.econ
