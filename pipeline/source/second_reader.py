"""A second opinion on stored text: PDFium decodes the same glyphs with other code."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium_c

from pipeline.page_content import Char
from pipeline.source.frame import Frame
from pipeline.text.fold import fold

BUCKET = 16.0
NEAR = 0.35

Seen = tuple[str, float, float]


def read_seen(page: pypdfium2.PdfPage) -> list[Seen]:
    """`(character, x, y)` of each glyph's origin, in points from the top left of the page as displayed."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    text_page = page.get_textpage()
    seen: list[Seen] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    try:
        for index in range(text_page.count_chars()):
            code = pdfium_c.FPDFText_GetUnicode(text_page.raw, index)
            if code > 32 and pdfium_c.FPDFText_GetCharOrigin(text_page.raw, index, x, y):
                place = {
                    0: (x.value - left, top - y.value),
                    90: (y.value - bottom, x.value - left),
                    180: (right - x.value, y.value - bottom),
                    270: (top - y.value, right - x.value),
                }[rotation]
                seen.append((fold(chr(code)), *place))
    finally:
        text_page.close()
    return seen


def confirmed(chars: Sequence[Char], seen: Sequence[Seen], frame: Frame) -> tuple[Char, ...]:
    """The chars, each marked with whether the second reader saw it at its place.

    A glyph that stands for several characters cannot be compared and counts as confirmed.
    """
    places: dict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    for text, x, y in seen:
        x, y = frame.point(x, y)
        places[text, int(x // BUCKET), int(y // BUCKET)].append((x, y))
    return tuple(
        char if len(char.text) != 1 or char.text.isspace() or _seen_at(char, places) else replace(char, confirmed=False)
        for char in chars
    )


def _seen_at(char: Char, places: dict[tuple[str, int, int], list[tuple[float, float]]]) -> bool:
    box = char.box.grown(NEAR * char.size)
    if char.upright:  # the origin is the left end of the baseline, or its middle in vertical writing
        box = box._replace(x0=char.box.x0 - NEAR * char.box.width, x1=char.box.x_mid + 0.1 * char.box.width)
    for column in range(int(box.x0 // BUCKET), int(box.x1 // BUCKET) + 1):
        for row in range(int(box.top // BUCKET), int(box.bottom // BUCKET) + 1):
            if any(box.contains_point(x, y) for x, y in places.get((char.text, column, row), ())):
                return True
    return False
