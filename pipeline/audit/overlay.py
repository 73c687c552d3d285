"""What was understood of a page, drawn over its picture."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageFont

from pipeline.model import Document, Page, PageBox, Table

Rgb = tuple[int, int, int]

_REGION: Rgb = (20, 60, 200)
_CERTAIN = 0.95
# From the least certain up: (confidence below which it applies, colour, label).
_BANDS: tuple[tuple[float, Rgb, str], ...] = (
    (0.50, (200, 0, 0), "< 0.50"),
    (0.80, (235, 110, 0), "< 0.80"),
    (_CERTAIN, (200, 170, 0), "< 0.95"),
    (1.01, (0, 140, 60), ">= 0.95"),
)
_FILL_ALPHA = 46
# Side, in pixels, of the triangle in a merged cell's corner.
_CORNER = 14


def draw_overlay(picture: Image.Image, document: Document, page: Page) -> Image.Image:
    """A copy of `picture` with the page's regions, cells, and a legend.

    A region is blue with the table's number and size above, and row and column numbers along its edges. A cell
    has the colour of its confidence, and the figure where it is not in the highest band. A merged cell has a
    thick outline, a corner mark and its size (`2x3`: rows by columns). All labels are ASCII: no font file is needed.
    """
    # A page that could not be read has no size, and nothing to draw.
    scale = (picture.width / (page.width or picture.width), picture.height / (page.height or picture.height))
    fills = Image.new("RGBA", picture.size)
    for table in document.tables:
        _Painter(fills, scale, table, page.number).fill_cells()
    result = Image.alpha_composite(picture.convert("RGBA"), fills).convert("RGB")
    for number, table in enumerate(document.tables, start=1):
        painter = _Painter(result, scale, table, page.number)
        painter.outline_cells()
        painter.number_places()
        painter.outline_regions(f"T{number}: {table.n_rows} rows, {table.n_cols} columns")
    return _with_legend(result)


def band(confidence: float) -> Rgb:
    """The colour of a confidence."""
    return next(colour for limit, colour, _ in _BANDS if confidence < limit)


class _Painter:
    """Draws what one table has on one page."""

    def __init__(self, picture: Image.Image, scale: tuple[float, float], table: Table, page: int) -> None:
        self._draw = ImageDraw.Draw(picture)
        self._table = table
        self._page = page
        self._scale = scale
        self._cells = [(cell, self._pixels(box.bbox)) for cell in table.cells for box in cell.boxes if box.page == page]
        self._small = ImageFont.load_default(max(8.0, 5 * scale[0]))
        self._large = ImageFont.load_default(max(10.0, 7 * scale[0]))

    def fill_cells(self) -> None:
        for cell, box in self._cells:
            self._draw.rectangle(box, fill=(*band(cell.confidence), _FILL_ALPHA))

    def outline_cells(self) -> None:
        for cell, (x0, top, x1, bottom) in self._cells:
            colour = band(cell.confidence)
            merged = cell.row_span > 1 or cell.col_span > 1
            self._draw.rectangle((x0, top, x1, bottom), outline=colour, width=3 if merged else 1)
            labels = [f"{cell.row_span}x{cell.col_span}"] if merged else []
            if merged:
                side = min(_CORNER, x1 - x0, bottom - top)
                self._draw.polygon([(x1 - side, top), (x1, top), (x1, top + side)], fill=colour)
            if cell.confidence < _CERTAIN:
                # Rounded down, so that no figure looks like that of a better band.
                labels.append(f"{math.floor(cell.confidence * 100) / 100:.2f}")
            self._draw.text((x0 + 4, top + 2), "  ".join(labels), fill=colour, font=self._small)

    def number_places(self) -> None:
        """Row numbers to the left of the table, column numbers below it."""
        begun = [(cell, box) for cell, box in self._cells if cell.boxes[0].page == self._page]
        rows = {cell.row: box for cell, box in sorted(begun, key=lambda one: -one[0].row_span)}
        cols = {cell.col: box for cell, box in sorted(begun, key=lambda one: -one[0].col_span)}
        for fragment in self._fragments():
            left, _, _, bottom = self._pixels(fragment.bbox)
            for row, (_, top, _, below) in rows.items():
                self._number(row, (left - 8, (top + below) / 2), anchor="rm")
            for col, (x0, _, x1, _) in cols.items():
                self._number(col, ((x0 + x1) / 2, bottom + 7), anchor="mt")

    def _number(self, number: int, at: tuple[float, float], anchor: str) -> None:
        self._draw.text(at, str(number), fill=_REGION, font=self._small, anchor=anchor)

    def outline_regions(self, label: str) -> None:
        for fragment in self._fragments():
            x0, top, x1, bottom = self._pixels(fragment.bbox)
            self._draw.rectangle((x0 - 4, top - 4, x1 + 4, bottom + 4), outline=_REGION, width=3)
            left, above, right, below = self._draw.textbbox((x0, top - 6), label, self._large, anchor="lb")
            self._draw.rectangle((left - 4, above - 2, right + 4, below + 2), fill=_REGION)
            self._draw.text((x0, top - 6), label, fill="white", font=self._large, anchor="lb")

    def _fragments(self) -> list[PageBox]:
        return [fragment for fragment in self._table.fragments if fragment.page == self._page]

    def _pixels(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        x, y = self._scale
        return box[0] * x, box[1] * y, max(box[0], box[2]) * x, max(box[1], box[3]) * y


def _with_legend(picture: Image.Image) -> Image.Image:
    """The picture with a strip below that says what the colours and outlines mean."""
    size = max(12, picture.width // 70)
    font = ImageFont.load_default(float(size))
    result = Image.new("RGB", (picture.width, picture.height + 2 * size), "white")
    result.paste(picture)
    draw = ImageDraw.Draw(result)
    x, y = float(size), picture.height + size / 2
    texts = [("confidence", None), *((label, colour) for _, colour, label in _BANDS)]
    for text, colour in [*texts, ("region", _REGION), ("thick, corner mark: merged (rows x columns)", None)]:
        if colour:
            draw.rectangle((x, y, x + size, y + size), fill=colour)
            x += 1.4 * size
        draw.text((x, y), text, fill="black", font=font)
        x += draw.textlength(text, font) + 1.2 * size
    return result
