"""One page of an open PDF to `PageContent`: read, witness by pixels, turn upright, judge."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import DamagedPictureError
from pipeline.page_content import Char, PageContent
from pipeline.source.doubled import drop_doubled
from pipeline.source.frame import Frame
from pipeline.source.ink import inked_chars, visible_part
from pipeline.source.open_pdf import OpenPdf
from pipeline.source.page_kind import HIDDEN_LAYER, PICTURE_PAGE, page_kind, picture_share
from pipeline.source.plumber_page import read_plumber_page
from pipeline.source.raster import render_grey
from pipeline.source.second_reader import confirmed, read_seen
from pipeline.source.text_layer import render_bare

TURNED_SHARE = 0.8


def read_page(pdf: OpenPdf, index: int) -> PageContent:
    """Read page `index` (from 0). Library errors pass through: the caller marks the page as failed."""
    if index in pdf.broken:
        raise DamagedPictureError(pdf.broken[index])
    raw = read_plumber_page(pdf.text.pages[index])
    turn = drawn_turn(raw.chars)
    page = pdf.image[index]
    try:
        raster = render_grey(page)
        seen = read_seen(page)
        bare = render_bare(page).turned(turn)
    finally:
        page.close()
    frame = Frame(raw.crop.x0, raw.crop.top, raw.crop.width, raw.crop.height, turn)
    raster = raster.turned(turn)
    width, height = frame.size
    placed = [_placed(char, frame) for char in raw.chars]
    inked = inked_chars(placed, raw, raster, bare)
    pictured = picture_share(raw.images, raw.crop)
    hidden_layer = pictured >= PICTURE_PAGE and 2 * len(inked) < len(placed)
    inked = [] if hidden_layer else inked
    chars = confirmed(drop_doubled(inked), seen, frame)
    fills = tuple(frame.box(box) for box in raw.fills)
    images = tuple(frame.box(box) for box in raw.images)
    rules = (visible_part(frame.rule(rule), raster) for rule in raw.rules)
    kind, trusted, problems = page_kind(chars, len(placed) - len(chars), pictured, raster)
    if hidden_layer:
        kind, problems = "scanned", (HIDDEN_LAYER,)
    return PageContent(
        number=index + 1,
        width=width,
        height=height,
        rotation=(raw.rotation + turn) % 360,
        kind=kind,
        chars=chars,
        rules=tuple(rule for rule in rules if rule is not None),
        fills=fills,
        images=images,
        layer=tuple(placed) if HIDDEN_LAYER in problems else (),
        trusted_text=trusted,
        problems=problems,
    )


def drawn_turn(chars: tuple[Char, ...]) -> int:
    """Clockwise turn (0, 90, 270) that makes the drawn text upright, where nearly all of it lies on its side."""
    printed = [char for char in chars if not char.text.isspace()]
    turned = [char for char in printed if not char.upright]
    if not printed or len(turned) < TURNED_SHARE * len(printed):
        return 0
    return 270 if sum(char.advance for char in turned) > 0 else 90


def _placed(char: Char, frame: Frame) -> Char:
    upright = char.upright if frame.turn in (0, 180) else not char.upright
    return replace(char, box=frame.box(char.box), upright=upright)
