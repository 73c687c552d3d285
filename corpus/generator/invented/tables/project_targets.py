"""项目支出绩效目标表: the form of one project, or a flat list of all projects."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.cells import head, left
from corpus.generator.content.money import Money
from corpus.generator.invented.books import FISCAL, carried, new, of_fund, total
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.indicator_grid import beside, indicator_rows
from corpus.generator.invented.indicators import Indicator, indicators
from corpus.generator.invented.pivot import Frame, check_sums
from corpus.generator.invented.world import Project, World
from corpus.generator.model import Cell, Row, Sum, Table


def project_targets(world: World, dice: Dice, frame: Frame) -> Table:
    """One of the layouts."""
    if dice.chance(0.35):
        return _flat_list(world, dice, frame)
    return _form(world, dice, frame)


def money_of(world: World, project: Project) -> tuple[Decimal, ...]:
    """总额, 财政拨款, 上年结转, 其他资金 of a project."""
    lines = tuple(line for line in world.spent if line.project == project.name and line.unit == project.unit)
    fiscal, before = total(lines, new, of_fund(*FISCAL)), total(lines, carried)
    return total(lines), fiscal, before, total(lines) - fiscal - before


def _form(world: World, dice: Dice, frame: Frame) -> Table:
    project = dice.pick(world.projects)
    weights = dice.chance(0.6)
    vertical = dice.chance(0.7)
    names = ("年度资金总额：", "其中：财政拨款", "上年结转", "其他资金")
    values = money_of(world, project)
    rows: list[Row] = [
        (head("项目名称", cols=2), head(project.name, cols=4)),
        (
            head("主管部门", cols=2),
            head(world.department, cols=2),
            head("实施单位"),
            head(world.unit_name(project.unit)),
        ),
    ]
    label = head(f"项目资金（{frame.money.unit}）", 4, 2)
    for i, (name, value) in enumerate(zip(names, values, strict=True)):
        last = (head("执行率分值（10分）", 4), head("10", 4)) if weights else (head("备注", 4), head("", 4))
        shown = head(frame.money.show(value))
        rows.append((*((label,) if i == 0 else ()), left(name), shown, *(last if i == 0 else ())))
    rows.append((Cell("年度目标", align="center", vertical=vertical), left(project.goal, cols=5)))
    found = indicators(dice, 6, 18)

    def write(one: Indicator) -> Row:
        return (
            left(one.name),
            head(one.target, cols=1 if weights else 2),
            *((head(str(one.weight)),) if weights else ()),
        )

    titles = [head(text) for text in ("一级指标", "二级指标", "三级指标")]
    titles += [head("指标值"), head("分值权重（90分）")] if weights else [head("指标值", cols=2)]
    grid = [tuple(titles), *indicator_rows(found, write)]
    rows += beside(Cell("年度绩效指标" if vertical else "绩效指标", vertical=vertical), grid)
    sums = [Sum("TOTAL_IS_FISCAL_PLUS_OTHER", (2, 3), ((3, 3), (4, 3), (5, 3)))]
    check_sums(frame.title, sums, {(2 + i, 3): value for i, value in enumerate(values)})
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * 6,
        rows=tuple(rows),
        cut_rows=frozenset({6}) if dice.chance(0.5) else frozenset(range(len(rows))),
        sums=tuple(sums),
    )


def _flat_list(world: World, dice: Dice, frame: Frame) -> Table:
    """A row an indicator; project, amount and goal merged over the rows of a project."""
    split = dice.chance(0.5)
    repeat = dice.chance(0.3)
    rows: list[Row] = [_list_header(frame.money, split=split)]
    width = 9 + split * 2
    for project in dice.some(world.projects, 1, 5):
        found = indicators(dice, 2, 7)
        value = frame.money.show(money_of(world, project)[0])
        for i, one in enumerate(found):
            span = 1 if repeat else len(found)
            first: tuple[Cell, ...] = ()
            if repeat or i == 0:
                first = left(project.name, span), Cell(value, span, align="right"), left(project.goal, span)
            rows.append((*first, *_indicator(one, split=split), head(str(one.weight)), head("")))
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * width,
        rows=tuple(rows),
        header_rows=1,
        cut_rows=frozenset(range(1, len(rows))) if dice.chance(0.3) else frozenset(),
    )


def _list_header(money: Money, *, split: bool) -> Row:
    target = ("指标性质", "指标值", "计量单位") if split else ("指标值",)
    names = (
        "项目名称",
        f"金额（{money.unit}）",
        "绩效目标",
        "一级指标",
        "二级指标",
        "三级指标",
        *target,
        "权重",
        "备注",
    )
    return tuple(head(name) for name in names)


def _indicator(one: Indicator, *, split: bool) -> Row:
    levels = head(one.level1), head(one.level2), left(one.name)
    if not split:
        return (*levels, head(one.target))
    return (*levels, head(one.operator or "定性"), head(one.value), head(one.unit))
