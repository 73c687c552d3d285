"""A crop made easier to read, for a second look where the readers differ."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from pipeline.source.ocr.crop import Crop
from pipeline.source.ocr.vote import NUMERIC
from pipeline.source.page_image import Pixels

SOFT = 0.04  # of a crop's height is the blur's sigma
DOT = 0.17  # of a crop's height: ink no larger is a dot, or dirt
LOW = 0.55  # of a crop's height: points and commas stand lower
INK = 0.7  # of the way from the paper to the darkest ink, seen from the ink


def closer_look(crop: Crop, seen: str) -> Crop:
    """The crop a little blurred, which smooths the stairs of bilevel scans and drowns grain.

    Where digits and separators were `seen`, dots that stand too high to be a point, before the first digit, or behind
    the last one of an amount that has its point, are taken out as dirt.
    """
    if not crop.pixels.size:
        return crop
    pixels = _without_dirt(crop.pixels, seen.strip()) if NUMERIC.fullmatch(seen) else crop.pixels
    sigma = max(0.5, SOFT * min(pixels.shape[:2]))
    return replace(crop, pixels=np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma), np.uint8))


def _without_dirt(pixels: Pixels, seen: str) -> Pixels:
    grey = pixels.min(axis=2)
    paper = float(np.median(grey))
    ink = (grey < paper - (1 - INK) * (paper - float(grey.min()))).astype(np.uint8)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height = pixels.shape[0]
    small = [index for index in range(1, count) if max(stats[index][2:4]) <= DOT * height]
    glyphs = [stats[index] for index in range(1, count) if index not in small]
    left = min((stat[0] for stat in glyphs), default=0)
    right = max((stat[0] + stat[2] for stat in glyphs), default=pixels.shape[1])
    closed = seen.endswith(".") and seen.count(".") > 1
    dirt = [
        index for index in small for x, y in [middles[index]] if y < LOW * height or x < left or (closed and x > right)
    ]
    if not dirt:
        return pixels
    mask = cv2.dilate(np.isin(np.asarray(labels), dirt).astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    clean = pixels.copy()
    clean[mask] = np.median(pixels.reshape(-1, 3), axis=0).astype(np.uint8)
    return clean
