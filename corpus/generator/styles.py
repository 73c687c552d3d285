"""How a table looks: rules, fills, fonts. A style is data; the painter obeys it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RuleKind = Literal["line", "rect", "double", "dotted", "none"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of ruling: a stroked line, a thin filled rectangle, a pair, dots, nothing."""

    kind: RuleKind = "line"
    width: float = 0.5


NO_RULE = Rule("none", 0.0)


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Rules by their place in the table, and the text that goes between them."""

    inner_h: Rule = Rule()
    inner_v: Rule = Rule()
    outer_h: Rule = Rule()
    outer_v: Rule = Rule()
    header_rule: Rule | None = None
    """Below the header rows, where it differs from `inner_h`."""
    header_fill: float | None = None
    """Grey of the header, 0 black to 1 white."""
    white_fill: bool = False
    """Paint a white rectangle behind each body cell, as some exporters do."""
    close_at_break: bool = True
    """Rule the lower edge of a cell that a page break cuts."""
    body_first: bool = False
    """Write the body text before the header text."""
    font: str = "song"
    bold_font: str = "hei"
    size: float = 9.0
    leading: float = 12.5
    pad: float = 3.0


PLAIN = TableStyle()
