"""Family, budget year, unit and department, as lines print them: the cover, captions, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.grid import PageLine
from pipeline.layout.captions import SECTION
from pipeline.model import Family
from pipeline.schema.cover import read_cover
from pipeline.schema.unit_names import NAME, unit_name
from pipeline.schema.words import squeezed

_STAMP = r"(?:[（(](?:盖章|公章|签章|章)[)）])?"
_UNIT_LABEL = (
    r"[（(]?(?:公开|编制|编报|填报|申报|预算|一级|二级|基层)*(?:部门|单位)(?:[（(/、及和](?:部门|单位)[)）]?)?"
    rf"(?:(?:编码|代码)[及和])?(?:全称|名称)?[)）]?{_STAMP}[:：]"
)
_DEPARTMENT_LABEL = rf"(?:资金|预算|项目|业务|[省市区县]级)*主管(?:部门|单位)(?:及代码|名称)?{_STAMP}[:：]"
_VALUE = r"(?P<value>[^:：]+?)(?=(?:金额)?单位[:：]|(?:填报)?日期|20\d\d年|(?:预算|公开|附)*\d*表|$)"
_UNIT_LINE = re.compile(_UNIT_LABEL + _VALUE)
_DEPARTMENT_LINE = re.compile(_DEPARTMENT_LABEL + _VALUE)
_LABEL_ALONE = re.compile(f"{_UNIT_LABEL}|{_DEPARTMENT_LABEL}")
_YEAR_OF = re.compile(r"((?:19|20)\d\d)年?(?:度)?[^，。；、]{0,30}?(?:预算|决算|绩效)")
_YEAR_ALONE = re.compile(r"^[（(]?((?:19|20)\d\d)年度[)）]?$")
_YEAR = r"(?:(?:19|20)\d\d年?度?)"
_HEADING = re.compile(
    rf"^(?P<name>{NAME})(?:部门|单位)?{_YEAR}(?:部门|单位)?(?:综合)?(?:收支)?(?:预算|决算)"
    rf"|^{_YEAR}(?P<later>{NAME})(?:部门|单位)?(?:综合)?(?:收支)?(?:预算|决算)"
)
_ABOUT = re.compile(rf"^(?:第[一二三]部分[:：]?|一、)?(?P<name>{NAME})(?:部门|单位)?(?:基本)?(?:概况|概述)$")
LONGEST_LINE = 45


@dataclass(frozen=True, slots=True)
class LineFacts:
    """None where no line says it."""

    family: Family | None = None
    fiscal_year: int | None = None
    unit_name: str | None = None
    supervising_department: str | None = None


def facts_of_lines(pages: Sequence[Sequence[PageLine]], inside: Iterable[str] = ()) -> LineFacts:
    """What the cover says, else what short lines say most often; prose speaks of other years and does not count.

    `pages`: the lines of each page, top to bottom. `inside`: texts of the first rows of tables, captions among them.
    """
    texts = [_whole_captions(page) for page in pages]
    first = next((page for page in texts if page), [])
    cover = read_cover(first)
    short = [text for page in texts for text in page if len(text) <= LONGEST_LINE and "。" not in text]
    captions = [*short, *(squeezed(text) for text in inside)]
    years = Counter(int(year) for text in short for year in {*_YEAR_OF.findall(text), *_YEAR_ALONE.findall(text)})
    printed = most(_named(_UNIT_LINE, captions))
    on_cover = most(_named(_UNIT_LINE, first)) or cover.unit_name
    if on_cover and printed and printed.startswith(on_cover):
        on_cover = printed
    headed = most(_named(_HEADING, (text for text in short if not SECTION.match(text))))
    return LineFacts(
        family=cover.family,
        fiscal_year=cover.fiscal_year or (max(years, key=lambda year: (years[year], year)) if years else None),
        unit_name=on_cover or printed or headed or most(_named(_ABOUT, short)),
        supervising_department=most(_named(_DEPARTMENT_LINE, captions)),
    )


def most(texts: Iterable[str]) -> str | None:
    """The most frequent text, of equals the first; None without any."""
    counts = Counter(texts)
    return max(counts, key=lambda text: counts[text]) if counts else None


def _named(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """The names of units in the texts that fit a pattern, one a text."""
    for text in texts:
        found = pattern.match(text)
        name = unit_name(next(filter(None, found.groups()), "")) if found else None
        if name:
            yield name


def _whole_captions(page: Sequence[PageLine]) -> list[str]:
    """The texts of lines; a label that ends in a colon takes what is printed beside it."""
    texts: list[str] = []
    for i, line in enumerate(page):
        text = squeezed(line.text)
        before = page[i - 1] if i else None
        beside = before is not None and abs(before.box.y_mid - line.box.y_mid) < line.size / 2
        if beside and texts and _LABEL_ALONE.fullmatch(texts[-1]):
            texts[-1] += text
        else:
            texts.append(text)
    return texts
