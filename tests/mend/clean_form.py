"""Invented performance forms, clean, and as the text that a converter makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
NAMES = {
    "数量指标": (
        "湿地巡护次数",
        "宣传活动场次",
        "培训学员人次",
        "购置办公设备数量",
        "修缮档案库房数量",
        "印制宣传手册数量",
        "开展抽查监督工作社会组织数量",
        "开展年度报告工作社会组织数量",
        "开展等级评估工作社会组织数量",
    ),
    "质量指标": ("验收合格率", "档案数字化准确率", "培训考核通过率", "设备完好率"),
    "时效指标": ("各项工作完成时间", "资金拨付及时率", "项目按期完成率"),
    "成本指标": ("培训人均成本", "项目总成本"),
    "经济效益指标": ("带动周边农户增收", "节约办公经费"),
    "社会效益指标": ("提升公众环保意识", "促进社会和谐稳定", "改善困难群众生活", "提高档案利用水平"),
    "生态效益指标": ("改善湿地生态环境", "保护候鸟栖息地"),
    "可持续影响指标": ("长效管理机制健全情况", "促进行业规范化发展"),
    "服务对象满意度指标": ("服务对象满意度", "参训人员满意度", "社区居民满意度"),
}
UNITS = {
    "次数": "次",
    "场次": "场",
    "人次": "人次",
    "设备数量": "台",
    "库房数量": "间",
    "手册数量": "册",
    "组织数量": "家",
}
TASKS = (
    "基本支出",
    "修缮类项目（非政府投资项目）",
    "湿地保护",
    "候鸟监测",
    "社会组织管理",
    "档案管理",
    "一般行政管理事务",
    "养老服务",
    "殡葬",
    "科普宣传",
)
ITEMS = ("劳务派遣费", "设备采购", "业务培训", "宣传印刷", "场地修缮", "信息化运维", "慰问补助")
PROSE = (
    "用于保障机构正常运转和人员经费支出",
    "根据《湿地保护条例》（青府办〔2021〕6号）开展巡护工作",
    "主要用于“候鸟之家”建设及科普活动",
    "根据《青屿市湿地保护管理条例》、《候鸟栖息地管理条例》、《青屿市候鸟保护补助实施细则》（青府办〔2021〕6号）开展工作",
)
NOTHING = "不适用"


CENT = Decimal("0.01")


@dataclass(frozen=True)
class CleanForm:
    """`tasks`: name, content, total, fiscal, other; `goals`: heading, measures; `indicators`: levels 1 to 3, target."""

    tasks: tuple[tuple[str, str, str, str, str], ...]
    total: tuple[str, str, str]
    goals: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, str, str, str], ...]


def clean_form(random: Random) -> CleanForm:
    """A form whose sums hold, but for the roundings of amounts that are printed with three decimals or two."""
    names = random.sample(TASKS, random.randint(3, 7))
    tasks = tuple(_task(random, name) for name in names)
    total = tuple(str(sum(Decimal(task[column]) for task in tasks).quantize(CENT)) for column in (2, 3, 4))
    goals = tuple(
        (
            f"（{'一二三四五'[index]}）实施{name}提升行动，推动事业高质量发展",
            f"一是完善{name}制度{random.choice('。。，')}二是加强{name}队伍建设。三是做好日常工作。",
        )
        for index, name in enumerate(random.sample(TASKS, random.randint(2, 4)))
    )
    return CleanForm(tasks, (total[0], total[1], total[2]), goals, tuple(_indicators(random)))


def _money(random: Random, *, fine: bool = False) -> Decimal:
    return Decimal(random.randint(500, 999_999)).scaleb(-3) if fine else Decimal(random.randint(50, 99_999)).scaleb(-2)


def _task(random: Random, name: str) -> tuple[str, str, str, str, str]:
    other = _money(random) if random.random() < 0.2 else Decimal(0)
    if random.random() < 0.5:
        fine = random.random() < 0.3
        parts = [(item, _money(random, fine=fine)) for item in random.sample(ITEMS, random.randint(2, 4))]
        content = "；".join(f"{item}{amount}万元" for item, amount in parts) + "。"
        whole = sum((amount for _, amount in parts), Decimal(0))
        if fine and random.random() < 0.5:
            whole = whole.quantize(CENT)
        other = min(other, whole)
        return name, content, str(whole), str(whole - other), str(other)
    fiscal = _money(random)
    return name, random.choice(PROSE), str(fiscal + other), str(fiscal), str(other)


def _indicators(random: Random) -> list[tuple[str, str, str, str]]:
    rows = []
    for level1, seconds in LEVELS.items():
        for level2 in seconds:
            if level2 not in ("数量指标", "质量指标", "服务对象满意度指标") and random.random() < 0.3:
                continue
            most = len(NAMES[level2])
            if level1 == "效益指标" and random.random() < 0.15:
                rows.append((level1, level2, NOTHING, NOTHING))
                continue
            for name in random.sample(NAMES[level2], random.randint(1, most)):
                rows.append((level1, level2, name, _target(random, level1, name)))
    return rows


def _target(random: Random, level1: str, name: str) -> str:
    if name.endswith("时间"):
        return "2026年12月完成"
    if name.endswith("率") and random.random() < 0.1:
        return "显著"
    if name.endswith(("率", "满意度")):
        return f"≥{random.randint(80, 99)}%"
    if level1 == "效益指标":
        return random.choice(("显著", "有效提升", "不适用", "明显改善"))
    if name.endswith("成本"):
        return f"≤{random.randint(1, 90)}万元"
    unit = next(unit for ending, unit in UNITS.items() if name.endswith(ending))
    return f"{random.choice(('', '≥'))}{random.randint(1, 900)}{unit}"


@dataclass
class TextForm:
    """A form as lines under way to a text: rows of cells, prose, blank lines (`None`). Defects change it."""

    head: list[list[str]]
    tasks: list[list[str]]
    goals: list[str]
    columns: list[str]
    indicators: list[list[str]]

    def text(self) -> str:
        """The whole file."""
        rows = [*self.head, *self.tasks]
        table = ["\t".join(row) for row in rows]
        lines = ["\t".join(row) if row else "" for row in [self.columns, *self.indicators]]
        return "\n".join(["部门整体支出绩效目标表（2026年度）", "", *table, "", *self.goals, "", *lines, ""])


def as_text(form: CleanForm, random: Random) -> TextForm:
    """The form as converters write it: a merged label stands once, at the top or in the middle of its rows."""
    middle = random.random() < 0.5
    tasks = [["", *task] for task in form.tasks] + [["", "金额合计", "", *form.total]]
    head = [
        ["部门名称", "", "青屿市湿地保护局", "主管部门", "青屿市自然资源局", ""],
        ["", "", "主要内容", "预算金额（万元）", "", ""],
        ["年度主要任务", "任务名称", "", "总额", "财政拨款", "其他资金"],
    ]
    goals = ["年度总体目标", *(line for heading, measures in form.goals for line in (f"- {heading}", f"- {measures}"))]
    rows = [["", "", "", name, target] for _, _, name, target in form.indicators]
    for column, level in ((1, 0), (2, 1)):
        start = 0
        keys = [row[: level + 1] for row in form.indicators]
        while start < len(keys):
            end = next((index for index in range(start, len(keys)) if keys[index] != keys[start]), len(keys))
            rows[(start + end - 1) // 2 if middle else start][column] = keys[start][level]
            start = end
    rows[len(rows) // 2][0] = "绩效指标"
    text = TextForm(head, tasks, goals, ["", "一级指标", "二级指标", "三级指标", "目标值"], rows)
    if random.random() < 0.3:  # a column that nothing is in
        for row in (*text.head, *text.tasks):
            row.append("")
    return text


def with_task(form: CleanForm, index: int, task: tuple[str, str, str, str, str]) -> CleanForm:
    """The form with another task in one place."""
    return replace(form, tasks=(*form.tasks[:index], task, *form.tasks[index + 1 :]))
