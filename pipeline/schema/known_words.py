"""Words of a table that a closed list vouches for: names of codes, headings, labels of forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from pipeline.config_files import config_dir
from pipeline.configured import load_section
from pipeline.model import Cell
from pipeline.schema.codes import listed_names, names_of, plain_name
from pipeline.schema.fields import LONGEST, Fields
from pipeline.schema.indicator_words import indicator_words
from pipeline.schema.row_codes import CodeJoiner, split_code
from pipeline.schema.words import bare, squeezed
from pipeline.text.number_format import like_number

_PART = re.compile(r"\d{2,7}")
_OPEN = re.compile(r"(?<!\\)\.")  # a pattern that lets anything through vouches for nothing

_SUMS = ("小计", "合计", "总计")

Place = tuple[int, int]


@lru_cache(maxsize=100_000)
def is_known(text: str) -> bool:
    """True for a text that is a name in the lists of codes, a heading or a label, whatever number stands before it.

    >>> [is_known(text) for text in ("合计", "一、一般公共预算拨款收入", "住房公积金", "住房公积余", "王小明", "")]
    [True, True, True, False, False, False]
    """
    words = squeezed(text)
    if not words or len(words) > LONGEST:
        return False
    name = bare(split_code(words)[1])
    return plain_name(name) in listed_names() or words in _labels() or _headings().fullmatch(name) is not None


def names_by_code(cells: Iterable[Cell]) -> Mapping[Place, tuple[str, ...]]:
    """For each cell of words with a listed code in it or beside it on its left, the names which that code has had."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in cells:
        if cell.row_span == 1:
            rows[cell.row][cell.col] = squeezed(cell.text)
    joiners: dict[int, CodeJoiner] = defaultdict(CodeJoiner)
    found: dict[Place, tuple[str, ...]] = {}
    for row in sorted(rows):
        texts = rows[row]
        for col, text in texts.items():
            if not text or like_number(text):
                continue
            code = split_code(text)[0] or joiners[col](_parts(texts, col))
            if names := names_of(code):
                found[row, col] = names
    return found


def _parts(texts: Mapping[int, str], col: int) -> tuple[str, ...]:
    """The digits in the cells on the left of `col`: one code, or 类, 款 and 项 in cells of their own."""
    parts: list[str] = []
    while len(parts) < 3 and (_PART.fullmatch(part := texts.get(col - 1 - len(parts), "-")) or part == ""):
        parts.insert(0, part)
    levels = len(parts) == 3 and all(len(part) <= most for part, most in zip(parts, (3, 2, 2), strict=True))
    return tuple(parts if levels else parts[-1:])


@cache
def _headings() -> re.Pattern[str]:
    fields = load_section(config_dir() / "fields.yaml", Fields)
    words = (word for field in fields.root.values() for word in field.words if not _OPEN.search(word))
    return re.compile("|".join(f"(?:{word})" for word in words))


@cache
def _labels() -> frozenset[str]:
    words = indicator_words()
    levels = (name for level in (*words.level1, *words.level2) for name in (level.name, *level.aliases))
    sections = (label for labels in words.sections.values() for label in labels)
    return frozenset({*levels, *sections, *words.level0, *words.headings, *_SUMS})
