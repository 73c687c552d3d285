"""Digital, scanned, mixed or empty, and what is wrong with a page's text."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.model import PageKind
from pipeline.page_content import Char
from pipeline.source.raster import Raster
from pipeline.text.trust import UNTRUSTED_LIMIT, untrusted_share

PICTURE_PAGE = 0.6
PICTURE_PART = 0.08
BLANK_CONTRAST = 12
ALMOST_NO_TEXT = 15

NO_TEXT = "no usable text: the page is a picture and needs OCR"
HIDDEN_LAYER = "text layer over a page picture: not trusted, needs OCR"
LAYER_HEARD = "text layer under the page picture: not trusted, only doubts come from it"
UNTRUSTED = "text cannot be trusted: characters without a Unicode meaning"


def picture_share(images: Sequence[Box], page: Box) -> float:
    """The pictures' area on the page over that of the page; above 1 where they overlap."""
    return sum(image.overlap(page) for image in images) / page.area


def page_kind(
    chars: Sequence[Char], n_hidden: int, pictured: float, raster: Raster
) -> tuple[PageKind, bool, tuple[str, ...]]:
    """`(kind, trusted_text, problems)` of a page from its inked glyphs and its `picture_share`."""
    printed = [char for char in chars if not char.text.isspace()]
    if not printed:
        if raster.grey.size == 0 or int(raster.grey.max()) - int(raster.grey.min()) < BLANK_CONTRAST:
            return "empty", True, ()
        return "scanned", True, (HIDDEN_LAYER if n_hidden else NO_TEXT,)
    if pictured >= PICTURE_PAGE and len(printed) <= ALMOST_NO_TEXT:
        return "scanned", True, (NO_TEXT,)
    if untrusted_share([char.raw for char in printed]) > UNTRUSTED_LIMIT:
        return "digital", False, (UNTRUSTED,)
    return ("mixed" if pictured >= PICTURE_PART else "digital"), True, ()
