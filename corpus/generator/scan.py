"""Image-only PDFs: pages of a drawn document as a scanner would give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pypdfium2
from PIL import Image

from corpus.generator.declared import Json
from corpus.generator.degrade import jpeg, turned, worn
from corpus.generator.pen import Pen
from corpus.generator.scan_level import ScanLevel
from corpus.generator.scan_recipe import ScanPage, ScanRecipe
from corpus.generator.seal import SEAL_POINTS, faded, press, seal
from corpus.generator.warp import Skew, View, view


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """The picture of a page and how clean pixels moved on it."""

    picture: bytes | Image.Image
    """A JPEG, or a black and white picture."""
    width: float
    height: float
    """As stored, in points."""
    warp: Skew | View
    pixels: tuple[int, int]
    """Before the quarter turn."""


class Scan(NamedTuple):
    """An image-only PDF and its truth."""

    pdf: bytes
    truth: Json


def scan(pdf: bytes, truth: Json, recipe: ScanRecipe) -> Scan:
    """Scan the recipe's pages of a PDF whose truth is given."""
    source = pypdfium2.PdfDocument(pdf)
    pen = Pen(recipe.name)
    pages: list[ScannedPage] = []
    for number, wanted in enumerate(recipe.pages, 1):
        rng = np.random.default_rng([recipe.seed, number])
        page = _scan_page(source[wanted.source - 1], wanted, recipe, rng)
        pages.append(page)
        pen.page(page.width, page.height)
        if isinstance(page.picture, bytes):
            pen.image(page.picture, page.width, page.height)
        else:
            pen.fax(page.picture, page.width, page.height)
        pen.end_page()
    source.close()
    return Scan(pen.finish(), _moved(truth, recipe, pages))


def _scan_page(page: pypdfium2.PdfPage, wanted: ScanPage, recipe: ScanRecipe, rng: np.random.Generator) -> ScannedPage:
    level = recipe.level
    image: Image.Image = page.render(scale=level.dpi / 72).to_pil().convert("RGB")
    if wanted.seal_at is not None:
        pixel = level.dpi / 72
        stamp = seal(recipe.seal, int(SEAL_POINTS * pixel), float(rng.uniform(-12, 12)))
        if wanted.faded:
            stamp = faded(stamp, wanted.faded)
        x, y = wanted.seal_at
        press(image, stamp, (int(x * pixel), int(y * pixel)))
    if level.grey and (wanted.seal_at is None or not wanted.red or level.bilevel):
        image = image.convert("L")
    warp = view(rng, level.tilt) if level.tilt else Skew(float(rng.uniform(-level.skew, level.skew)))
    image = worn(warp.applied(image), level, rng)
    width, height = page.get_size()
    if wanted.turn in (90, 270):
        width, height = height, width
    return ScannedPage(_stored(image, level, wanted.turn, rng), width, height, warp, image.size)


def _stored(image: Image.Image, level: ScanLevel, turn: int, rng: np.random.Generator) -> bytes | Image.Image:
    if not level.bilevel:
        return jpeg(image, level.quality, turn)
    threshold = int(rng.integers(150, 190))
    return turned(image.point(lambda value: 255 * (value > threshold)), turn)


def _moved(truth: Json, recipe: ScanRecipe, pages: list[ScannedPage]) -> Json:
    """Truth of the scanned pages, boxes on the page turned upright."""
    numbers = {wanted.source: i for i, wanted in enumerate(recipe.pages, 1)}
    tables: list[Json] = []
    for table in truth["tables"]:
        found = [page for page in table["pages"] if page in numbers]
        if not found:
            continue
        if found != table["pages"]:
            raise ValueError(f"{recipe.name}: {table['title']} is only partly scanned")
        cells = [
            {**cell, "boxes": [_box(box, numbers, pages, recipe) for box in cell["boxes"]]} for cell in table["cells"]
        ]
        tables.append({**table, "pages": [numbers[page] for page in found], "cells": cells})
    return {
        "id": recipe.name,
        "file": f"{recipe.name}.pdf",
        "pages": len(pages),
        "page_sizes": [[round(p.width, 2), round(p.height, 2)] for p in pages],
        "turns": [(360 - wanted.turn) % 360 for wanted in recipe.pages],
        "tables": tables,
    }


def _box(box: list[float], numbers: dict[int, int], pages: list[ScannedPage], recipe: ScanRecipe) -> list[float]:
    """The rectangle around a skewed cell."""
    number = numbers[int(box[0])]
    page = pages[number - 1]
    pixel = recipe.level.dpi / 72
    corners = [(x * pixel, y * pixel) for x in (box[1], box[3]) for y in (box[2], box[4])]
    moved = [page.warp.moved(corner, page.pixels) for corner in corners]
    xs, ys = [x / pixel for x, _ in moved], [y / pixel for _, y in moved]
    return [number, *(round(v, 2) for v in (min(xs), min(ys), max(xs), max(ys)))]
