"""A page that is a picture to `PageContent`: straightened, ruled from its pixels, read cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from pipeline.geometry import Box
from pipeline.layout.regions import ruled_regions
from pipeline.model import PageBox, Table
from pipeline.page_content import Char, PageContent
from pipeline.source.ocr.models import detector, recogniser, second_recogniser
from pipeline.source.ocr.read_grid import read_page_text
from pipeline.source.ocr.to_chars import to_chars
from pipeline.source.ocr.to_picture import to_picture
from pipeline.source.open_pdf import OpenPdf
from pipeline.source.page_image import render_colour, stored_scale
from pipeline.source.page_kind import HIDDEN_LAYER, LAYER_HEARD, NO_TEXT
from pipeline.source.scan.background import evened, without_edges
from pipeline.source.scan.deskew import Straight, straighten
from pipeline.source.scan.raster_rules import raster_rules
from pipeline.source.scan.seals import without_seals

FEW = 10
READ = {HIDDEN_LAYER: LAYER_HEARD}
NOTHING_READ = "almost no text was found in the picture"


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """`content` in the level frame; `straight` knows the way back to the page as displayed."""

    content: PageContent
    straight: Straight


@cache
def can_read() -> bool:
    """True where the models that read pixels are installed."""
    try:
        return bool(detector() and recogniser() and second_recogniser())
    except FileNotFoundError:
        return False


def read_scanned(pdf: OpenPdf, content: PageContent) -> ScannedPage:
    """Read the picture of a page whose stored text is of no use; its problems but that one are kept."""
    page = pdf.image[content.number - 1]
    try:
        straight, stored = straighten(render_colour(page)), stored_scale(page)
        rotation = (page.get_rotation() + straight.turn) % 360
    finally:
        page.close()
    image = straight.image
    plain = without_seals(image.rgb, image.scale)
    lines = evened(without_edges(plain.bare, image.scale), image.scale)
    rules = raster_rules(lines, image.scale, plain.mask)
    ruled = replace(
        content,
        width=image.width,
        height=image.height,
        rotation=rotation,
        chars=(),
        rules=rules,
        fills=(),
        images=(),
        layer=_levelled(content, straight) if rotation == content.rotation else (),
        trusted_text=True,
        problems=tuple(READ.get(problem, problem) for problem in content.problems if problem != NO_TEXT),
    )
    cells = [cell.box for region in ruled_regions(ruled) for cell in region.grid.cells]
    grey = np.repeat(plain.grey[:, :, None], 3, axis=2)
    text = read_page_text(grey, [_pixels(box, image.scale) for box in cells])
    chars = tuple(to_chars(text.pieces, image.scale))
    picture = to_picture(text, plain.mask, image.scale, stored)
    problems = ruled.problems if len(chars) >= FEW else (*ruled.problems, NOTHING_READ)
    return ScannedPage(replace(ruled, chars=chars, problems=problems, picture=picture), straight)


def _levelled(content: PageContent, straight: Straight) -> tuple[Char, ...]:
    return tuple(replace(char, box=straight.forth(char.box)) for char in content.layer)


def _pixels(box: Box, scale: float) -> Box:
    return Box(*(value * scale for value in box))


def placed_back(table: Table, straights: dict[int, Straight]) -> Table:
    """The table with the boxes of levelled pages where they lie on the page as displayed."""
    if not any(straights[box.page].skew for box in table.fragments if box.page in straights):
        return table

    def back(box: PageBox) -> PageBox:
        straight = straights.get(box.page)
        return (
            box if straight is None else box.model_copy(update={"bbox": tuple(straight.back(Box(*box.bbox)).rounded())})
        )

    cells = tuple(cell.model_copy(update={"boxes": tuple(back(box) for box in cell.boxes)}) for cell in table.cells)
    return table.model_copy(update={"cells": cells, "fragments": tuple(back(box) for box in table.fragments)})
