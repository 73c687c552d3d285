"""The adapter to pdfplumber: glyphs, rule candidates, fills and pictures of one page, in the reader's coordinates."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pdfplumber.page

from pipeline.geometry import Box, Rule
from pipeline.page_content import Char
from pipeline.source.clipping import lay_out
from pipeline.source.covering import covered
from pipeline.source.painted import Painted, painted
from pipeline.text.fold import fold

THIN = 3.0
STRAIGHT = 0.75
DESCENT_MIN, DESCENT_MAX = -0.45, 0.05
USUAL_DESCENT = 0.14
SLANT = 0.2
MOSTLY, WHOLE, UNCUT = 0.5, 0.8, 0.95
PAINTS_NOTHING, FILLS = 3, 0  # text modes
WHITES = {"DeviceGray": (1.0,), "DeviceRGB": (1.0, 1.0, 1.0), "DeviceCMYK": (0.0, 0.0, 0.0, 0.0)}


@dataclass(frozen=True, slots=True)
class RawPage:
    """What pdfplumber saw: `crop` is the box that is displayed, `rotation` the stored /Rotate.

    `covered` holds the indexes of chars that a fill or picture was painted over, `cut` of those that lost a strip to
    a clip path, `unseen` of those in a text mode that paints nothing, `white` of those that are filled with white.
    """

    crop: Box
    rotation: int
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Box, ...]
    images: tuple[Box, ...]
    covered: frozenset[int]
    cut: frozenset[int]
    unseen: frozenset[int] = frozenset()
    white: frozenset[int] = frozenset()


class Glyph(NamedTuple):
    """A glyph, its place in painting order, its share within the clip path, text mode, whether its fill is white."""

    order: int
    shown: float
    mode: int
    white: bool
    char: Char


def read_plumber_page(page: pdfplumber.page.Page) -> RawPage:
    """Read and close one page, so that its objects are freed."""
    try:
        lay_out(page)
        origin = (float(page.mediabox[0]), float(page.mediabox[1]) + float(page.height))
        there = painted(page)
        images = [image.box for image in there["image"]]
        drawn = (*there["line"], *there["rect"], *there["curve"])
        rules = [rule for shape in drawn for rule in _rules(shape, origin)]
        rules += [rule for box in images for rule in _thin_box(box)]
        fills = [rect for rect in there["rect"] if rect.item.fill and min(_sides(rect.box)) > THIN]
        chars = list(_chars(there["char"], origin))
        return RawPage(
            crop=_displayed(page),
            rotation=int(page.rotation or 0) % 360,
            chars=tuple(one.char for one in chars),
            rules=tuple(rules),
            fills=tuple(rect.box for rect in fills),
            images=tuple(box for box in images if min(_sides(box)) > THIN),
            covered=covered(
                [(one.order, one.char.box) for one in chars],
                [(_order(shape), shape.box.cut_to(_clip(shape, origin))) for shape in (*fills, *there["image"])],
            ),
            cut=frozenset(i for i, one in enumerate(chars) if one.shown < UNCUT),
            unseen=frozenset(i for i, one in enumerate(chars) if one.mode == PAINTS_NOTHING),
            white=frozenset(i for i, one in enumerate(chars) if one.mode == FILLS and one.white),
        )
    finally:
        page.close()


def _displayed(page: pdfplumber.page.Page) -> Box:
    """The crop box within the media box, in the reader's coordinates: under /Rotate the library misplaces it."""
    media, crop = (_ordered(box) for box in (page.page_obj.mediabox, page.page_obj.cropbox))
    crop = (max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))
    left, below, right, above = crop[0] - media[0], crop[1] - media[1], media[2] - crop[2], media[3] - crop[3]
    rotation = int(page.rotation or 0) % 360
    dx, dy = {90: (below, left), 180: (right, below), 270: (above, right)}.get(rotation, (left, above))
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    if rotation in (90, 270):
        width, height = height, width
    x0, top = float(page.mediabox[0]) + dx, float(page.mediabox[1]) + dy
    return Box(x0, top, x0 + width, top + height)


def _ordered(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, x1 = sorted((float(box[0]), float(box[2])))
    y0, y1 = sorted((float(box[1]), float(box[3])))
    return x0, y0, x1, y1


def _clip(shape: Painted, origin: tuple[float, float]) -> Box:
    """The clip box in force where a shape was painted; boundless where there was none."""
    tag = _tag(shape)
    limits = tag[1] if tag else None
    if limits is None:
        return Box(-math.inf, -math.inf, math.inf, math.inf)
    x0, y0, x1, y1 = limits
    return Box(origin[0] + x0, origin[1] - y1, origin[0] + x1, origin[1] - y0)


def _sides(box: Box) -> tuple[float, float]:
    return box.width, box.height


def _order(shape: Painted) -> int:
    tag = _tag(shape)
    return int(tag[0]) if tag else 0


def _tag(shape: Painted) -> Any:
    """What `ClipDevice` wrote; of several objects that are painted at once, only the last has it."""
    return getattr(shape.item, "tag", None)


def _is_white(state: Any) -> bool:
    """True for white in a device's own colours; 1 in a named ink is all of that ink."""
    fill = state.ncolor if isinstance(state.ncolor, (tuple, list)) else (state.ncolor,)
    return WHITES.get(state.ncs.name) == tuple(fill)


def _chars(glyphs: Iterable[Painted], origin: tuple[float, float]) -> Iterator[Glyph]:
    """Glyphs in content-stream order.

    Slanted watermarks and what is mostly clipped are left out.

    A line that a page break cuts through is painted on both pages: it counts where most of it shows.
    """
    for glyph in glyphs:
        raw = str(glyph.item.get_text())
        if not raw:
            continue
        a, b, c, _, e, f = glyph.item.matrix
        upright, sideways = abs(b) <= SLANT * abs(a), abs(a) <= SLANT * abs(b)
        box = glyph.box
        if upright:
            box = _on_baseline(box, origin[1] - f)
        elif sideways:
            box = _beside_baseline(box, origin[0] + e, math.copysign(1.0, c))
        else:
            continue
        shown = box.cut_to(_clip(glyph, origin)).area / box.area if box.area else 1.0
        if shown < MOSTLY:
            continue
        char = Char(
            text=fold(raw),
            raw=raw,
            box=box,
            size=box.height if upright else box.width,
            upright=upright,
            advance=0 if upright else (1 if b < 0 else -1),
            clipped=shown < WHOLE,
        )
        tag = _tag(glyph)
        yield Glyph(_order(glyph), shown, tag[2] if tag else 0, _is_white(glyph.item.graphicstate), char)


def _on_baseline(box: Box, baseline: float) -> Box:
    """Fonts that state a wrong descent put the box beside its glyph: then lay it on the baseline."""
    if DESCENT_MIN * box.height <= baseline - box.bottom <= DESCENT_MAX * box.height:
        return box
    bottom = baseline + USUAL_DESCENT * box.height
    return Box(box.x0, bottom - box.height, box.x1, bottom)


def _beside_baseline(box: Box, baseline: float, up: float) -> Box:
    """The same for glyphs turned by a quarter: `up` (+1 or -1) is the x direction in which they stand."""
    low = box.x0 if up > 0 else box.x1
    if DESCENT_MIN * box.width <= -up * (baseline - low) <= DESCENT_MAX * box.width:
        return box
    low = baseline - up * USUAL_DESCENT * box.width
    x0, x1 = sorted((low, low + up * box.width))
    return Box(x0, box.top, x1, box.bottom)


def _rules(shape: Painted, origin: tuple[float, float]) -> Iterator[Rule]:
    """Rule candidates: thin boxes, stroked edges, axis-parallel segments. Whether they show is decided later."""
    density, clip = _dash_density(shape), _clip(shape, origin)
    for rule in _solid_rules(shape, origin):
        low, high = (clip.x0, clip.x1) if rule.orientation == "h" else (clip.top, clip.bottom)
        start, end = max(rule.start, low), min(rule.end, high)
        if start < end:
            yield replace(rule, start=start, end=end, density=density)


def _dash_density(shape: Painted) -> float:
    """Inked share of a stroke's length; 1 for a solid one and for fills."""
    pattern = (shape.item.dashing_style or ((), 0))[0]
    lengths = [float(length) for length in pattern] if shape.item.stroke else []
    if len(lengths) % 2:
        lengths *= 2
    total = sum(lengths)
    return sum(lengths[::2]) / total if total > 0 else 1.0


def _solid_rules(shape: Painted, origin: tuple[float, float]) -> Iterator[Rule]:
    box, kind = shape.box, shape.kind
    thickness = float(shape.item.linewidth or 0.5)
    if min(_sides(box)) <= THIN:
        yield from _thin_box(box, thickness if kind == "line" else 0.0)
    elif kind == "rect":
        if shape.item.stroke:
            yield Rule("h", box.top, box.x0, box.x1, thickness)
            yield Rule("h", box.bottom, box.x0, box.x1, thickness)
            yield Rule("v", box.x0, box.top, box.bottom, thickness)
            yield Rule("v", box.x1, box.top, box.bottom, thickness)
    elif kind == "curve":
        points = [(origin[0] + float(x), origin[1] - float(y)) for x, y in shape.item.pts or ()]
        yield from _segments(points, thickness)


def _thin_box(box: Box, stroke: float = 0.0) -> Iterator[Rule]:
    """One rule along a thin box; a dot counts both ways, since dotted rules are drawn of such."""
    width, height = _sides(box)
    if height <= THIN and height <= width:
        yield Rule("h", box.y_mid, box.x0, box.x1, max(height, stroke, 0.1))
    if width <= THIN and width <= height:
        yield Rule("v", box.x_mid, box.top, box.bottom, max(width, stroke, 0.1))


def _segments(points: Iterable[tuple[float, float]], thickness: float) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if abs(y1 - y0) <= STRAIGHT < abs(x1 - x0):
            yield Rule("h", (y0 + y1) / 2, min(x0, x1), max(x0, x1), thickness)
        elif abs(x1 - x0) <= STRAIGHT < abs(y1 - y0):
            yield Rule("v", (x0 + x1) / 2, min(y0, y1), max(y0, y1), thickness)
