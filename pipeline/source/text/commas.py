"""Lines of values with commas between them, where nothing else can be meant."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.schema.amount import parse_amount
from pipeline.source.text.lines import TextLine
from pipeline.source.text.separators import separated

LEAST_LINES = 3
_FEW = 3  # values of a line up to which amounts must be in half of the lines
_GROUPED = re.compile(r"(?:^|,)\s*[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*(?:,|$)", re.ASCII)
_SENTENCE = re.compile("[。；！？]")


def comma_rows(lines: Sequence[TextLine]) -> dict[int, tuple[str, ...]]:
    """The cells by line number of all lines that are rows of such tables.

    As many values in each line of at least three, amounts among them. Commas that can as well stand inside numbers
    (1,234 may be two cells), in a table that quotes nothing, make no table: the lines stay prose.
    """
    found: dict[int, tuple[str, ...]] = {}
    for _, group in groupby(lines, key=lambda line: _width(line.text)):
        block = list(group)
        rows = [_values(line.text) for line in block]
        if len(block) < LEAST_LINES or len(rows[0]) < 2 or not _is_table(rows):
            continue
        quoted = any("," in value for row in rows for value in row)
        if quoted or not any(_GROUPED.search(line.text) for line in block):
            found |= {line.number: row for line, row in zip(block, rows, strict=True)}
    return found


def _width(text: str) -> int:
    return 0 if "," not in text or separated(text) is not None else len(_values(text))


def _values(text: str) -> tuple[str, ...]:
    try:
        (row,) = csv.reader([text.strip()], strict=True)
    except (csv.Error, ValueError):
        return (text,)
    return tuple(value.strip() for value in row)


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    if len(rows[0]) == 2 and any(_SENTENCE.search(value) for row in rows for value in row):
        return False
    with_amounts = sum(any(parse_amount(value) for value in row) for row in rows)
    return with_amounts > 0 if len(rows[0]) > _FEW else with_amounts * 2 >= len(rows)
