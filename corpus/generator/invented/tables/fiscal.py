"""财政拨款收支总表: fiscal money in, and out by fund."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.money import ORDINALS
from corpus.generator.invented.books import FISCAL, FUND_NAMES, Line, Want, carried, func, new, of_fund, total
from corpus.generator.invented.codes import FUNCTIONAL
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Frame
from corpus.generator.invented.two_sided import Item, Side, two_sided, value_heads
from corpus.generator.invented.world import World
from corpus.generator.model import Table

_ANCHORS = ("fiscal total", "general total", "fund total", "capital total")


def fiscal_summary(world: World, dice: Dice, frame: Frame) -> Table:
    """The table, with 行次 columns in a final account."""
    final = world.family == "final"
    money = tuple(line for line in world.lines if line.fund in FISCAL)
    suffix = "财政拨款" if final else ""
    names = tuple(f"{FUND_NAMES[fund]}{suffix}" for fund in FISCAL)
    counters = final and dice.chance(0.7)
    word = "决算数" if final else "预算数"
    sides = (
        Side("收入", value_heads(word, counters=counters), _income(money, final=final), 1, counters),
        Side(
            "支出",
            value_heads("合计", *names, counters=counters),
            _use(money, dice, final=final),
            1,
            counters,
            (0, (1, 2, 3)),
        ),
    )
    return two_sided(frame, sides, (("income", "use"),))


def _income(lines: tuple[Line, ...], *, final: bool) -> tuple[Item, ...]:
    items: list[Item] = []
    names = ("本年收入", "年初财政拨款结转和结余" if final else "上年结转")
    for i, (name, want) in enumerate(zip(names, (new, carried), strict=True)):
        keys = tuple(f"in {i} {fund}" for fund in FISCAL)
        items.append(Item(f"{ORDINALS[i]}、{name}", (total(lines, want),), f"in {i}", keys))
        items += [
            Item(f"（{ORDINALS[k]}）{FUND_NAMES[fund]}拨款", (total(lines, want, of_fund(fund)),), keys[k], indent=0.5)
            for k, fund in enumerate(FISCAL)
        ]
    whole = (total(lines),)
    items.append(Item("收入总计", whole, "income", ("in 0", "in 1"), "INCOME_EQ_EXPENSE", centre=True))
    return tuple(items)


def _use(lines: tuple[Line, ...], dice: Dice, *, final: bool) -> tuple[Item, ...]:
    spent = tuple(line for line in lines if not line.kept)
    kept = tuple(line for line in lines if line.kept)
    codes = sorted({line.func[:3] for line in spent})
    keys = tuple(f"out {code}" for code in codes)
    items = [Item("一、本年支出", _by_fund(spent), "spent", keys, anchors=_ANCHORS)]
    items += [
        Item(f"（{ORDINALS[i % 10]}）{FUNCTIONAL[code]}", _by_fund(spent, func(code)), keys[i], indent=0.5)
        for i, code in enumerate(codes)
    ]
    if dice.chance(0.5):
        items.append(Item(""))
    items.append(Item("二、年末财政拨款结转和结余" if final else "二、结转下年", _by_fund(kept), "kept"))
    items.append(Item("支出总计", _by_fund(lines), "use", ("spent", "kept"), "INCOME_EQ_EXPENSE", centre=True))
    return tuple(items)


def _by_fund(lines: tuple[Line, ...], *wanted: Want) -> tuple[Decimal, ...]:
    parts = tuple(total(lines, of_fund(fund), *wanted) for fund in FISCAL)
    return sum(parts, Decimal(0)), *parts
