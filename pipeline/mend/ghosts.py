"""Ghost rows: what a converter read off the half glyphs of a row that a page's edge cuts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.mend.columns import Holds
from pipeline.mend.labels import complete
from pipeline.schema.amount import parse_amount, says_nothing
from pipeline.schema.indicator_words import indicator_words
from pipeline.schema.target import parse_target
from pipeline.schema.units import unit
from pipeline.source.text.cell import TextCell
from pipeline.text.classes import is_han
from pipeline.text.flags import Flag
from pipeline.text.words import likelihood

_SYMBOLS = re.compile(r"[=+#~|<>^_\\{}@*&$·]")
_NOISE = 0.34
_WORDS_FROM = 3  # Chinese characters
_GIBBERISH = -7.0  # log probability of a character of the likeliest words; 99 of 100 real names have more
_NO_WORDS = -9.0  # all of 2,762 real names have more, 95 of 100 rows of half glyphs less
_DOUBTED = 0.4


def is_noise(text: str) -> bool:
    """True for text that is mostly no Chinese, word or amount.

    >>> is_noise("277. H1.1-"), is_noise("++++="), is_noise("~ OF 0/"), is_noise("1219.80"), is_noise("推动社会工作")
    (True, True, True, False, False)
    """
    plain = "".join(text.split())
    if not plain or parse_amount(plain) or says_nothing(plain) or parse_target(plain).kind != "text":
        return False
    return (not any(map(is_han, plain)) or bool(_SYMBOLS.search(plain))) and _without_words(plain) > _NOISE


def _without_words(text: str) -> float:
    """Share of the characters that are in no run of Chinese or Latin letters."""
    words = sum(len(word) for word in re.findall(r"[A-Za-z]{3,}|[\u4e00-\u9fff]{2,}", text))
    return 1 - words / len(text)


def looks_cut(row: Sequence[TextCell], columns: Sequence[Holds]) -> bool:
    """True when nothing in `row` can be what its column holds and some of it is noise."""
    filled = [index for index, cell in enumerate(row) if cell.text]
    if len(filled) < 2 or not any(is_noise(row[index].text) for index in filled):
        return False
    whole = [index for index in filled if Flag.NUMBER_DOUBTFUL not in row[index].flags]
    return not any(_says_something(row[index].text, columns[index : index + 1]) for index in whole)


def is_ghost(row: Sequence[TextCell], columns: Sequence[Holds], beside: Sequence[Sequence[TextCell]]) -> bool:
    """True when a row looks cut and a clean row is next to it.

    `beside`: the rows above and below; one of them has text in most of the same places.
    """
    if not looks_cut(row, columns):
        return False
    places = {index for index, cell in enumerate(row) if cell.text}
    return any(len(places - {index for index, cell in enumerate(other) if cell.text}) <= 1 for other in beside)


def in_doubt(row: tuple[TextCell, ...], columns: Sequence[Holds]) -> tuple[TextCell, ...]:
    """The row, its cells doubtful where most of them are no words and none is an amount, target or known label."""
    filled = [(cell, holds) for cell, holds in zip(row, columns, strict=False) if cell.text]
    whole = [(cell.text, holds) for cell, holds in filled if Flag.NUMBER_DOUBTFUL not in cell.flags]
    strange = sum(_is_strange(cell) for cell, _ in filled)
    if len(filled) < 2 or strange * 2 < len(filled) or any(_is_known(text, (holds,)) for text, holds in whole):
        return row
    return tuple(cell.noted(Flag.LABEL_DOUBTFUL, confidence=_DOUBTED) for cell in row)


def _is_strange(cell: TextCell) -> bool:
    """In a row that says nothing else."""
    cut, mixed = Flag.NUMBER_DOUBTFUL in cell.flags, _without_words(cell.text) > _NOISE
    return cut or mixed or is_noise(cell.text) or is_gibberish(cell.text, _GIBBERISH)


def is_gibberish(text: str, least: float = _NO_WORDS) -> bool:
    """True for characters that make no words.

    >>> is_gibberish("加労刈豕"), is_gibberish("口七法彡"), is_gibberish("寒托班、暑托班开设班级数")
    (True, True, False)
    """
    han = "".join(filter(is_han, text))
    return len(han) >= _WORDS_FROM and likelihood(han) / len(han) < least


def _says_something(text: str, holds: Sequence[Holds]) -> bool:
    """Whether a text can be what such a column holds, or is made of words at all."""
    han = "".join(filter(is_han, text))
    if len(han) >= _WORDS_FROM and likelihood(han) / len(han) > _GIBBERISH:
        return True
    return _is_known(text, holds)


def _is_known(text: str, holds: Sequence[Holds]) -> bool:
    """Whether a text is a label in a column of labels, or an amount or target where those stand."""
    if "label" in holds and complete(text, _labels()).how == "printed":
        return True
    if "amount" in holds or "target" in holds:
        measured = re.search(r"\d[\d.,]*([%％‰\u4e00-\u9fff]{1,3})", text)
        target = parse_target(text)
        is_target = target.kind != "text" and (target.unit_known or not target.unit)
        return is_target or parse_amount(text) is not None or (measured is not None and unit(measured[1]).known)
    return False


@cache
def _labels() -> tuple[str, ...]:
    words = indicator_words()
    levels = (form for level in (*words.level1, *words.level2) for form in (level.name, *level.aliases))
    return (*words.level0, *words.headings, *levels)
