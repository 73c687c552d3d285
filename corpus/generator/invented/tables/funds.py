"""政府性基金 and 国有资本经营 tables, often published empty with a sentence that says why."""

from __future__ import annotations

from corpus.generator.content.cells import amounts, head
from corpus.generator.invented.books import BASIC, Fund, Line, carried, every, new, of_kind, spent
from corpus.generator.invented.code_tree import code_entries, code_look, tops, with_total
from corpus.generator.invented.codes import FUNCTIONAL
from corpus.generator.invented.columns import Column, Group, Leaf, depth, header, leaves
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Frame, pivot
from corpus.generator.invented.world import World
from corpus.generator.model import Cell, Row, Table


def government_fund(world: World, dice: Dice, frame: Frame) -> Table:
    """政府性基金; a final account shows 年初 and 年末结转."""
    return _fund(world, dice, frame, "fund", "政府性基金预算")


def state_capital(world: World, dice: Dice, frame: Frame) -> Table:
    """国有资本经营."""
    return _fund(world, dice, frame, "capital", "国有资本经营预算")


def _fund(world: World, dice: Dice, frame: Frame, fund: Fund, name: str) -> Table:
    lines = tuple(line for line in world.lines if line.fund == fund)
    look = code_look(dice)
    heads = look.heads()
    columns = _flow(dice) if frame.kind == "final_government_fund" else _plain(world, dice)
    if not lines:
        return _empty(frame, dice, (*heads, *columns), f"本部门{world.year}年没有{name}安排的支出，故本表为空表。")
    shown = lines if frame.kind == "final_government_fund" else tuple(line for line in lines if spent(line))
    entries = code_entries(shown, _func, FUNCTIONAL, look)
    entries = with_total(entries, tops(shown, _func, look), look, "合计", fund)
    return pivot(frame, shown, entries, (*heads, *columns))


def _plain(world: World, dice: Dice) -> tuple[Column, ...]:
    columns: tuple[Column, ...] = (
        Leaf("合计", every, "total", ("basic", "project"), "BASIC_PLUS_PROJECT"),
        Leaf("基本支出", BASIC, "basic"),
        Leaf("项目支出", of_kind("project"), "project"),
    )
    word = "本年支出" if world.family == "final" else f"{world.year}年预算数"
    return (Group(word, columns),) if dice.chance(0.6) else columns


def _flow(dice: Dice) -> tuple[Column, ...]:
    spending = (
        Leaf("小计", spent, "spent", ("basic", "project"), "BASIC_PLUS_PROJECT"),
        Leaf("基本支出", lambda line: spent(line) and BASIC(line), "basic"),
        Leaf("项目支出", lambda line: spent(line) and line.kind == "project", "project"),
    )
    return (
        Leaf("年初结转和结余", carried, "before"),
        Leaf("本年收入", new, "income"),
        Group("本年支出", spending),
        Leaf(dice.pick(("年末结转和结余", "年末结转结余")), lambda line: line.kept, "kept"),
    )


def _empty(frame: Frame, dice: Dice, columns: tuple[Column, ...], sentence: str) -> Table:
    """Only the header, and blank rows, a total without amounts, or the sentence in a merged cell."""
    width = len(list(leaves(columns)))
    labels = sum(leaf.want is None for leaf in leaves(columns))
    rows: list[Row] = list(header(columns))
    layout = dice.pick(("blank rows", "sentence", "total"))
    if layout == "sentence":
        rows.append((head(sentence, cols=width),))
    else:
        rows += [tuple(Cell() for _ in range(width)) for _ in range(dice.whole(1, 5))]
    if layout == "total":
        shown = amounts([dice.pick(("", frame.money.zero))] * (width - labels))
        rows.append((head("合计", cols=labels, spread=2), *shown))
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * width,
        rows=tuple(rows),
        header_rows=depth(columns),
    )


def _func(line: Line) -> str:
    return line.func
