"""项目支出绩效自评表: money against plan, goals against results, indicators with scores."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpus.generator.content.cells import head, left
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.goals import goal_text, reason
from corpus.generator.invented.indicator_grid import beside, indicator_rows
from corpus.generator.invented.indicators import Indicator, indicators
from corpus.generator.invented.pivot import Frame, check_sums
from corpus.generator.invented.tables.project_targets import money_of
from corpus.generator.invented.world import World
from corpus.generator.model import Cell, Place, Row, Sum, Table

_WIDTH = 9
_TOP = 2
_NAMES = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")


def self_evaluation(world: World, dice: Dice, frame: Frame) -> Table:
    """The form of one project; 全年执行数 is what was spent, the plan a little more."""
    project = dice.pick(world.projects)
    rows: list[Row] = [
        (head("项目名称", cols=2), head(project.name, cols=7)),
        (
            head("主管部门", cols=2),
            head(world.department, cols=3),
            head("实施单位"),
            head(world.unit_name(project.unit), cols=3),
        ),
    ]
    money, values = _money_rows(dice, frame, money_of(world, project))
    rows += money
    goal_row = len(rows) + 1
    rows += [
        (
            Cell("年度总体目标", 2, align="center", vertical=dice.chance(0.6)),
            head("预期目标", cols=4),
            head("实际完成情况", cols=4),
        ),
        (left(project.goal, cols=4), left(goal_text(dice, 1, 3), cols=4)),
    ]
    found = indicators(dice, 5, 16)
    scores = [_score(dice, one.weight) for one in found]
    rows += _indicators(dice, found, scores)
    done = values[_TOP + 1, 4] / values[_TOP + 1, 3] * 10
    mark = done.quantize(Decimal("0.01"), ROUND_HALF_UP)
    total_row = len(rows)
    rows.append((head("总分", cols=6, spread=2), head("100"), head(f"{mark + sum(scores):.2f}"), head("")))
    sums = [
        Sum("TOTAL_IS_FISCAL_PLUS_OTHER", (_TOP + 1, c), tuple((r, c) for r in range(_TOP + 2, _TOP + 5)))
        for c in (2, 3, 4)
    ]
    check_sums(frame.title, sums, values)
    first = total_row - len(found)
    sums.append(Sum("WEIGHTS", (total_row, 7), ((_TOP + 1, 7), *((r, 7) for r in range(first, total_row)))))
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * _WIDTH,
        rows=tuple(rows),
        cut_rows=frozenset({goal_row}),
        sums=tuple(sums),
    )


def _money_rows(dice: Dice, frame: Frame, spent: tuple[Decimal, ...]) -> tuple[list[Row], dict[Place, Decimal]]:
    """Plan, changed plan and execution with 分值, 执行率 and 得分."""
    changed = [_more(dice, value) for value in spent[1:]]
    planned = [_more(dice, value) for value in spent[1:]]
    table = [(sum(column), *column) for column in (planned, changed)]
    columns = [*table, spent]
    values: dict[Place, Decimal] = {}
    names = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    rows: list[Row] = [(head("项目资金", 5), head(""), *(head(name) for name in names), head("备注"))]
    rows[0] = (Cell(f"项目资金（{frame.money.unit}）", 5, align="center"), *rows[0][1:])
    for i, name in enumerate(_NAMES):
        values |= {(_TOP + 1 + i, 2 + k): Decimal(column[i]) for k, column in enumerate(columns)}
        shown = tuple(head(frame.money.show(Decimal(column[i]))) for column in columns)
        rate = spent[0] / columns[1][0]
        mark = (rate * 10).quantize(Decimal("0.01"), ROUND_HALF_UP)
        rest = (head("10"), head(f"{rate * 100:.2f}%"), head(f"{mark}")) if i == 0 else (head("—"),) * 3
        rows.append((left(name), *shown, *rest, head("")))
    return rows, values


def _more(dice: Dice, value: Decimal) -> Decimal:
    return value + (Decimal(dice.whole(0, 300)) * 100 if value else Decimal(0))


def _score(dice: Dice, weight: int) -> Decimal:
    return Decimal(weight) if dice.chance(0.8) else Decimal(weight) * dice.whole(5, 9) / 10


def _indicators(dice: Dice, found: list[Indicator], scores: list[Decimal]) -> list[Row]:
    queue = iter(scores)

    def write(one: Indicator) -> Row:
        value = one.target if dice.chance(0.6) else f"{one.value}{one.unit}"
        names = left(one.name), head(one.target), head(value), head(str(one.weight)), head(f"{next(queue):.2f}")
        return (*names, left(reason(dice)))

    titles = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    return beside(Cell("绩效指标", vertical=True), [tuple(map(head, titles)), *indicator_rows(found, write)])
