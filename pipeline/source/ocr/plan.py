"""What there is to read on a page whose cells are known: pieces of detected lines, and ink that no line explains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from pipeline.geometry import Box, union
from pipeline.source.ocr.ink import Component, Grey, components
from pipeline.source.ocr.line_ink import LineInk, joined, level, line_ink, of_wall, with_loose
from pipeline.source.ocr.reading import TextBox
from pipeline.source.ocr.walls import inside_walls

LINE = 0.7  # of a detected box's height is text
USUAL_HEIGHT = 30.0  # pixels, where nothing tells
# In text heights.
ASIDE = 0.2  # ink may stand so far out of a detected box
LARGE = 2.5  # loose ink is no taller
SHORT = 0.6  # lower ink is a mark, not a line
SIDE, ABOVE = 0.35, 0.2  # paper around a piece
TALL = 1.7  # times as high as wide, and as the print: ink may run down the page


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or its part in one cell: the ink's box, what to cut out, and where paper must be painted."""

    cell: int
    ink: Box
    crop: Box
    limits: Box
    detected: bool
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`patches` are the ink in cells that is no wall, with its area; `height` is that of the page's print."""

    pieces: tuple[Piece, ...]
    patches: tuple[tuple[Box, float], ...]
    height: float


def plan_pieces(bright: Grey, cells: Sequence[Box], texts: Sequence[TextBox]) -> Plan:
    """The pieces of each cell from top to bottom and left to right, cell after cell; first those of no cell."""
    rough = LINE * median(min(text.box.width, text.box.height) for text in texts) if texts else USUAL_HEIGHT
    page = Box(0, 0, bright.shape[1], bright.shape[0])
    insides = inside_walls(bright, cells, rough)
    boxes = [text.box for text in texts]
    by_text: dict[tuple[int, int], list[Component]] = defaultdict(list)
    loose: dict[int, list[Component]] = defaultdict(list)
    ink = components(bright, cells, insides, boxes, rough)
    for item in ink:
        if item.text >= 0:
            by_text[item.cell, item.text].append(item)
        elif item.cell >= 0:
            loose[item.cell].append(item)
    height = _text_height(list(by_text.values()), rough)
    lines: list[LineInk] = []
    for (cell, text), items in by_text.items():
        clear = insides[cell] if cell >= 0 else page
        line = line_ink(cell, _near(items, boxes[text], height), clear, height, detected=True)
        if line:
            lines.append(line)
    lines = joined(lines, height)
    for cell, items in loose.items():
        own = [line for line in lines if line.cell == cell]
        some = [item for item in items if _may_be_text(item, height)]
        lines = [line for line in lines if line.cell != cell] + with_loose(own, some, insides[cell], height)
    lines.sort(key=lambda line: (line.cell, line.box.y_mid, line.box.x0))
    pieces = [
        _piece(line, own, height)
        for _, group in groupby(lines, lambda line: line.cell)
        for own in [list(group)]
        for line in own
    ]
    blank = _blank_boxes(boxes, {text for _, text in by_text}, insides, page)
    patches = tuple(
        (item.box, float(item.area))
        for item in ink
        if item.cell >= 0 and not of_wall(item.box, insides[item.cell], height)
    )
    return Plan((*blank, *pieces), patches, height)


def _text_height(lines: Sequence[Sequence[Component]], rough: float) -> float:
    """The height of the page's print in pixels: that of the ink of a usual line."""
    boxes = [union(item.box for item in items) for items in lines if len(items) > 1]
    heights = [min(box.width, box.height) for box in boxes]
    return min(rough, median(heights)) if heights else rough


def _near(items: Sequence[Component], box: Box, height: float) -> list[Component]:
    """The ink of a detected box, cut to the box and a little more where it runs on (into a seal, a stroke of a pen)."""
    reach = box.grown(ASIDE * height)
    return [Component(item.box.cut_to(reach), item.area, item.cell, item.text) for item in items]


def _may_be_text(item: Component, height: float) -> bool:
    return item.box.height <= LARGE * height and item.box.width <= 8 * height and item.area >= 0.01 * height**2


def _piece(line: LineInk, others: Sequence[LineInk], height: float) -> Piece:
    ink, clear = line.box, line.clear
    size = min(ink.width, ink.height)
    if size < SHORT * height:
        size = height  # a dash or a dot: cut as tall as the print around it
    above = max(ABOVE * size, (size * (1 + 2 * ABOVE) - ink.height) / 2)
    tall = ink.height > TALL * max(ink.width, height)
    side = ABOVE * size if tall else SIDE * size
    for other in others:
        if other is not line and level(other.box, ink):
            if other.box.x0 > ink.x1:
                clear = clear._replace(x1=min(clear.x1, (other.box.x0 + ink.x1) / 2))
            elif other.box.x1 < ink.x0:
                clear = clear._replace(x0=max(clear.x0, (other.box.x1 + ink.x0) / 2))
    crop = Box(ink.x0 - side, ink.top - above, ink.x1 + side, ink.bottom + above)
    return Piece(line.cell, ink, crop, clear, line.detected, tall)


def _blank_boxes(boxes: Sequence[Box], inked: set[int], insides: Sequence[Box], page: Box) -> list[Piece]:
    """Detected boxes without ink of their own: print too pale for the mask."""
    found = []
    for index, box in enumerate(boxes):
        if index in inked:
            continue
        cell = next((i for i, inside in enumerate(insides) if inside.contains_point(box.x_mid, box.y_mid)), -1)
        inside = insides[cell] if cell >= 0 else page
        crop = box.cut_to(inside)
        if min(crop.width, crop.height) >= 2:
            found.append(Piece(cell, crop, crop, inside, detected=True))
    return found
