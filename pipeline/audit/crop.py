"""The picture of a cell: cut from its page with what stands around it, small enough to be fetched ahead."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from pipeline.audit.render import page_picture
from pipeline.errors import YusuanError
from pipeline.geometry import Box
from pipeline.model import Cell, Page

_DPI = 160
# Points of page shown around a cell, and the most that is shown in all.
_ASIDE, _ABOVE = 90.0, 34.0
_WIDEST, _TALLEST = 430.0, 210.0


class Crop(NamedTuple):
    """`src` is a data URL; `frame` the cell in it: left, top, width, height as shares of the picture."""

    page: int
    src: str
    frame: tuple[float, float, float, float]
    width: int
    height: int


class Pictures:
    """Crops from one run's files; the last few pages stay drawn."""

    def __init__(self) -> None:
        self._drawn = lru_cache(maxsize=4)(_drawn)

    def crops(self, path: Path, pages: dict[int, Page], cell: Cell) -> list[Crop]:
        """One crop for each box of the cell; none where a page cannot be drawn."""
        found = []
        for box in cell.boxes:
            page = pages.get(box.page)
            if page is None or not page.width or not page.height:
                continue
            try:
                picture = self._drawn(path, page)
            except YusuanError:
                continue
            found.append(_cut(picture, page, Box(*box.bbox)))
        return found


def _drawn(path: Path, page: Page) -> Image.Image:
    return page_picture(path, page, _DPI)


def _cut(picture: Image.Image, page: Page, cell: Box) -> Crop:
    whole = Box(0, 0, page.width, page.height)
    x0, x1 = _window(cell.x0, cell.x1, _ASIDE, _WIDEST)
    top, bottom = _window(cell.top, cell.bottom, _ABOVE, _TALLEST)
    seen = Box(x0, top, x1, bottom).cut_to(whole)
    scale = (picture.width / page.width, picture.height / page.height)
    pixels = (
        round(seen.x0 * scale[0]),
        round(seen.top * scale[1]),
        max(round(seen.x1 * scale[0]), round(seen.x0 * scale[0]) + 1),
        max(round(seen.bottom * scale[1]), round(seen.top * scale[1]) + 1),
    )
    part = picture.crop(pixels)
    data = io.BytesIO()
    part.save(data, "WEBP", quality=82)
    shown = cell.cut_to(seen)
    width, height = seen.width or 1.0, seen.height or 1.0
    frame = (
        (shown.x0 - seen.x0) / width,
        (shown.top - seen.top) / height,
        shown.width / width,
        shown.height / height,
    )
    src = "data:image/webp;base64," + base64.b64encode(data.getvalue()).decode()
    return Crop(page.number, src, frame, part.width, part.height)


def _window(low: float, high: float, margin: float, most: float) -> tuple[float, float]:
    """The span to show around `low` … `high`: with a margin, no longer than `most` unless the cell itself is."""
    margin = min(margin, max(12.0, (most - (high - low)) / 2))
    return low - margin, high + margin
