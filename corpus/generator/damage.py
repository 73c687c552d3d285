"""Single kinds of damage to a page picture, grey or coloured."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
INK = 150
"""Darker pixels may belong to a ruled line."""
PAPER_GREY = 245


def with_gaps(image: Image.Image, share: float, least: int, rng: np.random.Generator) -> Image.Image:
    """Ruled lines, dark for at least `least` pixels, broken in small pieces; letters stay whole."""
    dark = np.asarray(image.convert("L")) < INK
    lines = _runs(dark, least) | _runs(dark.T, least).T
    height, width = dark.shape
    pieces = rng.random((height // 4 + 1, width // 4 + 1)) < share
    lost = lines & np.repeat(np.repeat(pieces, 4, 0), 4, 1)[:height, :width]
    pixels = np.array(image)
    pixels[lost] = PAPER_GREY
    return Image.fromarray(pixels)


def _runs(dark: Mask, least: int) -> Mask:
    """Pixels of horizontal runs of at least `least` dark pixels."""
    height, width = dark.shape
    count = np.zeros((height, width + 1), np.int32)
    count[:, 1:] = np.cumsum(dark, axis=1)
    full = np.zeros((height, width + 1), np.int32)
    if width > least:
        starts = count[:, least:] - count[:, :-least] == least
        full[:, : starts.shape[1]] += starts
        full[:, least : least + starts.shape[1]] -= starts[:, : width + 1 - least]
    return np.asarray(np.cumsum(full, axis=1)[:, :width] > 0)


def paler(image: Image.Image, share: float) -> Image.Image:
    """Less ink everywhere."""
    return image.point(lambda value: round(255 - (255 - value) * (1 - share)))


def contrasted(image: Image.Image, factor: float) -> Image.Image:
    """Greys pushed to black or white about a light grey, as a copier does."""
    middle = 170
    return image.point(lambda value: max(0, min(255, round(middle + (value - middle) * factor))))


def dirty(image: Image.Image, spots: float, dpi: int, rng: np.random.Generator) -> Image.Image:
    """Dark specks."""
    draw = ImageDraw.Draw(image)
    count = rng.poisson(spots * image.width * image.height / dpi**2)
    for x, y, size, grey in zip(
        rng.uniform(0, image.width, count),
        rng.uniform(0, image.height, count),
        rng.uniform(0.3, 1.6, count) * dpi / 150,
        rng.integers(20, 130, count),
        strict=True,
    ):
        draw.ellipse([x - size, y - size, x + size, y + size], fill=_fill(image, int(grey)))
    return image


def punched(image: Image.Image, pixel: float) -> Image.Image:
    """Two punch holes, 80 mm apart and 12 mm from the left edge."""
    draw = ImageDraw.Draw(image)
    radius, x = 8.5 * pixel, 34 * pixel
    for y in (image.height / 2 - 113 * pixel, image.height / 2 + 113 * pixel):
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=_fill(image, 40))
    return image


def dark_edges(image: Image.Image, width: float, rng: np.random.Generator) -> Image.Image:
    """Dark strips along one or two sides, where the lid stood open; ragged on the inside."""
    draw = ImageDraw.Draw(image)
    for side in rng.choice(4, size=int(rng.integers(1, 3)), replace=False):
        along = image.height if side % 2 else image.width
        steps = np.linspace(0, along, 24)
        depths = rng.uniform(0.3, 1.0, 24) * width
        for start, end, depth in zip(steps, steps[1:], depths, strict=False):
            box = {
                0: [start, 0, end, depth],
                1: [0, start, depth, end],
                2: [start, image.height - depth, end, image.height],
                3: [image.width - depth, start, image.width, end],
            }[int(side)]
            draw.rectangle(box, fill=_fill(image, 25))
    return image


def _fill(image: Image.Image, grey: int) -> int | tuple[int, int, int]:
    return grey if image.mode == "L" else (grey, grey, grey)
