"""Lays out paragraphs, headings and lines of a contents page."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.fonts import FontSet
from corpus.generator.model import Text
from corpus.generator.wrap import wrap


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of running text with its x and its upper edge below the block's top."""

    x: float
    top: float
    text: str


def lay_text(text: Text, left: float, width: float, fonts: FontSet) -> tuple[TextLine, ...]:
    """The lines of a paragraph, the first one indented by spaces as printed."""

    def measure(line: str) -> float:
        return fonts.width(line, text.font, text.size)

    if text.right:
        return (TextLine(left, 0.0, _with_leaders(text, width, fonts)),)
    indent = text.first_indent * text.size
    lines: list[TextLine] = []
    # The first line is short by the indent: wrap with full-width spaces, then strip them.
    lead = "\u3000" * round(text.first_indent)
    for i, line in enumerate(wrap(lead + text.text, width, measure)):
        body = line.removeprefix(lead) if i == 0 else line
        start = left + (indent if i == 0 else 0.0)
        if text.align == "center":
            start = left + (width - measure(body)) / 2
        elif text.align == "right":
            start = left + width - measure(body)
        lines.append(TextLine(start, i * text.leading, body))
    return tuple(lines)


def _with_leaders(text: Text, width: float, fonts: FontSet) -> str:
    used = fonts.width(text.text + text.right, text.font, text.size)
    dot = fonts.width(".", text.font, text.size)
    return text.text + "." * max(3, int((width - used) / dot)) + text.right
