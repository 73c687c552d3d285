from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image

from pipeline.audit.card import card
from pipeline.audit.crop import Pictures
from pipeline.audit.flag_words import FLAG_WORDS
from pipeline.audit.reasons import reasons
from pipeline.confidence.evidence import Doubt
from pipeline.model import Alternative, Evidence, Page, PageBox
from pipeline.text.flags import Flag
from tests.documents import budget_table, document

CORPUS = Path(__file__).parents[2] / "corpus/documents"


def test_every_doubt_has_words() -> None:
    assert {*Doubt, *Flag} <= set(FLAG_WORDS)


def test_reasons_come_from_evidence_and_flags() -> None:
    evidence = Evidence(
        least=0.4, margin=0.1, second="8", edges=(1, 1, 1, 1), uncovered_ink=0.2, seal=0.3, column_format=False
    )
    cell = (
        budget_table()
        .cells[6]
        .model_copy(
            update={
                "evidence": evidence,
                "flags": ("readers_disagree", "weak_edges", "lines_joined"),
                "status": "missing",
            }
        )
    )
    said = " / ".join(one.en for one in reasons(cell))
    assert [said.count(word) for word in ("second reader", "40%", "seal", "ink", "column", "side", "joined")] == [
        1
    ] * 6 + [0]


def test_a_card_shows_the_table_around_and_what_the_readers_saw() -> None:
    evidence = Evidence(
        least=0.4, margin=0.1, second="8", edges=(1, 1, 1, 1), uncovered_ink=0, seal=0,
        alternatives=(Alternative(text="6", probability=0.3),),
    )  # fmt: skip
    table = budget_table()
    cell = table.cells[6].model_copy(update={"evidence": evidence})
    table = table.model_copy(update={"cells": tuple(cell if one == table.cells[6] else one for one in table.cells)})
    shown = card(document(), table, cell, [], key=["a"], why="loss")
    assert [one["text"] for one in shown["alternatives"]] == ["6", "8"]
    assert shown["neighbours"] == {"up": "项目支出", "down": "", "left": "1,219.80"}
    marked = [one["text"] for row in shown["grid"] for one in row["cells"] if one["here"]]
    assert marked == ["<0>"]
    assert sum(one["rows"] * one["cols"] for row in shown["grid"] for one in row["cells"]) == 12


def test_the_frame_in_a_crop_is_the_cell() -> None:
    """Around page 6 of the sample a cell's box is cut out: inside the frame lies what the page has there."""
    path = CORPUS / "sample_budget.pdf"
    page = Page(number=6, width=595.28, height=841.89, kind="digital")
    cell = budget_table().cells[0].model_copy(update={"boxes": (PageBox(page=6, bbox=(100, 300, 180, 320)),)})
    (crop,) = Pictures().crops(path, {6: page}, cell)
    picture = Image.open(io.BytesIO(base64.b64decode(crop.src.partition(",")[2])))
    assert picture.size == (crop.width, crop.height)
    left, top, width, height = crop.frame
    assert abs(width * crop.width - 80 * 160 / 72) < 2
    assert abs(height * crop.height - 20 * 160 / 72) < 2
    assert 0 < left < left + width < 1
    assert 0 < top < top + height < 1
    assert Pictures().crops(path, {6: page.model_copy(update={"number": 60})}, cell) == []
