"""Pictures of cells, cut from their pages; the adapter of Pillow for the evaluation."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from pipeline.audit.render import page_picture
from pipeline.errors import YusuanError
from pipeline.evaluation.results import PageFrame
from pipeline.model import Page, PageBox

DPI = 110
# Points of the page around a cell, and the largest picture in pixels.
_MARGIN = 8
_LARGEST = (640, 400)


def crop_png(pdf: Path, boxes: Sequence[PageBox], frames: Mapping[int, PageFrame]) -> bytes | None:
    """PNG bytes of the cell's pieces, outlined, one below the other; None where no piece can be drawn."""
    pieces = [piece for box in boxes if box.page in frames if (piece := _crop(pdf, box, frames[box.page]))]
    if not pieces:
        return None
    size = (max(piece.width for piece in pieces), sum(piece.height for piece in pieces) + 4 * (len(pieces) - 1))
    whole = Image.new("RGB", size, (200, 60, 60))
    top = 0
    for piece in pieces:
        whole.paste(piece, (0, top))
        top += piece.height + 4
    whole.thumbnail(_LARGEST)
    buffer = io.BytesIO()
    whole.save(buffer, "PNG")
    return buffer.getvalue()


def _crop(pdf: Path, box: PageBox, frame: PageFrame) -> Image.Image | None:
    try:
        picture = _page(pdf, box.page, frame)
    except YusuanError:
        return None
    across, down = picture.width / (frame.width or picture.width), picture.height / (frame.height or picture.height)
    x0, top, x1, bottom = box.bbox
    left, upper = max(0, round((x0 - _MARGIN) * across)), max(0, round((top - _MARGIN) * down))
    right = min(picture.width, round((x1 + _MARGIN) * across))
    lower = min(picture.height, round((bottom + _MARGIN) * down))
    if left >= right or upper >= lower:
        return None
    piece = picture.crop((left, upper, right, lower))
    outline = (x0 * across - left, top * down - upper, x1 * across - left, bottom * down - upper)
    ImageDraw.Draw(piece).rectangle(outline, outline=(200, 60, 60))
    return piece


@lru_cache(maxsize=4)
def _page(pdf: Path, number: int, frame: PageFrame) -> Image.Image:
    page = Page(number=number, width=frame.width, height=frame.height, rotation=frame.turn, kind="empty")
    return page_picture(pdf, page, DPI)
