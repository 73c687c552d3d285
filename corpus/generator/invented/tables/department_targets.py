"""部门整体支出绩效目标表: tasks, goals and indicators stacked in one grid."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.cells import head, left
from corpus.generator.content.money import Money
from corpus.generator.invented.books import FISCAL, Line, of_fund, total
from corpus.generator.invented.codes import FUNCTIONAL
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.goals import goal_text, sentence
from corpus.generator.invented.indicator_grid import beside, indicator_rows
from corpus.generator.invented.indicators import Indicator, indicators
from corpus.generator.invented.pivot import Frame, check_sums
from corpus.generator.invented.world import World
from corpus.generator.model import Cell, Place, Row, Sum, Table

_TOP = 3
"""The first task row."""


def department_targets(world: World, dice: Dice, frame: Frame) -> Table:
    """The form; the tasks add up to all that is spent."""
    rows: list[Row] = []
    unit = world.units[0].name
    rows.append((head("部门名称", cols=2), head(unit, cols=2), head("主管部门"), head(world.department, cols=2)))
    vertical = dice.chance(0.8)
    values: dict[Place, Decimal] = {}
    tasks = _tasks(world, dice)
    block: list[Row] = [
        (head("任务名称", 2), head("主要内容", 2, 2), head(f"预算金额（{frame.money.unit}）", cols=3)),
        (head("总额"), head("财政拨款"), head("其他资金")),
    ]
    for i, (name, content, lines) in enumerate(tasks):
        amounts = _amounts(lines)
        values |= {(_TOP + i, 4 + k): value for k, value in enumerate(amounts)}
        block.append((head(name), left(content, cols=2), *_shown(frame.money, amounts)))
    whole = _amounts(world.spent)
    end = _TOP + len(tasks)
    values |= {(end, 4 + k): value for k, value in enumerate(whole)}
    block.append((head("金额合计", cols=3), *_shown(frame.money, whole)))
    rows += beside(Cell("年度主要任务", vertical=vertical), block)
    goal_row = len(rows)
    rows.append((Cell("年度总体目标", align="center", vertical=dice.chance(0.4)), left(goal_text(dice, 2, 8), cols=6)))
    rows += _indicators(dice, vertical=vertical)
    sums = [Sum("TOTAL_IS_FISCAL_PLUS_OTHER", (r, 4), ((r, 5), (r, 6))) for r in range(_TOP, end + 1)]
    sums += [Sum("SUM_ROWS", (end, c), tuple((r, c) for r in range(_TOP, end))) for c in (4, 5, 6)]
    check_sums(frame.title, sums, values)
    cut = range(_TOP, end) if dice.chance(0.5) else ()
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * 7,
        rows=tuple(rows),
        cut_rows=frozenset({goal_row, *cut}),
        sums=tuple(sums),
        anchors=(("spent total", (end, 4)),),
    )


def _tasks(world: World, dice: Dice) -> list[tuple[str, str, tuple[Line, ...]]]:
    """Name, content and lines: 基本支出, then a task for each 项."""
    basic = tuple(line for line in world.spent if not line.project)
    tasks = [("基本支出", "主要用于人员、公用及对个人和家庭补助支出等", basic)]
    rest = [line for line in world.spent if line.project]
    for code in sorted({line.func for line in rest}):
        own = tuple(line for line in rest if line.func == code)
        contents = "；".join(f"{'①②③④⑤⑥⑦⑧⑨'[i]}{sentence(dice)}" for i in range(dice.whole(1, 4)))
        tasks.append((FUNCTIONAL[code], f"{contents}。", own))
    return tasks


def _amounts(lines: tuple[Line, ...]) -> tuple[Decimal, Decimal, Decimal]:
    whole, fiscal = total(lines), total(lines, of_fund(*FISCAL))
    return whole, fiscal, whole - fiscal


def _shown(money: Money, values: tuple[Decimal, ...]) -> Row:
    return tuple(head(money.show(value)) for value in values)


def _indicators(dice: Dice, *, vertical: bool) -> list[Row]:
    weights = dice.chance(0.4)

    def write(one: Indicator) -> Row:
        values = (head(one.target), head(str(one.weight))) if weights else (head(one.target, cols=2),)
        return (left(one.name, cols=2), *values)

    names = [head("一级指标"), head("二级指标"), head("三级指标", cols=2)]
    names += [head("指标值"), head("分值权重")] if weights else [head("目标值", cols=2)]
    grid = [tuple(names), *indicator_rows(indicators(dice, 8, 40), write, vertical=dice.chance(0.3))]
    return beside(Cell("年度绩效指标", vertical=vertical), grid)
