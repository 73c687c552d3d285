"""Which glyphs and rules can be seen. Hidden, clipped, covered, white-on-white and off-page marks leave no ink."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box, Rule
from pipeline.page_content import Char
from pipeline.source.plumber_page import RawPage
from pipeline.source.raster import Raster

RULE_CONTRAST = 4
SEEN_SHARE = 0.6
PROBE_PIXELS = 5
INSET = 0.1
SAME_TONE = 24  # of 255
TONES = 32  # levels of grey to a tone
GROUND = 0.34  # share of the box around a glyph, more than a rule covers


def inked_chars(chars: Sequence[Char], raw: RawPage, raster: Raster, bare: Raster) -> list[Char]:
    """Those of `chars`, the glyphs of `raw`, that can be seen: the page differs from `bare`, the page without text.

    Where something was painted over a glyph, it counts only where the text makes a difference that no other glyph can
    have made. One that a clip path cut is not tested: its ink may lie in the part that is gone. What paints nothing,
    or white on white, is not saved by the print of others at its place.
    """
    doubtful = raw.covered | raw.white
    boxes = np.array([char.box for char in chars]).reshape(-1, 4) if doubtful else np.zeros((0, 4))
    return [
        char
        for i, char in enumerate(chars)
        if i not in raw.unseen
        and (i in raw.cut or leaves_ink(char, raster, bare))
        and (not _in_doubt(i, char, raw, bare) or _shows_through(i, boxes, raster, bare))
    ]


def _in_doubt(index: int, char: Char, raw: RawPage, bare: Raster) -> bool:
    return (index in raw.covered and index not in raw.cut) or (index in raw.white and _on_white(char, bare))


def _on_white(char: Char, bare: Raster) -> bool:
    ground = bare.window(char.box)
    return bool(ground.size) and float(np.median(ground)) >= 255 - SAME_TONE


def leaves_ink(char: Char, raster: Raster, bare: Raster) -> bool:
    """True where text makes a difference; letters and ideographs are tested away from their neighbours."""
    if char.text.isspace():
        return raster.window(char.box).size > 0
    box = char.box
    if unicodedata.category(char.text[0])[0] in "LN":
        box = Box(
            box.x0 + INSET * box.width, box.top + INSET * box.height,
            box.x1 - INSET * box.width, box.bottom - INSET * box.height,
        )  # fmt: skip
    return _differs(raster.window(box), bare.window(box))


def _differs(window: npt.NDArray[np.uint8], bare: npt.NDArray[np.uint8]) -> bool:
    """True where print shows on a ground, a tone that much of `bare` has: white that only cuts a rule shows nothing.

    Where no tone is the ground, as in a photograph, whatever differs shows.
    """
    differs = window != bare
    if not differs.any():
        return False
    tones = bare // TONES
    shares = np.bincount(tones.ravel(), minlength=256 // TONES) / tones.size
    ground = shares >= GROUND
    return not ground.any() or bool(ground[tones[differs]].any())


def _shows_through(index: int, boxes: npt.NDArray[np.float64], raster: Raster, bare: Raster) -> bool:
    x0, top, x1, bottom = boxes[index]
    near = (boxes[:, 0] < x1) & (boxes[:, 2] > x0) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
    near[index] = False
    window = raster.window(Box(x0, top, x1, bottom))
    differs = window != bare.window(Box(x0, top, x1, bottom))
    for other in boxes[near]:
        left, above = ((max(other[0], x0) - x0) * raster.scale, (max(other[1], top) - top) * raster.scale)
        right, below = ((other[2] - x0) * raster.scale, (other[3] - top) * raster.scale)
        differs[int(above) : int(np.ceil(below)) + 1, int(left) : int(np.ceil(right)) + 1] = False
    return bool(differs.any())


def visible_part(rule: Rule, raster: Raster) -> Rule | None:
    """The rule cut to the page, or None where most of it differs from neither side of it."""
    pixels = raster.grey if rule.orientation == "h" else raster.grey.T
    limit = pixels.shape[1] / raster.scale
    start, end = max(0.0, rule.start), min(limit, rule.end)
    half = int(np.ceil(rule.thickness * raster.scale / 2))
    centre = round(rule.position * raster.scale)
    first, last = int(start * raster.scale), int(np.ceil(end * raster.scale))
    if last <= first or not -half <= centre < pixels.shape[0] + half:
        return None
    reach = half + 1 + PROBE_PIXELS
    strip = _strip(pixels, centre - reach, centre + reach + 1, first, last)
    core = strip[PROBE_PIXELS : len(strip) - PROBE_PIXELS]
    above, below = strip[:PROBE_PIXELS], strip[-PROBE_PIXELS:]
    gap_above = np.abs(core[:, None, :] - above[None]).max(axis=1)
    gap_below = np.abs(core[:, None, :] - below[None]).max(axis=1)
    seen = np.minimum(gap_above, gap_below).max(axis=0) > RULE_CONTRAST
    return replace(rule, start=start, end=end) if seen.mean() >= SEEN_SHARE * rule.density else None


def _strip(pixels: npt.NDArray[np.uint8], top: int, bottom: int, first: int, last: int) -> npt.NDArray[np.int16]:
    """Rows `top..bottom` with the edge row repeated where the page ends."""
    rows = np.clip(np.arange(top, bottom), 0, pixels.shape[0] - 1)
    return pixels[rows, first:last].astype(np.int16)
