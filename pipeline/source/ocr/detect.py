"""Where a page has lines of text: PP-OCR's differentiable binarisation, boxes kept straight."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.geometry import Box
from pipeline.source.ocr.models import detector
from pipeline.source.ocr.reading import TextBox
from pipeline.source.ocr.runtime import Array
from pipeline.source.page_image import Pixels

LONGEST_SIDE = 2016  # pixels that the network sees
STEP = 32  # sides are multiples of it
TEXT = 0.3  # probability of a pixel that is text
SURE = 0.5  # mean probability over a box
UNCLIP = 1.6  # the network marks the core of a line; this is how much of area over girth is added around it
SMALLEST = 3


def detect_text(image: Pixels, longest_side: int = LONGEST_SIDE) -> list[TextBox]:
    """Boxes of lines of text in an upright page, from top to bottom and left to right, in pixels of `image`."""
    height, width = image.shape[:2]
    if min(height, width) < 1:
        return []
    ratio = min(1.0, longest_side / max(height, width))
    size = tuple(max(STEP, round(side * ratio / STEP) * STEP) for side in (width, height))
    method = cv2.INTER_AREA if ratio < 1 else cv2.INTER_LINEAR
    shrunk = np.asarray(cv2.resize(image, size, interpolation=method), np.uint8)
    heat = detector().run(_prepared(shrunk))[0, 0]
    fx, fy = width / size[0], height / size[1]
    found = [
        TextBox(Box(b.x0 * fx, b.top * fy, b.x1 * fx, b.bottom * fy).cut_to(Box(0, 0, width, height)), score)
        for b, score in _boxes(heat)
    ]
    return sorted(found, key=lambda text: (text.box.top, text.box.x0))


def _prepared(image: Pixels) -> Array:
    scaled = image[:, :, ::-1].astype(np.float32) / 127.5 - 1.0
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[np.newaxis])


def _boxes(heat: Array) -> list[tuple[Box, float]]:
    mask = cv2.dilate((heat > TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for index in range(1, count):
        x, y, width, height = (int(value) for value in stats[index][:4])
        if min(width, height) < SMALLEST:
            continue
        part = np.s_[y : y + height, x : x + width]
        score = float(heat[part][labels[part] == index].mean())
        if score < SURE:
            continue
        grow = UNCLIP * width * height / (2 * (width + height))
        found.append((Box(x - grow, y - grow, x + width + grow, y + height + grow), score))
    return found
