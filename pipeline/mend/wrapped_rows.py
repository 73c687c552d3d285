"""Rows of a text table that only go on with the row above: a converter wrote each line of its cells as a row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.schema.amount import parse_amount
from pipeline.schema.codes import SCHEMES, codes_of, plain_name
from pipeline.schema.fields import Fields
from pipeline.schema.indicator_words import level1_names, level2_names
from pipeline.schema.words import bare
from pipeline.source.text.cell import TextCell, read_text
from pipeline.text.classes import is_han
from pipeline.text.flags import Flag
from pipeline.text.items import item_start
from pipeline.text.words import word_spans_seam

Row = tuple[TextCell, ...]

_JOINED = 0.85
_CUT = (",", ".", "，")  # ends of a number whose rest is on the next line


def unwrapped(rows: Sequence[Row], fields: Fields | None = None) -> tuple[Row, ...]:
    """The rows with those joined to the one above that can be nothing else.

    Such a row has no amount, only texts under texts. Words run over from those or a bracket is open; or, where `fields`
    are given, the two make a name of a field, or the row leaves a column blank that every other row fills.
    """
    always = _always_filled(rows) if fields else ()
    done: list[Row] = []
    for row in rows:
        if done and _goes_on(done[-1], row, always, fields):
            done[-1] = tuple(_joined(upper, lower) for upper, lower in zip(done[-1], row, strict=True))
        else:
            done.append(row)
    return tuple(done)


def _goes_on(above: Row, row: Row, always: Sequence[int], fields: Fields | None) -> bool:
    pairs = [(upper, lower) for upper, lower in zip(above, row, strict=True) if lower.text]
    if not pairs or not any(_has_digits(cell) for cell in above):
        return False
    if all(_is_rest(upper, lower) for upper, lower in pairs):
        return True
    if any(not upper.text or _has_digits(lower) for upper, lower in pairs):
        return False
    if fields and any(_named(upper.text + lower.text, fields) > _named(upper.text, fields) for upper, lower in pairs):
        return True
    if any(item_start(lower.text) or _is_name(lower.text, fields) for _, lower in pairs):
        return False
    if any(Flag.BRACKET_OPEN in upper.flags or _one_word(upper.text, lower.text) for upper, lower in pairs):
        return True
    return any(not row[index].text for index in always)


def _named(text: str, fields: Fields) -> bool:
    """True for the name of a field or of a functional or economic class."""
    return bool(fields.find(text)) or plain_name(bare(text)) in _class_names()


@cache
def _class_names() -> frozenset[str]:
    return frozenset(plain_name(code.name) for scheme in SCHEMES for code in codes_of(scheme))


def _is_name(text: str, fields: Fields | None) -> bool:
    return bool((fields and fields.find(text)) or level1_names(text) or level2_names(text))


def _one_word(upper: str, lower: str) -> bool:
    return is_han(upper[-1]) and is_han(lower[0]) and word_spans_seam(upper, lower)


def _is_rest(upper: TextCell, lower: TextCell) -> bool:
    """The end of a number that is cut behind its separator."""
    whole = upper.text + lower.text
    return upper.text.endswith(_CUT) and lower.text[:1].isdigit() and parse_amount(whole) is not None


def _always_filled(rows: Sequence[Row]) -> tuple[int, ...]:
    """Columns with a code or an amount in each row that has any."""
    full = [row for row in rows if any(_has_digits(cell) for cell in row)]
    if len(full) < 2:
        return ()
    return tuple(index for index in range(len(full[0])) if all(_has_digits(row[index]) for row in full))


def _has_digits(cell: TextCell) -> bool:
    return any(char.isdigit() for char in cell.text)


def _joined(upper: TextCell, lower: TextCell) -> TextCell:
    if not lower.text:
        return upper
    both = read_text(f"{upper.raw} {lower.raw}", upper.lines[0])
    flags = (Flag.ROWS_JOINED, *upper.flags, *lower.flags)
    return both.noted(*flags, confidence=min(_JOINED, upper.confidence, lower.confidence)).on(upper.lines + lower.lines)
