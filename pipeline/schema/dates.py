"""Dates and periods as targets print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年度?)?(?:(?P<month>\d{1,2})月份?)?(?:(?P<day>\d{1,2})[日号])?", re.ASCII)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?", re.ASCII)
_DONE = r"(?:全部|基本)?(?:完成|完工|结束|竣工|实施完毕|到位|交付|开展|执行)?"
_UNTIL = rf"(?:全年|年内)?底?(?:之前|以前|前|内|底|末|年末)?{_DONE}"
_FORM = re.compile(rf"(?:于|在|截至|截止|到|至)?(?P<dates>[\d年月日号度份./—–~至到-]+?)(?P<end>{_UNTIL})", re.ASCII)
_PERIOD = re.compile(
    rf"(?P<word>当年|本年度?|年度?|年内|全年|每季度|每月|每年|每周|每日|季度|次年|第[一二三四]季度|[上下]半年)(?P<end>{_UNTIL})"
)
_SPLIT = re.compile(r"[-~—–至到]+")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """`iso`: see `Target.word`; a period without digits (年底前) is kept as printed. `until`: no later than that."""

    iso: str
    until: bool


def parse_date(text: str) -> PrintedDate | None:
    """The date or period that is the whole of `text` (no white space, half-width digits).

    >>> parse_date("2026年12月底前完成"), parse_date("3月1日-4月5日").iso, parse_date("2026年1至12月").iso
    (PrintedDate(iso='2026-12', until=True), '--03-01/--04-05', '2026-01/2026-12')
    >>> parse_date("年底前完成"), parse_date("5年"), parse_date("2026"), parse_date("13月")
    (PrintedDate(iso='年底前完成', until=True), None, None, None)
    """
    if match := _PERIOD.fullmatch(text):
        return None if text in {"年", "年度", "季度"} else PrintedDate(text, bool(match["end"]))
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    printed = match["dates"]
    dates = _one(printed) if _ISO.fullmatch(printed) else _interval(_SPLIT.split(printed))
    return PrintedDate(dates, bool(match["end"])) if dates else None


def _interval(parts: list[str]) -> str | None:
    if len(parts) == 1:
        return _one(parts[0])
    if len(parts) != 2:
        return None
    first, second = parts
    if second.endswith("月") and re.fullmatch(r"(?:.*年)?\d{1,2}", first):
        first += "月"
    if (year := re.match(r"(?:19|20)\d\d年", first)) and not re.match(r"(?:19|20)\d\d年", second):
        second = year[0] + second
    low, high = _one(first), _one(second)
    return f"{low}/{high}" if low and high else None


def _one(text: str) -> str | None:
    match = _ISO.fullmatch(text) or _DAY.fullmatch(text)
    if match is None or not (match["year"] or match["month"]):
        return None
    return _iso(match["year"], match["month"], match["day"])


def _iso(year: str | None, month: str | None, day: str | None) -> str | None:
    if (month and not 1 <= int(month) <= 12) or (day and (not month or not 1 <= int(day) <= 31)):
        return None
    return (year or "-") + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")
