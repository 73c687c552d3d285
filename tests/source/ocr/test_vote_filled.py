"""A character that one reader leaves out and the other surely sees."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.source.ocr.reading import ReadChar, Reading
from pipeline.source.ocr.vote import best_reading


def reading(text: str, probability: float, unsure: str = "") -> Reading:
    box = Box(0, 0, 1, 1)
    chars = tuple(ReadChar(char, 0.5 if char in unsure else probability, box) for char in text)
    return Reading(text, probability, 0.5, chars)


@pytest.mark.parametrize(
    ("shorter", "longer", "read"),
    [
        ("（）实施养服务", reading("(一)实施养老服务", 0.9), "（一）实施养老服务"),
        ("（）实施养服务", reading("(一)实施养老服务", 0.9, unsure="一"), "（）实施养服务"),
        ("福区", reading("福田区", 0.9), "福田区"),
        ("困难群众", reading("困难群众1", 0.9), "困难群众"),
        ("129.80", reading("1219.80", 0.9), "129.80"),
        ("养服务", reading("养老服条", 0.9), "养服务"),
    ],
)
def test_what_one_reader_leaves_out(shorter: str, longer: Reading, read: str) -> None:
    assert best_reading((longer, reading(shorter, 0.95))).text == read
