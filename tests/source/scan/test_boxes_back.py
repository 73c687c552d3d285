"""Where a cell stands on a picture that was turned and set askew on purpose, against the corpus's own truth."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline import convert
from pipeline.scanned_page import can_read
from tests.corpus.truths import DOCUMENTS

DPI = 200.0
LIES = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180}

Corners = tuple[float, float, float, float]


def printed(number: int) -> tuple[Image.Image, dict[tuple[int, int], Corners]]:
    """A page of the sample budget and the boxes of its one table's cells, in points."""
    with pypdfium2.PdfDocument(DOCUMENTS / "sample_budget.pdf") as pdf:
        picture = pdf[number - 1].render(scale=DPI / 72).to_pil().convert("L")
    truth = json.loads((DOCUMENTS / "sample_budget.truth.json").read_text(encoding="utf-8"))
    (table,) = (one for one in truth["tables"] if one["cells"][0]["boxes"][0][0] == number)
    return picture, {(cell["row"], cell["col"]): tuple(cell["boxes"][0][1:]) for cell in table["cells"]}


def askew(box: Corners, angle: float, width: float, height: float) -> Corners:
    """The rectangle around a box of a page that was turned clockwise by `angle` degrees about its middle."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x - width / 2, y - height / 2) for x in box[::2] for y in box[1::2]]
    xs = [width / 2 + x * cos - y * sin for x, y in corners]
    ys = [height / 2 + x * sin + y * cos for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.skipif(not can_read(), reason="the models that read pixels are not installed")
@pytest.mark.parametrize(("lies", "angle"), [(180, 0.6), (90, 1.3)])
def test_boxes_are_those_of_the_page_as_displayed(lies: int, angle: float, tmp_path: Path) -> None:
    picture, cells = printed(8)
    width, height = picture.width * 72 / DPI, picture.height * 72 / DPI
    picture = picture.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    picture.transpose(LIES[lies]).save(tmp_path / "a.png", dpi=(DPI, DPI))
    document = convert(tmp_path / "a.png")
    (page,) = document.pages
    assert page.rotation == lies
    assert (page.width, page.height) == pytest.approx((width, height), abs=1)
    (table,) = document.tables
    found = {(cell.row, cell.col): cell.boxes[0].bbox for cell in table.cells}
    assert found.keys() == cells.keys()
    for place, box in cells.items():
        assert found[place] == pytest.approx(askew(box, angle, width, height), abs=1.5), place
