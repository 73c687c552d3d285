"""How a table looks: rules, fills, fonts. A style is data; the painter obeys it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RuleKind = Literal["line", "rect", "double", "dotted", "dashed", "none"]
Side = Literal["top", "bottom", "left", "right"]
Colour = float | tuple[float, float, float]
"""A grey from 0 black to 1 white, or red, green and blue."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of ruling: a stroked line, a thin filled rectangle, a pair, dots, dashes, nothing."""

    kind: RuleKind = "line"
    width: float = 0.5
    colour: Colour = 0.0


NO_RULE = Rule("none", 0.0)


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is stored and inked. What it says does not change."""

    colour: Colour = 0.0
    bold: Literal["face", "twice", "stroke"] = "face"
    """Bold cells: in the bold face, printed twice with a small shift, or with an outline."""
    spread: Literal["space", "wide", "tracking"] = "space"
    """Spread labels: with spaces, full-width spaces, or character spacing and no space."""
    numbers: Literal["plain", "padded", "split"] = "plain"
    """Numbers: as they are, with a space stored at each end, or with spaces stored between digits."""
    kangxi: bool = False
    """Store 一 as the radical U+2F00, and so on, where the font has one."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Rules by their place in the table, and the text that goes between them."""

    inner_h: Rule = Rule()
    inner_v: Rule = Rule()
    outer_h: Rule = Rule()
    outer_v: Rule = Rule()
    header_rule: Rule | None = None
    """Below the header rows, where it differs from `inner_h`."""
    missing: frozenset[Side] = frozenset()
    """Outer sides without a rule."""
    joined: bool = True
    """Draw a rule in one piece, not cell by cell."""
    framed: bool = False
    """Stroke a rectangle around each cell in the manner of `inner_h`; the other rules are not used."""
    header_fill: Colour | None = None
    white_fill: bool = False
    """Paint a white rectangle behind each body cell, as some exporters do."""
    zebra: Colour | None = None
    """Behind every second body row."""
    close_at_break: bool = True
    """Rule the lower edge of a cell that a page break cuts."""
    slices: bool = False
    """A page break cuts rows anywhere; a line of text that it hits is painted, clipped, on both pages."""
    repeat_labels: bool = False
    """Print the text of a merged cell again on each page that shows a part of it."""
    body_first: bool = False
    """Write the body text before the header text."""
    by_columns: bool = False
    """Write the text column by column."""
    font: str = "song"
    bold_font: str = "hei"
    size: float = 9.0
    leading: float = 12.5
    pad: float = 3.0
    """White space around the text."""
    gap: float = 0.0
    """More of it at the left and right."""
    ink: Ink = Ink()

    @property
    def side(self) -> float:
        """White space at the left and right of the text."""
        return self.pad + self.gap


PLAIN = TableStyle()
