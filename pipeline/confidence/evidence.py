"""Doubts about a cell, and the confidence of one read from stored text, of which only the order has a meaning."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pipeline.grid import GridCell, Strategy
from pipeline.model import Evidence
from pipeline.page_content import Char, PageContent
from pipeline.text.cell_text import CellText
from pipeline.text.flags import Flag

BASE = 0.995
SURE = 0.98
UNREAD = 0.1  # share of a cell's ink
UNDER_SEAL = 0.05  # share of a cell
LOOKALIKE = frozenset({"一", "-", "—", "–", "―", "_"})
OUTSIDE = 0.3


class Doubt(StrEnum):
    """Why a cell's confidence is lower than that of a plain one."""

    NO_TRUSTED_TEXT = "no_trusted_text"  #: the page's stored text cannot be what is printed
    WEAK_EDGES = "weak_edges"  #: a side of the cell is not drawn, or only in part
    OVERFLOW = "overflow"  #: glyphs stand outside of the cell that they were given to
    NO_RULES = "no_rules"  #: the grid was inferred from the places of words alone
    CLIPPED = "clipped"  #: glyphs are cut by a clip path, such as a page break through a line
    LOOKALIKE = "lookalike"  #: a lone stroke that is a dash, a one or a minus sign
    UNSURE_CHARACTER = "unsure_character"  #: the reader gives a character a low probability
    READERS_DISAGREE = "readers_disagree"  #: a second reader sees other characters here
    UNREAD_INK = "unread_ink"  #: there is ink that nobody could read
    UNLIKE_COLUMN = "unlike_column"  #: decimals or separators differ from those of the column
    UNDER_SEAL = "under_seal"  #: a seal lies over the cell
    LAYER_DISAGREES = "layer_disagrees"  #: a text layer hidden under the picture, mostly right, says something else
    LOST_LINE = "lost_line"  #: two columns may stand in one here, or in one to the left of it


FACTOR: dict[str, float] = {
    Doubt.NO_TRUSTED_TEXT: 0.05,
    Doubt.WEAK_EDGES: 0.93,
    Doubt.OVERFLOW: 0.9,
    Doubt.NO_RULES: 0.9,
    Doubt.CLIPPED: 0.8,
    Doubt.READERS_DISAGREE: 0.6,
    Doubt.LAYER_DISAGREES: 0.6,
    Flag.UNTRUSTED: 0.1,
    Flag.NUMBER_DOUBTFUL: 0.6,
    Flag.OVERPRINTED: 0.6,
    Flag.NUMBER_JOINED: 0.9,
    Flag.DICTIONARY_DECIDED: 0.98,
    Flag.VERTICAL: 0.98,
}


def digital_confidence(
    page: PageContent, strategy: Strategy, place: GridCell, chars: Sequence[Char], read: CellText
) -> tuple[float, frozenset[Doubt]]:
    """`(confidence 0..1, doubts)` of one cell: a fixed base, times a factor for each doubt and doubtful repair."""
    doubts: set[Doubt] = set()
    if not page.trusted_text and read.text:
        doubts.add(Doubt.NO_TRUSTED_TEXT)
    if strategy == "borderless":
        doubts.add(Doubt.NO_RULES)
    elif place.support < 0.9:
        doubts.add(Doubt.WEAK_EDGES)
    if any(_outside(char, place) for char in chars if not char.text.isspace()):
        doubts.add(Doubt.OVERFLOW)
    if any(char.clipped for char in chars):
        doubts.add(Doubt.CLIPPED)
    if any(not char.confirmed for char in chars):
        doubts.add(Doubt.READERS_DISAGREE)
    confidence = BASE * (place.support if strategy == "borderless" else 1.0)
    for reason in {*doubts, *read.flags}:
        confidence *= FACTOR.get(reason, 1.0)
    return round(confidence, 4), frozenset(doubts)


def pixel_doubts(
    page: PageContent, strategy: Strategy, place: GridCell, chars: Sequence[Char], read: CellText, evidence: Evidence
) -> frozenset[Doubt]:
    """The doubts about a cell read from pixels; what they weigh is for the calibration to say."""
    _, found = digital_confidence(page, strategy, place, chars, read)
    doubts = {
        Doubt.UNSURE_CHARACTER: evidence.least < SURE,
        Doubt.LOOKALIKE: read.text in LOOKALIKE,
        Doubt.UNREAD_INK: evidence.uncovered_ink > (UNREAD if read.text else 0.0),
        Doubt.UNLIKE_COLUMN: evidence.column_format is False,
        Doubt.UNDER_SEAL: evidence.seal > UNDER_SEAL,
    }
    return found | {doubt for doubt, holds in doubts.items() if holds}


def _outside(char: Char, place: GridCell) -> bool:
    slack = OUTSIDE * char.size
    return (
        char.box.x_mid < place.box.x0 - slack
        or char.box.x_mid > place.box.x1 + slack
        or char.box.y_mid < place.box.top - slack
        or char.box.y_mid > place.box.bottom + slack
    )
