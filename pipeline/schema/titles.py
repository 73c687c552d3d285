"""The plain words of a table's title: without numbers of tables and lists, year, quotation marks."""

from __future__ import annotations

import re

from pipeline.schema.words import squeezed

_QUOTES = re.compile("[“”\"'‘’＂《》〈〉]")
_LEAD = re.compile(
    r"^(?:附?(?:预算|公开|附件|附|财决)?表?\d{1,2}(?:[-—－]\d{1,2})?表?[:：、.．]?|附?表[一二三四五六七八九十]{1,3}[:：、]?"
    r"|第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[、.．])"
)
_YEAR = re.compile(r"(?:19|20|二[〇○０零])[\d〇○０零一二三四五六七八九]{2}(?:年度?|[-—]20\d\d年度?)")


def plain_title(title: str) -> str:
    """The title's words.

    >>> plain_title("预算05表 一般公共预算支出表"), plain_title("2024年度“三公”经费 支出决算表")
    ('一般公共预算支出表', '三公经费支出决算表')
    """
    words = _YEAR.sub("", _QUOTES.sub("", squeezed(title)))
    while found := _LEAD.match(words):
        if found.end() == len(words):
            break
        words = words[found.end() :]
    return words
