"""A page that is digital in part: tables inside its pictures are read from pixels, everything else stays as stored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.geometry import Box, Rule
from pipeline.grid import Region
from pipeline.layout.regions import ruled_regions
from pipeline.page_content import Char, PageContent
from pipeline.scanned_page import ScannedPage
from pipeline.source.ocr.read_grid import read_page_text
from pipeline.source.ocr.to_chars import to_chars
from pipeline.source.ocr.to_picture import to_picture
from pipeline.source.open_pdf import OpenPdf
from pipeline.source.page_image import PageImage, Pixels, render_colour, stored_scale
from pipeline.source.page_kind import PICTURE_PAGE, PICTURE_PART
from pipeline.source.scan.background import evened, without_edges
from pipeline.source.scan.deskew import Straight, levelled, skew_of
from pipeline.source.scan.raster_rules import raster_rules
from pipeline.source.scan.seals import SealFree, without_seals
from pipeline.source.scan.upright import turned

LEAST_SIDE = 40.0
WRITTEN_OVER = 0.02
PAPER = 255
SAME_RULE = 3.0
IN_PICTURE = 0.8


def read_pictures(pdf: OpenPdf, content: PageContent) -> ScannedPage | None:
    """The page with what stands in tables of its pictures; None where no picture holds a ruled table.

    A picture of the whole page may lie askew: then the stored glyphs and rules are taken along into its level frame.
    Pictures that stored text is written all over are backgrounds.
    """
    boxes = [box.cut_to(content.box) for box in content.images if _may_hold_a_table(box, content)]
    if not boxes:
        return None
    page = pdf.image[content.number - 1]
    try:
        turn, stored = (content.rotation - page.get_rotation()) % 360, stored_scale(page)
        straight = _levelled(render_colour(page), turn, content, boxes)
    finally:
        page.close()
    image = straight.image
    content = replace(content, width=image.width, height=image.height)
    chars = tuple(replace(char, box=straight.forth(char.box)) for char in content.chars)
    drawn = tuple(_levelled_rule(rule, straight) for rule in content.rules)
    boxes = [straight.forth(box) for box in boxes]
    plain = without_seals(image.rgb, image.scale)
    bare = evened(without_edges(_masked(plain.bare, boxes, chars, image.scale), image.scale), image.scale)
    seen = [rule for rule in raster_rules(bare, image.scale, plain.mask) if not _is_drawn(rule, drawn)]
    ruled = replace(content, chars=chars, rules=(*drawn, *seen), images=tuple(boxes))
    regions = [region for region in ruled_regions(ruled) if _in_pictures(region, boxes)]
    if not regions:
        return None
    return ScannedPage(_read(ruled, regions, plain, image.scale, stored), straight)


def _may_hold_a_table(box: Box, content: PageContent) -> bool:
    area = box.overlap(content.box)
    written = sum(char.box.overlap(box) for char in content.chars if not char.text.isspace())
    large = area >= PICTURE_PART * content.box.area and min(box.width, box.height) >= LEAST_SIDE
    return large and written < WRITTEN_OVER * area


def _levelled(image: PageImage, turn: int, content: PageContent, boxes: Sequence[Box]) -> Straight:
    """The picture of the page after `turn`, levelled where one of `boxes` is nearly all of it."""
    rgb = turned(image.rgb, turn)
    whole = max(box.area for box in boxes) >= PICTURE_PAGE * content.box.area
    skew = skew_of(rgb) if whole else 0.0
    return Straight(PageImage(levelled(rgb, skew) if skew else rgb, image.scale), 0, skew)


def _levelled_rule(rule: Rule, straight: Straight) -> Rule:
    """A stored rule in the level frame; it keeps its direction."""
    level = rule.orientation == "h"
    ends = (rule.start, rule.position, rule.end, rule.position)
    if not level:
        ends = (rule.position, rule.start, rule.position, rule.end)
    box = straight.forth(Box(*ends))
    if level:
        return replace(rule, position=box.y_mid, start=box.x0, end=box.x1)
    return replace(rule, position=box.x_mid, start=box.top, end=box.bottom)


def _masked(grey: Pixels, boxes: Sequence[Box], chars: Sequence[Char], scale: float) -> Pixels:
    """White outside of the pictures and where stored glyphs stand."""
    out = np.full_like(grey, PAPER)
    for box in boxes:
        part = _pixels(box, scale)
        out[part] = grey[part]
    for char in chars:
        out[_pixels(char.box, scale)] = PAPER
    return out


def _pixels(box: Box, scale: float) -> tuple[slice, slice]:
    x0, top = (max(0, math.floor(value * scale)) for value in (box.x0, box.top))
    return slice(top, max(top, math.ceil(box.bottom * scale))), slice(x0, max(x0, math.ceil(box.x1 * scale)))


def _is_drawn(rule: Rule, drawn: Sequence[Rule]) -> bool:
    """True where a stored rule is what the pixels show."""
    return any(
        other.orientation == rule.orientation
        and abs(other.position - rule.position) <= SAME_RULE
        and min(other.end, rule.end) - max(other.start, rule.start) >= rule.length / 2
        for other in drawn
    )


def _in_pictures(region: Region, boxes: Sequence[Box]) -> bool:
    """True where some cell of the region lies in a picture."""
    return any(box.overlap(cell.box) >= IN_PICTURE * cell.box.area for cell in region.grid.cells for box in boxes)


def _read(ruled: PageContent, regions: Sequence[Region], plain: SealFree, scale: float, stored: float) -> PageContent:
    grey = _masked(plain.grey, ruled.images, ruled.chars, scale)
    cells = [Box(*(value * scale for value in cell.box)) for region in regions for cell in region.grid.cells]
    text = read_page_text(np.repeat(grey[:, :, None], 3, axis=2), cells)
    seen = tuple(replace(char, pictured=True) for char in to_chars(text.pieces, scale))
    return replace(ruled, chars=(*ruled.chars, *seen), picture=to_picture(text, plain.mask, scale, stored))
