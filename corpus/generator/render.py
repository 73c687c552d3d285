"""A declared document becomes PDF bytes and the places of its tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.generator.characters import characters
from corpus.generator.fonts import FontSet
from corpus.generator.measure import lay_out
from corpus.generator.model import Document, Section, TableBlock, Text
from corpus.generator.paginate import paginate
from corpus.generator.pen import Pen
from corpus.generator.table_painter import PlacedTable, paint_fragment, place_table
from corpus.generator.text_painter import lay_text

SMALL = 9.5
UNIT_LINE = 18.0
"""Height of the line with the department and the unit."""
NO_UNIT_LINE = 4.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """Displayed size of a page."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """The PDF with what truth needs to know."""

    pdf: bytes
    pages: tuple[PageSize, ...]
    tables: tuple[PlacedTable, ...]


def render(document: Document, fonts: FontSet | None = None) -> Rendered:
    """Draw a document with fonts of its own, or given ones; the same declaration gives the same bytes."""
    fonts = fonts or FontSet(document.name, characters(document))
    press = _Press(Pen(document.title, fonts), fonts)
    for section in document.sections:
        press.section(section)
    return Rendered(press.pen.finish(), tuple(press.pages), tuple(press.tables))


@dataclass
class _Press:
    """Where we are: the open page and the height used on it."""

    pen: Pen
    fonts: FontSet
    pages: list[PageSize] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    y: float = 0.0

    def section(self, section: Section) -> None:
        self._new_page(section)
        for block in section.blocks:
            if isinstance(block, Text):
                self._text(section, block)
            else:
                self._table(section, block)
        self._end_page(section)

    def _new_page(self, section: Section) -> None:
        width, height = section.size
        self.pen.page(width, height, rotate=section.rotate, crop=section.crop)
        self.pages.append(PageSize(width, height))
        self.y = section.margins[0]
        if section.crop:
            self.pen.text(section.margins[3], 2 - section.crop, section.odd_text, "song", SMALL)
        if section.head:
            x = (width - self.fonts.width(section.head, "song", SMALL)) / 2
            self.pen.text(x, section.margins[0] / 2 - SMALL, section.head, "song", SMALL)

    def _end_page(self, section: Section) -> None:
        if section.numbered:
            width, height = section.size
            folio = section.folio.format(len(self.pages))
            x = (width - self.fonts.width(folio, "song", SMALL)) / 2
            self.pen.text(x, height - 34, folio, "song", SMALL)
        self.pen.end_page()

    def _text(self, section: Section, text: Text) -> None:
        _, right, bottom, left = section.margins
        width, height = section.size
        self.y += text.before
        start = self.y
        for line in lay_text(text, left, width - left - right, self.fonts):
            if start + line.top + text.leading > height - bottom:
                self._end_page(section)
                self._new_page(section)
                start = self.y - line.top
            self.pen.text(line.x, start + line.top, line.text, text.font, text.size)
            last = start + line.top
        self.y = last + text.leading + text.after

    def _table(self, section: Section, block: TableBlock) -> None:
        _, right, bottom, left = section.margins
        width, height = section.size
        laid = lay_out(block.table, left, width - left - right, self.fonts)
        start = sum(laid.heights[: block.table.header_rows + 1])
        needed = _caption_height(block) + min(start, 120.0)
        if self.y > section.margins[0] and self.y + needed > height - bottom:
            self._end_page(section)
            self._new_page(section)
        self.y = self._caption(section, block, self.y)
        again = _caption_height(block) if block.caption.repeat else 0.0
        body = (section.margins[0] + again, height - bottom)
        placed = place_table(laid, paginate(laid, len(self.pages), self.y, body))
        self.tables.append(placed)
        for i, fragment in enumerate(placed.fragments):
            if i:
                self._end_page(section)
                self._new_page(section)
                if block.caption.repeat:
                    self._caption(section, block, self.y)
            paint_fragment(self.pen, self.fonts, placed, fragment)
        self.y = placed.fragments[-1].bottom + 6
        if not block.caption.note:
            self.y += 14
        else:
            note = Text(block.caption.note, size=SMALL, leading=14, after=16)
            self._text(section, note)

    def _caption(self, section: Section, block: TableBlock, y: float) -> float:
        """Print what stands above the grid; return the grid's top."""
        caption = block.caption
        _, right, _, left = section.margins
        width = section.size[0] - left - right
        for text, face, size, step in _headlines(block):
            spare = width - self.fonts.width(text, face, size)
            x = left + spare / 2
            if text == caption.label:
                x = left + spare if caption.label_right else left
            self.pen.text(x, y, text, face, size)
            y += step
        if not (caption.left or caption.right):
            return y + NO_UNIT_LINE
        self.pen.text(left, y + 2, caption.left, "song", SMALL)
        end = left + width - self.fonts.width(caption.right, "song", SMALL)
        self.pen.text(end, y + 2, caption.right, "song", SMALL)
        return y + UNIT_LINE


def _headlines(block: TableBlock) -> list[tuple[str, str, float, float]]:
    """Label, title and subtitle: text, face, size, step to the next line."""
    lines = (
        (block.caption.label, "song", SMALL, 18.0),
        (block.table.title, block.caption.face, block.caption.size, block.caption.size + 10.0),
        (block.caption.subtitle, "song", SMALL, 16.0),
    )
    return [line for line in lines if line[0]]


def _caption_height(block: TableBlock) -> float:
    unit_line = block.caption.left or block.caption.right
    return sum(line[3] for line in _headlines(block)) + (UNIT_LINE if unit_line else NO_UNIT_LINE)
