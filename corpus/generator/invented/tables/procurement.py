"""政府采购预算表: what is bought, how, how many, from which funds."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.cells import head, left
from corpus.generator.invented.books import Fund, Line, Want, every, of_fund
from corpus.generator.invented.columns import Column, Group, Leaf
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.names import DEEDS, SUBJECTS
from corpus.generator.invented.pivot import Entry, Frame, pivot
from corpus.generator.invented.world import World
from corpus.generator.model import Cell, Table

_GOODS = (
    "A02010105台式计算机", "A02010108便携式计算机", "A02020100复印机", "A05010201办公桌", "B08010000房屋修缮工程",
    "C16070300运行维护服务", "C21040001物业管理服务", "C23090100印刷服务", "C02120000其他服务",
)  # fmt: skip
_WAYS = ("集中采购", "部门集中采购", "分散采购", "公开招标", "框架协议采购")
_FUNDS: tuple[Fund, ...] = ("general", "fund", "other")


def procurement(world: World, dice: Dice, frame: Frame) -> Table:
    """A total and a row an item; the items of one project may share a merged cell."""
    lines: list[Line] = []
    entries: list[Entry] = []
    merged = dice.chance(0.4)
    numbered = dice.chance(0.4)
    groups = [(f"{dice.pick(SUBJECTS)}{dice.pick(DEEDS)}", dice.whole(1, 4)) for _ in range(dice.whole(1, 7))]
    for name, count in groups:
        for i in range(count):
            key = str(len(lines))
            fund = dice.pick(_FUNDS) if dice.chance(0.3) else "general"
            value = Decimal(dice.whole(5, 9000)) * 100
            lines.append(Line(world.units[0].code, "", "", "", "project", fund, value, key))
            label: tuple[Cell, ...] = (left(name, rows=count if merged else 1),) if i == 0 or not merged else ()
            number = (head(str(len(lines))),) if numbered else ()
            number_of = head(str(dice.whole(1, 60)) if dice.chance(0.8) else "")
            entries.append(
                Entry((*number, *label, left(dice.pick(_GOODS)), head(dice.pick(_WAYS)), number_of), _item(key))
            )
    whole = tuple(range(1, len(entries) + 1))
    entries = [Entry((head("合计", cols=4 + numbered, spread=4),), every, whole), *entries]
    first: tuple[Column, ...] = (Leaf("序号"),) if numbered else ()
    heads = tuple(Leaf(text) for text in ("采购项目", "采购品目", "组织形式", "数量"))
    return pivot(frame, lines, entries, (*first, *heads, *_money(dice)))


def _money(dice: Dice) -> tuple[Column, ...]:
    funds = tuple(
        Leaf(name, of_fund(fund), fund)
        for name, fund in zip(("一般公共预算", "政府性基金", "其他资金"), _FUNDS, strict=True)
    )
    whole = Leaf("总计", every, "total", _FUNDS, "FUNDS_SUM")
    return (Group("采购金额", (whole, *funds)),) if dice.chance(0.6) else (whole, *funds)


def _item(key: str) -> Want:
    return lambda line: line.project == key
