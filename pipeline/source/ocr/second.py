"""A second opinion from a reader with other weights."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.source.ocr.crop import cut_crop
from pipeline.source.ocr.models import second_recogniser
from pipeline.source.ocr.reading import Reading
from pipeline.source.ocr.recognise import read_crops
from pipeline.source.page_image import Pixels


def reread(image: Pixels, boxes: Sequence[Box]) -> list[Reading]:
    """What the second reader sees in each box (pixels of `image`)."""
    return read_crops([cut_crop(image, box) for box in boxes], second_recogniser())
