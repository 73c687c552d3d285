"""Invented prose: goals, task contents, reasons, duties."""

from __future__ import annotations

from corpus.generator.invented.dice import Dice
from corpus.generator.invented.names import DEEDS, SUBJECTS

_MARKS = ("{}.", "（{}）", "目标{}：", "{}、")
_HANZI = "一二三四五六七八九十"
_AIMS = (
    "保障日常工作有序开展，全年完成不少于{n}次",
    "进一步健全“市、区、镇”三级联动机制",
    "按照《{s}管理办法》（试行）要求，覆盖率达到{p}%以上",
    "资金支付进度不低于{p}%，做到专款专用",
    "推动“一件事一次办”改革落地见效",
    "服务对象满意度≥{p}%",
    "形成可复制、可推广的经验{n}项",
)
_REASONS = (
    "受招标进度影响，部分合同款跨年支付，下一年度将提前谋划、加快执行。",
    "项目结余资金按规定交回财政。",
    "年初预算编制不够精细，今后将加强调研论证。",
)


def sentence(dice: Dice) -> str:
    """What shall be done, without a full stop."""
    aim = dice.pick(_AIMS)
    subject = dice.pick(SUBJECTS)
    start = f"{dice.pick(('完成', '推进', '开展', '加强', '做好'))}{subject}{dice.pick(DEEDS)}"
    return f"{start}，" + aim.format(n=dice.whole(2, 60), s=subject, p=dice.whole(80, 99))


def goal_text(dice: Dice, low: int = 1, high: int = 4) -> str:
    r"""Goals, numbered and one an item (`\n`) when there are several."""
    count = dice.whole(low, high)
    if count == 1:
        return sentence(dice) + "。"
    mark = dice.pick(_MARKS)
    numerals = _HANZI if mark in ("（{}）", "{}、") else "123456789"
    return "\n".join(mark.format(numerals[i]) + sentence(dice) + "。" for i in range(min(count, len(numerals))))


def paragraph(dice: Dice) -> str:
    """A paragraph of running text."""
    return "".join(sentence(dice) + "。" for _ in range(dice.whole(2, 5)))


def reason(dice: Dice) -> str:
    """Why an indicator missed its target; mostly nothing."""
    return dice.pick(("", "", "", "无", *_REASONS))
