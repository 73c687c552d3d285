"""Invented performance indicators in the three-level frame, with targets of every kind of the grammar."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.invented.dice import Dice
from corpus.generator.invented.names import DEEDS, SUBJECTS

OLD = (
    ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标", ("服务对象满意度指标",)),
)
NEW = (
    ("成本指标", ("经济成本指标", "社会成本指标", "生态环境成本指标")),
    ("产出指标", ("数量指标", "质量指标", "时效指标")),
    ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标", ("服务对象满意度指标",)),
)
_COUNTS = ("次", "个", "人次", "家", "份", "场", "台（套）", "平方米", "公里", "万人次")
_QUALITIES = ("显著提升", "有效保障", "明显改善", "长期", "持续增强", "优", "效果明显", "不断完善")
_NONE = ("不适用", "无", "—", "/")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A line of the grid; the target also in its three parts."""

    level1: str
    level2: str
    name: str
    operator: str
    value: str
    unit: str
    weight: int = 0

    @property
    def target(self) -> str:
        """The target in one cell."""
        return f"{self.operator}{self.value}{self.unit}"


def indicators(dice: Dice, low: int, high: int, *, total: int = 90) -> list[Indicator]:
    """Between `low` and `high` indicators in order; their weights add up to `total`."""
    frame = dice.pick((OLD, NEW))
    short = dice.chance(0.3)
    pairs = [(level1, level2) for level1, names in frame for level2 in names]
    kept = dice.some(pairs, 4, len(pairs))
    wanted = [pair for pair in kept for _ in range(dice.pick((1, 1, 1, 2, 3, 5)))]
    wanted = sorted(wanted[:high], key=pairs.index)
    while len(wanted) < low:
        wanted = sorted([*wanted, dice.pick(kept)], key=pairs.index)
    weights = _shares(dice, total, len(wanted))
    return [_indicator(dice, *pair, weight, short=short) for pair, weight in zip(wanted, weights, strict=True)]


def _indicator(dice: Dice, level1: str, level2: str, weight: int, *, short: bool) -> Indicator:
    name, operator, value, unit = _content(dice, level2)
    shown = level2.removesuffix("指标") if short and level2 != "成本指标" else level2
    return Indicator(level1, shown, name, operator, value, unit, weight)


def _content(dice: Dice, level2: str) -> tuple[str, str, str, str]:
    subject, deed = dice.pick(SUBJECTS), dice.pick(DEEDS)
    if dice.chance(0.06):
        return dice.pick(_NONE), "", dice.pick(_NONE), ""
    match level2[:2]:
        case "数量":
            return f"{subject}{deed}数量", dice.pick(("≥", "", "=", "＞")), str(dice.whole(1, 9000)), dice.pick(_COUNTS)
        case "质量":
            return f"{subject}{deed}合格率", dice.pick(("≥", "", "=")), str(dice.whole(85, 100)), "%"
        case "时效":
            when = (
                "按时",
                "及时",
                f"20{dice.whole(21, 27)}年12月底前",
                f"20{dice.whole(21, 27)}年{dice.whole(1, 12)}月",
            )
            return f"{subject}{deed}完成时间", "", dice.pick(when), ""
        case "成本" | "经济" if "成本" in level2:
            cost = f"{dice.real(1, 900):.{dice.pick((0, 1, 2))}f}"
            return f"{subject}{deed}成本", dice.pick(("≤", "不超过")), cost, "万元"
        case "服务":
            return f"{dice.pick(('服务对象', '群众', '企业', '参训人员'))}满意度", "≥", str(dice.whole(80, 98)), "%"
        case _:
            return f"{subject}{deed}{dice.pick(('水平', '影响', '作用', '带动效应'))}", "", dice.pick(_QUALITIES), ""


def _shares(dice: Dice, total: int, count: int) -> list[int]:
    """Whole weights, near each other, that add up to the total."""
    shares = [total // count] * count
    for i in range(total - sum(shares)):
        shares[i] += 1
    for _ in range(count):
        a, b = dice.whole(0, count - 1), dice.whole(0, count - 1)
        if shares[a] > 2:
            shares[a] -= 1
            shares[b] += 1
    return shares
