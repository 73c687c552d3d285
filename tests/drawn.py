"""Small PDFs drawn for a test. Places are points from the top left; a glyph's box is as high as its font size."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.convert import convert
from pipeline.model import Cell, Document
from pipeline.page_content import PageContent
from pipeline.source.open_pdf import open_pdf
from pipeline.source.read_page import read_page

FACE = "Drawn"
ASCENT, DESCENT = 880, -120
WIDE = [*range(0x2E80, 0xA000), *range(0xF900, 0xFB00), *range(0xFF00, 0xFFEF), 0x2014, *range(0x2460, 0x2474)]
PRIVATE_USE = range(0xE000, 0xE010)

Span = tuple[int, int, int, int, str]
Draw = Callable[["Pen"], object]


def face_bytes(*, characters: bool = True) -> bytes:
    """A TrueType font without a designer: four bars and a stem for each character, ASCII half as wide as the rest.

    Without `characters` it does not say what its glyphs mean.
    """

    def glyph(width: int, bars: Sequence[int] = (-60, 170, 400, 630)) -> Any:
        pen = TTGlyphPen(None)
        boxes = [(0.1 * width, y, 0.9 * width, y + 90) for y in bars] + [(0.45 * width, -60, 0.55 * width, 720)]
        for x0, y0, x1, y1 in boxes if width else ():
            pen.moveTo((x0, y0))
            for corner in ((x0, y1), (x1, y1), (x1, y0)):
                pen.lineTo(corner)
            pen.closePath()
        return pen.glyph()

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "half", "full"])
    known = {0x20: "space"} | dict.fromkeys(range(0x21, 0x7F), "half") | dict.fromkeys([*WIDE, *PRIVATE_USE], "full")
    builder.setupCharacterMap(known if characters else {})
    builder.setupGlyf({".notdef": glyph(0), "space": glyph(0), "half": glyph(500), "full": glyph(1000)})
    builder.setupHorizontalMetrics({".notdef": (0, 0), "space": (500, 0), "half": (500, 0), "full": (1000, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": FACE, "styleName": "Regular", "psName": FACE})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


@cache
def face() -> str:
    """The name of the font above, known to reportlab."""
    pdfmetrics.registerFont(TTFont(FACE, io.BytesIO(face_bytes())))
    return FACE


class Pen:
    """Draws on one page of a reportlab canvas; `canvas` is there for what has no method."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas, self.height = canvas, height

    def text(self, x: float, top: float, text: str, size: float = 10, *, font: str = "", grey: float = 0) -> None:
        self.canvas.setFont(font or face(), size)
        self.canvas.setFillGray(grey)
        self.canvas.drawString(x, self.height - top - size * ASCENT / 1000, text)

    def line(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5, *, grey: float = 0) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeGray(grey)
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float, *, grey: float = 0) -> None:
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def picture(self, x0: float, top: float, x1: float, bottom: float, pixels: np.ndarray | None = None) -> None:
        image = Image.fromarray(noise() if pixels is None else pixels)
        self.canvas.drawImage(ImageReader(image), x0, self.height - bottom, x1 - x0, bottom - top)

    def cells(
        self, xs: Sequence[float], ys: Sequence[float], cells: Sequence[Span], *, open_sides: str = "", size: float = 10
    ) -> None:
        """Outlined cells `(row, col, row_span, col_span, text)`; `open_sides` (of "lrtb") are outer sides not drawn."""
        for row, col, rows, cols, text in cells:
            x0, x1, top, bottom = xs[col], xs[col + cols], ys[row], ys[row + rows]
            sides = {
                "l": (col == 0, (x0, top, x0, bottom)),
                "r": (x1 == xs[-1], (x1, top, x1, bottom)),
                "t": (row == 0, (x0, top, x1, top)),
                "b": (bottom == ys[-1], (x0, bottom, x1, bottom)),
            }
            for side, (outer, line) in sides.items():
                if not (outer and side in open_sides):
                    self.line(*line)
            for number, part in enumerate(text.split("\n")):
                self.text(x0 + 4, top + 4 + 1.2 * size * number, part, size)


def noise(width: int = 64, height: int = 48) -> np.ndarray:
    """Pixels of a picture that cannot be taken for blank."""
    return np.random.default_rng(1).integers(0, 256, (height, width), dtype=np.uint8)


def pdf(*pages: Draw, width: float = 400, height: float = 300) -> bytes:
    """The same bytes each time for the same drawing."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    for draw in pages:
        draw(Pen(canvas, height))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def table_pdf(rows: Sequence[Sequence[str]], *, widths: float = 80, heights: float = 20) -> bytes:
    """One page with a fully ruled table, its corner at (40, 60)."""
    xs = [40 + widths * col for col in range(len(rows[0]) + 1)]
    ys = [60 + heights * row for row in range(len(rows) + 1)]
    return pdf(lambda pen: pen.cells(xs, ys, plain(rows)), width=xs[-1] + 40, height=ys[-1] + 60)


def blank(pen: Pen) -> None:
    """Draws nothing."""


def plain(rows: Sequence[Sequence[str]]) -> list[Span]:
    return [(row, col, 1, 1, text) for row, texts in enumerate(rows) for col, text in enumerate(texts)]


def rewritten(data: bytes, change: Callable[[Any], object]) -> bytes:
    """The PDF after `change(writer)`, where `writer.pages` may be edited."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def boxed(
    data: bytes, *, media: Sequence[float] | None = None, crop: Sequence[float] | None = None, rotate: int = 0
) -> bytes:
    """With page boxes (PDF order: left, bottom, right, top) and /Rotate set on all pages."""

    def change(writer: Any) -> None:
        for page in writer.pages:
            if media:
                page.mediabox = RectangleObject(tuple(media))
            if crop:
                page.cropbox = RectangleObject(tuple(crop))
            if rotate:
                page.rotate(rotate)

    return rewritten(data, change)


def raw_pdf(*objects: bytes) -> bytes:
    """Objects 1, 2, … as given (the first is the catalogue), with a right cross-reference table."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def page(data: bytes, number: int = 1) -> PageContent:
    with open_pdf(data) as opened:
        return read_page(opened, number - 1)


def printed(content: PageContent) -> str:
    return "".join(char.text for char in content.chars if not char.text.isspace())


def converted(data: bytes, folder: Path, name: str = "drawn.pdf", **options: Any) -> Document:
    (folder / name).write_bytes(data)
    return convert(folder / name, **options)


def spans(cells: Sequence[Cell]) -> list[Span]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in cells]
