"""Bar charts: painted bars of one thickness and many lengths that start from one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.page_content import PageContent

MIN_BARS = 4  # of different lengths
MIN_LENGTH_STEP = 1.0  # points
INKED = 0.5  # share of a fill's length under glyphs that makes it a highlighted text


def holds_bars(box: Box, page: PageContent) -> bool:
    """True where a bar chart stands in the box."""
    inside = [fill for fill in page.fills if box.contains_point(fill.x_mid, fill.y_mid) and fill.area < box.area / 2]
    lying: dict[tuple[int, int], list[Box]] = defaultdict(list)
    standing: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for fill in inside:
        lying[round(fill.x0), round(fill.height)].append(fill)
        standing[round(fill.bottom), round(fill.width)].append(fill)
    return any(_are_bars(fills, [fill.width for fill in fills], page) for fills in lying.values()) or any(
        _are_bars(fills, [fill.height for fill in fills], page) for fills in standing.values()
    )


def _are_bars(fills: Sequence[Box], lengths: Sequence[float], page: PageContent) -> bool:
    """True for many lengths, of fills that are not marked text; of few, nobody needs to look for the text."""
    steps = [round(length / MIN_LENGTH_STEP) for length in lengths]
    if len(set(steps)) < MIN_BARS:
        return False
    return len({step for fill, step in zip(fills, steps, strict=True) if _inked(fill, page) <= INKED}) >= MIN_BARS


def _inked(fill: Box, page: PageContent) -> float:
    """Share of the fill's width under glyphs."""
    under = [c.box.width for c in page.chars if not c.text.isspace() and fill.contains_point(c.box.x_mid, c.box.y_mid)]
    return sum(under) / max(1.0, fill.width)
