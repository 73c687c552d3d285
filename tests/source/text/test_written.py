"""Invented documents as other converters write them: no amount is wrong, or gone, without a word."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from corpus.generator.fonts import FontMissingError
from corpus.generator.invented.build import make
from pipeline.convert import PageTables, Part, assemble
from pipeline.model import Cell, Document
from pipeline.schema.amount import parse_amount
from pipeline.settings import shipped_settings
from pipeline.text_page import read_text_page
from tests.corpus.truths import Json
from tests.mend.compared import LOOK_BELOW
from tests.source.text import written as ways
from tests.source.text.written import WRITERS, Writer, Written, written

SEED = 11
COUNT = int(os.environ.get("TEXTS", "2"))  # documents; `make mutations` takes more
BLIND = {ways.tabs_without_blanks, ways.tabs_with_some_blanks, ways.bare_commas}  # what is lost cannot be found again
IN_ORDER = {ways.pipes, ways.pipes_with_breaks, ways.wide_pipes, ways.boxes, ways.plus_boxes, ways.tabs, ways.tabs_cut}


@cache
def truth(number: int) -> list[Json]:
    try:
        return json.loads(make(SEED, number).truth)["tables"]
    except FontMissingError as error:
        pytest.skip(str(error))


def converted(text: str) -> Document:
    page = read_text_page(text.encode(), shipped_settings().fields)
    one = PageTables(page.page, page.fragments, page.lines, findings=page.findings)
    return assemble("a.txt", [Part("sha256:" + "0" * 64, 1, (one,))])


def amount(text: str) -> Decimal | None:
    found = parse_amount(text)
    return found.value if found else None


def placed(document: Document, text: Written) -> Iterator[tuple[tuple[int, int, int], Cell]]:
    """The cells with the table and row that their first line writes, and their column."""
    for table in document.tables:
        for cell in table.cells:
            place = text.rows[int(cell.boxes[0].bbox[1])]
            if place is not None:
                yield (*place, cell.col), cell


def verdicts(tables: list[Json], writer: Writer, number: int, *, captions: bool, repeated: bool) -> Counter[str]:
    """Amounts that are `right`, `flagged` (right or wrong, below the review threshold), `wrong`, `lost`."""
    text = written(tables, writer, Random(number), captions=captions, repeated=repeated)
    told, seen = Counter[str](), set[tuple[int, int, int]]()
    wanted = {
        (index, row, col): cell["text"]
        for index, table in enumerate(tables)
        for cell in table["cells"]
        for row in range(cell["row"], cell["row"] + cell["row_span"])
        for col in range(cell["col"], cell["col"] + cell["col_span"])
    }
    stand = {(index, cell["row"], cell["col"]) for index, table in enumerate(tables) for cell in table["cells"]}
    blank: list[tuple[int, int, int]] = []
    for place, cell in placed(converted(text.text), text):
        found, right = amount(cell.text), amount(wanted.get(place, ""))
        if found is not None:
            seen.add(place)
            told["flagged" if cell.confidence < LOOK_BELOW else "right" if found == right else "wrong"] += 1
        elif right is not None and not cell.text and cell.confidence >= LOOK_BELOW and place in stand:
            blank.append(place)
    told["lost"] = len(set(blank) - seen)
    return told


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_no_amount_is_wrong_or_lost_without_a_word(writer: Writer) -> None:
    for number in range(COUNT):
        for captions, repeated in ((True, False), (False, False), (True, True)):
            told = verdicts(truth(number), writer, number, captions=captions, repeated=repeated)
            assert (told["wrong"], told["lost"]) == (0, 0), (number, captions, repeated)
            if writer in IN_ORDER:
                assert told["flagged"] <= told["right"] / 50, (number, captions, repeated)
            assert told["right"] > 0 or writer in BLIND
