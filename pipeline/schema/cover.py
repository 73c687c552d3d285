"""The cover: whose budget or final account of which year a document says it is, on its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Family
from pipeline.schema.unit_names import NAME, unit_name

_YEAR = r"(?P<{}>(?:19|20)\d\d)年?度?"
_TITLE = re.compile(
    rf"(?:附件\d*[:：]?)?(?:{_YEAR.format('before')})?(?P<name>{NAME})?(?:部门|关于)?(?:{_YEAR.format('after')})?"
    r"(?:[省市区县]级|本级)?(?:部门|单位)*(?:综合)?(?:收支)?(?P<what>预算|决算)(?:信息)?(?:公开)?(?:情况)?"
    r"的?(?:说明|报告|报表|文本|草案|材料|目录|书|表)?"
)
_BESIDE = re.compile(r"[（(](?:汇总|公开|草案)[)）]|^[-—–]?\d{1,3}[-—–]?$")
FIRST_LINES = 12
JOINED = 5


@dataclass(frozen=True, slots=True)
class Cover:
    """None where the cover does not say it."""

    unit_name: str | None = None
    fiscal_year: int | None = None
    family: Family | None = None


def read_cover(lines: Sequence[str]) -> Cover:
    """What the title at the top of the first page says, over one line or several; `lines` are without white space.

    >>> read_cover(["2026年度", "青屿市湿地保护局", "部门预算"])
    Cover(unit_name='青屿市湿地保护局', fiscal_year=2026, family='budget')
    >>> read_cover(["澄湖县财政局（汇总）", "2024年部门决算公开说明", "目录"]).unit_name
    '澄湖县财政局'
    """
    top = [text for line in lines[:FIRST_LINES] if (text := _BESIDE.sub("", line))]
    found = Cover()
    for length in range(1, JOINED + 1):
        for start in range(len(top) - length + 1):
            title = _TITLE.fullmatch("".join(top[start : start + length]))
            if title is None:
                continue
            year = title["before"] or title["after"]
            read = Cover(
                unit_name=unit_name(title["name"] or ""),
                fiscal_year=int(year) if year else None,
                family="budget" if title["what"] == "预算" else "final_account",
            )
            if _says(read) > _says(found):
                found = read
    return found


def _says(cover: Cover) -> int:
    return sum(one is not None for one in (cover.unit_name, cover.fiscal_year, cover.family))
