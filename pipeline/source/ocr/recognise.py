"""Reads crops of a page into text: batches of like width through a recogniser, decoded with places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np

from pipeline.source.ocr.crop import Crop, other_courses
from pipeline.source.ocr.ctc import Symbol, decode
from pipeline.source.ocr.models import Recogniser
from pipeline.source.ocr.reading import NOTHING, ReadChar, Reading
from pipeline.source.ocr.runtime import Array

HEIGHT = 48  # of a crop that the network sees
STRIDE = 8  # pixels of such a crop a time step
WIDTH_STEP = 32  # widths are rounded up to a multiple, so that few shapes occur
WIDEST = 3200
BATCH, BATCH_PIXELS = 8, 4000  # crops at a time, and their widths together


def read_crops(crops: Sequence[Crop], reader: Recogniser) -> list[Reading]:
    """One reading a crop, in order; of a tall one, that of the course that reads best."""
    found = _read_straight(crops, reader)
    tall = [index for index, crop in enumerate(crops) if crop.tall and crop.pixels.size]
    turned = [(index, crop) for index in tall for crop in other_courses(crops[index])]
    for (index, _), reading in zip(turned, _read_straight([crop for _, crop in turned], reader), strict=True):
        if reading.score > found[index].score:
            found[index] = reading
    return found


def _read_straight(crops: Sequence[Crop], reader: Recogniser) -> list[Reading]:
    found = [NOTHING] * len(crops)
    for indexes, width in _batches(crops):
        batch = np.zeros((len(indexes), 3, HEIGHT, width), np.float32)
        for place, index in enumerate(indexes):
            scaled = _scaled(crops[index])
            batch[place, :, :, : scaled.shape[2]] = scaled
        for index, steps in zip(indexes, reader.network.run(batch), strict=True):
            found[index] = _reading(crops[index], steps, reader.alphabet)
    return found


def _batches(crops: Sequence[Crop]) -> Iterator[tuple[list[int], int]]:
    """Indexes of crops that share a padded width, few enough for little memory."""
    by_width: dict[int, list[int]] = {}
    for index, crop in enumerate(crops):
        if min(crop.pixels.shape[:2]) >= 1:
            by_width.setdefault(-(-_width(crop) // WIDTH_STEP) * WIDTH_STEP, []).append(index)
    for width, indexes in sorted(by_width.items()):
        size = max(1, min(BATCH, BATCH_PIXELS // width))
        for start in range(0, len(indexes), size):
            yield indexes[start : start + size], width


def _width(crop: Crop) -> int:
    height, width = crop.pixels.shape[:2]
    return int(max(STRIDE, min(WIDEST, round(HEIGHT * width / height))))


def _scaled(crop: Crop) -> Array:
    shrinks = crop.pixels.shape[0] > 1.5 * HEIGHT
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    resized = cv2.resize(crop.pixels, (_width(crop), HEIGHT), interpolation=method)
    scaled: Array = resized[:, :, ::-1].astype(np.float32).transpose(2, 0, 1) / 127.5 - 1.0
    return scaled


def _reading(crop: Crop, steps: Array, alphabet: Sequence[str]) -> Reading:
    used = max(1, -(-_width(crop) // STRIDE))
    symbols, margin = decode(steps, alphabet)
    symbols = tuple(symbol for symbol in symbols if symbol.start <= used)
    if not symbols:
        return NOTHING
    per_step = crop.pixels.shape[1] * STRIDE / _width(crop)
    edges = _edges(symbols, crop.pixels.shape[1], per_step)
    chars = tuple(
        ReadChar(s.text, s.probability, crop.place(x0, x1), s.alternatives)
        for s, (x0, x1) in zip(symbols, edges, strict=True)
    )
    return Reading(
        text="".join(char.text for char in chars),
        score=sum(char.probability for char in chars) / len(chars),
        margin=margin,
        chars=chars,
        course=crop.course,
    )


def _edges(symbols: Sequence[Symbol], width: int, per_step: float) -> list[tuple[float, float]]:
    """Where each character begins and ends in the crop: half way to its neighbours, as far out as half a pitch."""
    middles = [(symbol.start + symbol.end) / 2 * per_step for symbol in symbols]
    between = [(a + b) / 2 for a, b in pairwise(middles)]
    half = min((b - a for a, b in pairwise(middles)), default=width / 2) / 2
    starts = [max(0.0, middles[0] - half), *between]
    ends = [*between, min(float(width), middles[-1] + half)]
    return list(zip(starts, ends, strict=True))
