"""部门整体支出绩效目标表 (2024年度), after the seed: four blocks, one grid, four pages."""

from __future__ import annotations

from corpus.generator.content.cells import head, indicator_rows, left
from corpus.generator.content.seed_goals import GOALS
from corpus.generator.content.seed_indicators import LEVELS
from corpus.generator.content.seed_tasks import TASKS, TOTAL
from corpus.generator.model import Caption, Cell, Document, Row, Section, Table, TableBlock
from corpus.generator.styles import Rule, TableStyle

COLUMNS = (36.0, 48.0, 48.0, 116.0, 74.0, 72.0, 72.0)
STYLE = TableStyle(
    inner_h=Rule("line", 0.6),
    inner_v=Rule("line", 0.6),
    outer_h=Rule("line", 0.6),
    outer_v=Rule("line", 0.6),
    size=10.0,
    leading=14.0,
)


def document() -> Document:
    """The form as a document of four pages."""
    rows = (*_task_rows(), *_goal_rows(), *_indicator_rows())
    last_task, goals = 12, 14
    first_indicator = 16
    table = Table(
        kind="department_overall_performance_targets",
        title="部门整体支出绩效目标表",
        unit="万元",
        columns=COLUMNS,
        rows=rows,
        style=STYLE,
        row_height=18.4,
        heights=((0, 26.0), (1, 22.0), (2, 22.0), *((r, 58.0) for r in range(3, 12)), (13, 26.0)),
        leadings=((goals, 18.4), *((r, 13.0) for r in range(first_indicator, len(rows)))),
        cut_rows=frozenset({last_task, goals}),
        break_before=frozenset({first_indicator + 32}),
    )
    section = Section(
        blocks=(TableBlock(table, Caption(subtitle="（2024年度）")),),
        margins=(56.0, 64.0, 56.0, 64.0),
        numbered=False,
    )
    return Document("seed_performance_form", "部门整体支出绩效目标表（2024年度）", (section,))


def _task_rows() -> tuple[Row, ...]:
    label = Cell("年度主要任务", rows=2 + len(TASKS) + 1, align="center", vertical=True)
    unit = "深圳市福田区民政局"
    rows: list[Row] = [
        (head("部门名称", cols=2), head(f"{unit}（本级）", cols=2), head("主管部门"), head(unit, cols=2)),
        (label, head("任务名称", 2), head("主要内容", 2, 2), head("预算金额（万元）", cols=3)),
        (head("总额"), head("财政拨款"), head("其他资金")),
    ]
    for task in TASKS:
        texts = head(task.name), left(task.content, cols=2)
        rows.append((*texts, *(head(text) for text in task[2:])))
    rows.append((head("金额合计", cols=3), *(head(text) for text in TOTAL)))
    return tuple(rows)


def _goal_rows() -> tuple[Row, ...]:
    text = "\n".join(line for goal in GOALS for line in goal)
    return ((head("年度总体目标"), left(text, cols=6)),)


def _indicator_rows() -> tuple[Row, ...]:
    rows = tuple(indicator_rows(LEVELS, (2, 2)))
    label = Cell("年度绩效指标", rows=1 + len(rows), align="center", vertical=True)
    titles = head("一级指标"), head("二级指标"), head("三级指标", cols=2), head("目标值", cols=2)
    return ((label, *titles), *rows)
