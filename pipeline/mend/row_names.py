"""A name beside its code, misread in one character: the lists of codes say which."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Cell, Table
from pipeline.schema.codes import plain_name
from pipeline.schema.known_words import names_by_code
from pipeline.text.flags import Flag

SHORTEST = 4  # characters of a name that one of them may be wrong in
COMPLETED = 0.85
SURE = 0.95  # a reading above this stays as it was read


def with_row_names(table: Table) -> Table:
    """The table with such names put right where they were read from pixels and are in doubt; others stay."""
    named = names_by_code(table.cells)
    cells = tuple(_mended(cell, named.get((cell.row, cell.col), ())) for cell in table.cells)
    return table if cells == table.cells else table.model_copy(update={"cells": cells})


def _mended(cell: Cell, names: Sequence[str]) -> Cell:
    name = put_right(cell.text, names) if cell.source == "ocr" and cell.confidence < SURE else ""
    if not name:
        return cell
    flags = tuple(sorted({*cell.flags, Flag.LABEL_COMPLETED}))
    confidence = max(cell.confidence, COMPLETED)
    return cell.model_copy(update={"text": name, "status": "repaired", "confidence": confidence, "flags": flags})


def put_right(text: str, names: Sequence[str]) -> str:
    """`text` with the one character of it exchanged that keeps it from being one of `names`; "" where none fits.

    >>> put_right("拥车服务", ("拥军服务",)), put_right("主资福利支出", ("工资福利支出",))
    ('拥军服务', '工资福利支出')
    >>> put_right("永费", ("水费",)), put_right("工资福利", ("工资福利支出",)), put_right("第1项", ("第2项",))
    ('', '', '')
    """
    seen = plain_name(text)
    if len(seen) != len(text) or any(char.isdigit() for char in seen) or seen in names:
        return ""
    found = set()
    for name in names:
        wrong = [index for index, (a, b) in enumerate(zip(seen, name, strict=False)) if a != b]
        if len(name) == len(seen) >= SHORTEST and len(wrong) == 1:
            found.add(text[: wrong[0]] + name[wrong[0]] + text[wrong[0] + 1 :])
    return found.pop() if len(found) == 1 else ""
