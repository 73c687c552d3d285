"""Bar charts: painted bars of one thickness and many lengths that start from one line."""

from __future__ import annotations

from collections import defaultdict

from pipeline.geometry import Box
from pipeline.page_content import PageContent

MIN_BARS = 4  # of different lengths
MIN_LENGTH_STEP = 1.0  # points
INKED = 0.5  # share of a fill's length under glyphs that makes it a highlighted text


def holds_bars(box: Box, page: PageContent) -> bool:
    """True where a bar chart stands in the box."""
    inside = [fill for fill in page.fills if box.contains_point(fill.x_mid, fill.y_mid) and fill.area < box.area / 2]
    lying: dict[tuple[int, int], set[int]] = defaultdict(set)
    standing: dict[tuple[int, int], set[int]] = defaultdict(set)
    for fill in inside:
        if _inked(fill, page) > INKED:
            continue
        lying[round(fill.x0), round(fill.height)].add(round(fill.width / MIN_LENGTH_STEP))
        standing[round(fill.bottom), round(fill.width)].add(round(fill.height / MIN_LENGTH_STEP))
    return any(len(lengths) >= MIN_BARS for lengths in [*lying.values(), *standing.values()])


def _inked(fill: Box, page: PageContent) -> float:
    """Share of the fill's width under glyphs."""
    under = [c.box.width for c in page.chars if not c.text.isspace() and fill.contains_point(c.box.x_mid, c.box.y_mid)]
    return sum(under) / max(1.0, fill.width)
