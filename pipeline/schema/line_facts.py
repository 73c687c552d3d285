"""The budget year and the unit, as the lines outside of tables print them: captions, running heads, the cover."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.layout.captions import SECTION
from pipeline.schema.words import squeezed

_UNIT_LINE = re.compile(
    r"^[（(]?(?:公开|编制|填报|预算|部门|资金)*[（(]?(?:单位|部门)(?:[（(/](?:部门|单位)[)）]?)?(?:名称)?[)）]?[:：]"
    r"(?:\d{3,9}[-_—]?)?([^:：\d]{4,40}?)(?=单位[:：]|金额单位|日期|20\d\d年|$)"
)
_MONEY = re.compile(r"(人民币)?(亿|百万|万|千)?元")
_YEAR_OF = re.compile(r"((?:19|20)\d\d)年?(?:度)?[^，。；、]{0,30}?(?:预算|决算|绩效)")
_YEAR_ALONE = re.compile(r"^[（(]?((?:19|20)\d\d)年度[)）]?$")
_YEAR = r"(?:(?:19|20)\d\d年度?)?"
_BODY = "(?:局|委|委员会|厅|办公室|中心|院|处|所|站|队|馆|会|校|部|府)"
_COVER = re.compile(
    rf"^{_YEAR}(.{{2,30}}?{_BODY})(?:部门|单位)?(?:[（(]?本级[)）]?)?{_YEAR}(?:部门|单位)?(?:综合)?(?:预算|决算)"
)
LONGEST_LINE = 45


@dataclass(frozen=True, slots=True)
class LineFacts:
    """None where no line says it."""

    fiscal_year: int | None = None
    unit_name: str | None = None


def facts_of_lines(lines: Iterable[str]) -> LineFacts:
    """What short lines say most often; prose speaks of other years too and does not count."""
    short = [text for line in lines if len(text := squeezed(line)) <= LONGEST_LINE and "。" not in text]
    years = Counter(int(year) for text in short for year in {*_YEAR_OF.findall(text), *_YEAR_ALONE.findall(text)})
    captions = [found.group(1) for text in short if (found := _UNIT_LINE.match(text))]
    covers = [found.group(1) for text in short if not SECTION.match(text) and (found := _COVER.match(text))]
    return LineFacts(
        fiscal_year=max(years, key=lambda year: (years[year], year)) if years else None,
        unit_name=most(text for text in captions if not _MONEY.fullmatch(text)) or most(covers),
    )


def most(texts: Iterable[str]) -> str | None:
    """The most frequent text, of equals the first; None without any."""
    counts = Counter(texts)
    return max(counts, key=lambda text: counts[text]) if counts else None
