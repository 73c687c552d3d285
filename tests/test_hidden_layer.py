"""Scans with the text of somebody's OCR hidden under the picture, against the corpus's own truth."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline import convert
from pipeline.confidence.evidence import Doubt
from pipeline.model import Document
from pipeline.scanned_page import can_read
from pipeline.source.page_kind import LAYER_HEARD
from tests.corpus.truths import DOCUMENTS
from tests.drawn import ASCENT, face

PAGE = 8
DPI = 200.0
INVISIBLE = 3

pytestmark = pytest.mark.skipif(not can_read(), reason="the models that read pixels are not installed")


def truth() -> list[dict[str, Any]]:
    content = json.loads((DOCUMENTS / "sample_budget.truth.json").read_text(encoding="utf-8"))
    return next(one["cells"] for one in content["tables"] if one["cells"][0]["boxes"][0][0] == PAGE)


def scan(layer: dict[tuple[int, int], str], *, on_its_side: bool = False) -> bytes:
    """The page as a picture, and under it the texts of `layer` where their cells are."""
    with pypdfium2.PdfDocument(DOCUMENTS / "sample_budget.pdf") as sample:
        picture = sample[PAGE - 1].render(scale=DPI / 72).to_pil().convert("L")
    width, height = picture.width * 72 / DPI, picture.height * 72 / DPI
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(height, width) if on_its_side else (width, height), invariant=1)
    if on_its_side:
        canvas.translate(height, 0)
        canvas.rotate(90)
    for cell in truth():
        x0, top, x1, bottom = cell["boxes"][0][1:]
        text = layer.get((cell["row"], cell["col"]), "")
        size = min(6.0, (x1 - x0 - 2) / max(1, len(text)))
        line = canvas.beginText(x0 + 1, height - (top + bottom) / 2 + size / 2 - size * ASCENT / 1000)
        line.setFont(face(), size)
        line.setTextRenderMode(INVISIBLE)
        line.textOut(text)
        canvas.drawText(line)
    canvas.drawImage(ImageReader(Image.fromarray(np.asarray(picture))), 0, 0, width, height)
    canvas.save()
    return buffer.getvalue()


def converted(data: bytes, folder: Path) -> Document:
    (folder / "scan.pdf").write_bytes(data)
    return convert(folder / "scan.pdf")


@pytest.mark.parametrize("on_its_side", [False, True])
def test_a_good_layer_casts_doubt_where_it_differs_and_changes_no_text(tmp_path: Path, *, on_its_side: bool) -> None:
    texts = {(cell["row"], cell["col"]): cell["text"] for cell in truth()}
    wrong = next(place for place, text in reversed(texts.items()) if len(text) > 4 and text[0].isdigit())
    layer = texts | {wrong: "9" + texts[wrong][1:] if texts[wrong][0] != "9" else "8" + texts[wrong][1:]}
    document = converted(scan(layer, on_its_side=on_its_side), tmp_path)
    (page,), (table,) = document.pages, document.tables
    assert (page.kind, page.rotation, page.problems) == ("scanned", 90 if on_its_side else 0, (LAYER_HEARD,))
    cells = {(cell.row, cell.col): cell for cell in table.cells}
    assert cells.keys() == texts.keys()
    doubted = cells[wrong]
    assert doubted.text == texts[wrong]
    assert Doubt.LAYER_DISAGREES in doubted.flags
    assert doubted.confidence < 0.7
    assert doubted.evidence is not None
    assert layer[wrong] in [one.text for one in doubted.evidence.alternatives]
    right = [cell for place, cell in cells.items() if place != wrong and cell.text == texts[place]]
    assert not [cell.text for cell in right if Doubt.LAYER_DISAGREES in cell.flags]


def test_a_layer_of_nonsense_is_not_heard(tmp_path: Path) -> None:
    layer = {(cell["row"], cell["col"]): "l1I0" for cell in truth()}
    bad, none = (converted(scan(one), tmp_path) for one in (layer, {}))
    assert [cell.text for cell in bad.tables[0].cells] == [cell.text for cell in none.tables[0].cells]
    assert [cell.confidence for cell in bad.tables[0].cells] == [cell.confidence for cell in none.tables[0].cells]
