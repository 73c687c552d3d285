"""收入总表 and 收入决算表: a row a unit or a code, the kinds of income across."""

from __future__ import annotations

from collections.abc import Sequence

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
    of_unit,
)
from corpus.generator.invented.code_tree import code_entries, code_look, tops, with_total
from corpus.generator.invented.codes import FUNCTIONAL
from corpus.generator.invented.columns import Column, Group, Leaf
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Entry, Frame, pivot
from corpus.generator.invented.world import World
from corpus.generator.model import Table

_OWN: tuple[Fund, ...] = ("special", "business", "operating", "superior", "subsidiary", "other")


def income(world: World, dice: Dice, frame: Frame) -> Table:
    """By unit or by code; a final account is always by code and without 结转."""
    if frame.kind.startswith("final"):
        lines: Sequence[Line] = tuple(line for line in world.lines if not line.carried)
        heads, entries = _by_code(lines, dice, "current")
        return pivot(frame, lines, entries, (*heads, *_final_columns()))
    by_code = dice.chance(0.4)
    heads, entries = _by_code(world.lines, dice, "income") if by_code else _by_unit(world, dice)
    return pivot(frame, world.lines, entries, (*heads, *_columns(dice)))


def _by_code(lines: Sequence[Line], dice: Dice, anchor: str) -> tuple[tuple[Column, ...], list[Entry]]:
    look = code_look(dice)
    entries = code_entries(lines, _func, FUNCTIONAL, look)
    return look.heads(), with_total(entries, tops(lines, _func, look), look, "合计", anchor)


def _by_unit(world: World, dice: Dice) -> tuple[tuple[Column, ...], list[Entry]]:
    parts = tuple(range(1, len(world.units) + 1))
    spread = dice.pick((0, 2))
    entries = [Entry((head(""), head("合计", spread=spread)), every, parts, anchor="income")]
    entries += [Entry((head(unit.code), left(unit.name)), of_unit(unit.code)) for unit in world.units]
    return (
        Leaf(dice.pick(("单位编码", "部门（单位）代码"))),
        Leaf(dice.pick(("单位名称", "部门（单位）名称"))),
    ), entries


def _columns(dice: Dice) -> tuple[Column, ...]:
    own = tuple(Leaf(FUND_NAMES[fund], _current(fund), fund) for fund in _OWN)
    fiscal: tuple[Column, ...] = tuple(Leaf(FUND_NAMES[fund], _current(fund), fund) for fund in FISCAL)
    subtotal = Leaf("小计", new, "current", (*FISCAL, *_OWN), "FUNDS_SUM")
    if dice.chance(0.5):
        fiscal = (Group("财政拨款收入", fiscal),)
    before: tuple[Column, ...] = (Leaf("上年结转", carried, "carried"),)
    if dice.chance(0.4):
        parts = (
            Leaf("小计", carried, "carried", ("carried fiscal", "carried own"), "FUNDS_SUM"),
            Leaf("财政拨款结转", both(carried, of_fund(*FISCAL)), "carried fiscal"),
            Leaf("其他资金结转", both(carried, of_fund(*_OWN)), "carried own"),
        )
        before = (Group("上年结转结余", parts),)
    whole = Leaf("合计", every, "total", ("current", "carried"), "FUNDS_SUM", spread=dice.pick((0, 2)))
    current = Group("本年收入", (subtotal, *fiscal, *own))
    return (whole, *before, current) if dice.chance(0.5) else (whole, current, *before)


def _final_columns() -> tuple[Column, ...]:
    own: tuple[Fund, ...] = ("superior", "business", "operating", "subsidiary", "other")
    parts = ("fiscal", *own)
    return (
        Leaf("本年收入合计", every, "total", parts, "FUNDS_SUM"),
        Leaf("财政拨款收入", of_fund(*FISCAL), "fiscal"),
        *(Leaf(FUND_NAMES[f], of_fund("other", "special") if f == "other" else of_fund(f), f) for f in own),
    )


def _current(fund: Fund) -> Want:
    return both(new, of_fund(fund))


def _func(line: Line) -> str:
    return line.func
