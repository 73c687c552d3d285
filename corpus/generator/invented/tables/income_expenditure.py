"""收支总表 and its siblings: everything earned against everything spent."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.money import ORDINALS
from corpus.generator.invented.books import BASIC, FUND_NAMES, Want, carried, func, new, of_fund, of_kind, total
from corpus.generator.invented.codes import FUNCTIONAL
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Frame
from corpus.generator.invented.two_sided import Item, Side, two_sided, value_heads
from corpus.generator.invented.world import World
from corpus.generator.model import Table

_MORE = ("201", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "220", "221", "224", "229")


def income_expenditure(world: World, dice: Dice, frame: Frame) -> Table:
    """收支总表: sources against 类, the totals at the foot."""
    word = "预算数" if world.family != "final" else "决算数"
    if dice.chance(0.4):
        word = f"{world.year}年{word}"
    counters = frame.kind.startswith("final") or dice.chance(0.1)
    detail = not counters and dice.chance(0.25)
    labels = ("合计", "基本支出", "项目支出", "其他支出") if detail else (word,)
    sides = (
        Side("收入", value_heads(word, counters=counters), _sources(world), 3, counters),
        Side(
            "支出",
            value_heads(*labels, counters=counters, name=dice.pick(("项目", "项目（按功能分类）"))),
            _uses(world, dice, detail=detail),
            3,
            counters,
            (0, (1, 2, 3)) if detail else None,
        ),
    )
    return two_sided(frame, sides, (("income", "use"),))


def _sources(world: World) -> tuple[Item, ...]:
    items: list[Item] = []
    for i, (fund, name) in enumerate(FUND_NAMES.items()):
        value = total(world.lines, of_fund(fund), new)
        shown = name if name.endswith(("收入", "资金")) else f"{name}拨款收入"
        items.append(Item(f"{ORDINALS[i]}、{shown}", (value,), f"in {fund}"))
    current = total(world.lines, new)
    before = total(world.lines, carried)
    items += [
        Item(
            "本年收入合计",
            (current,),
            "current",
            tuple(item.key for item in items),
            centre=True,
            anchors=("current total",),
        ),
        Item(_carry(world)[0], (before,), "carried"),
        Item(
            "收入总计",
            (current + before,),
            "income",
            ("current", "carried"),
            "INCOME_EQ_EXPENSE",
            centre=True,
            anchors=("income total",),
        ),
    ]
    return tuple(items)


def _uses(world: World, dice: Dice, *, detail: bool) -> tuple[Item, ...]:
    classes = sorted({line.func[:3] for line in world.spent} | (set(_MORE) if dice.chance(0.4) else set()))
    items = [
        Item(f"{_ordinal(i)}、{FUNCTIONAL[code]}", _split(world, func(code), detail=detail), f"out {code}")
        for i, code in enumerate(classes)
    ]
    kept = total(world.lines) - total(world.spent)
    rest = (kept, Decimal(0), Decimal(0), kept) if detail else (kept,)
    whole = _split(world, detail=detail)
    everything = tuple(a + b for a, b in zip(whole, rest, strict=True))
    items += [
        Item("本年支出合计", whole, "spent", tuple(item.key for item in items), centre=True, anchors=("spent total",)),
        Item(_carry(world)[1], rest, "kept"),
        Item("支出总计", everything, "use", ("spent", "kept"), "INCOME_EQ_EXPENSE", centre=True),
    ]
    return tuple(items)


def _split(world: World, *wanted: Want, detail: bool) -> tuple[Decimal, ...]:
    whole = total(world.spent, *wanted)
    if not detail:
        return (whole,)
    basic = total(world.spent, BASIC, *wanted)
    project = total(world.spent, of_kind("project"), *wanted)
    return whole, basic, project, whole - basic - project


def _ordinal(i: int) -> str:
    return ORDINALS[i] if i < 10 else f"{'十' if i < 20 else '二十'}{ORDINALS[i % 10 - 1] if i % 10 else ''}"


def _carry(world: World) -> tuple[str, str]:
    return ("年初结转和结余", "年末结转和结余") if world.family == "final" else ("上年结转", "结转下年")
