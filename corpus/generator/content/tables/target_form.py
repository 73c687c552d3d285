"""项目支出绩效目标表: a form with money, goals and weighted indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.generator.content.cells import head, indicator_rows, left
from corpus.generator.content.ledger import Project
from corpus.generator.content.money import Money
from corpus.generator.model import Cell, Row, Table
from corpus.generator.styles import TableStyle

Levels = Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[str, str, str]]]]]]


@dataclass(frozen=True, slots=True)
class Target:
    """What a project promises: goal text and indicators (name, value, weight)."""

    goal: str
    levels: Levels


def target_form(project: Project, department: str, unit: str, target: Target, title: str, style: TableStyle) -> Table:
    """The form of one project; its amounts are in 万元."""
    money = Money("万元", commas=False)
    funds = (
        ("年度资金总额：", project.total),
        ("其中：财政拨款", project.general),
        ("上年结转", project.carried),
        ("其他资金", project.business + project.other),
    )
    rows: list[Row] = [
        (head("项目名称", cols=2), head(project.name, cols=4)),
        (head("主管部门", cols=2), head(department, cols=2), head("实施单位"), head(unit)),
    ]
    for i, (name, value) in enumerate(funds):
        first: tuple[Cell, ...] = (head("项目资金（万元）", 4, 2),) if i == 0 else ()
        last: tuple[Cell, ...] = (head("执行率分值（10分）", 4, 2),) if i == 0 else ()
        rows.append((*first, left(name), head(money.show(value)), *last))
    rows.append((Cell("年度目标", align="center", vertical=True), left(target.goal, cols=5)))
    grid = tuple(indicator_rows(target.levels, (1, 1, 1)))
    label = Cell("年度绩效指标", rows=1 + len(grid), align="center", vertical=True)
    names = ("一级指标", "二级指标", "三级指标", "指标值", "分值权重（90分）")
    rows += [(label, *(head(name) for name in names)), *grid]
    return Table(
        kind="project_performance_targets",
        title=title,
        unit="万元",
        columns=(30, 66, 82, 172, 76, 74),
        rows=tuple(rows),
        style=style,
        row_height=25.0,
    )
