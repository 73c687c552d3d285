"""The only file that draws with reportlab: text, lines and boxes from the top left."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PIL import Image
from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.generator.fax import draw_fax
from corpus.generator.fonts import FontSet
from corpus.generator.styles import Colour, Rule

ASCENT = 0.86
"""From the top of the em box to the base line."""
OUTLINED, UNSEEN = 2, 3
"""Text render modes."""
Window = tuple[float, float, float, float]
"""Left, top, right, bottom."""
DASHES = {"dotted": (1.0, 2.2), "dashed": (6.0, 4.0)}
"""Ink and gap, in line widths."""


class Pen:
    """A PDF under construction. All y are measured down from the top of the page."""

    def __init__(self, title: str, fonts: FontSet | None = None) -> None:
        rl_config.useA85 = 0
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pageCompression=1, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator("yusuan corpus generator")
        self._fonts = fonts
        self._height = 0.0
        self._stroked: Colour = 0.0

    def page(self, width: float, height: float, *, rotate: int = 0, crop: float = 0.0) -> None:
        """Start a page of the displayed size, stored turned under /Rotate, in a strip that the crop box hides."""
        canvas = self._canvas
        self._height = height
        stored = (height, width) if rotate in (90, 270) else (width, height)
        canvas.setPageSize((width + 2 * crop, height + 2 * crop))  # reportlab swaps the sides itself
        canvas.setPageRotation(rotate)
        canvas.setCropBox((crop, crop, crop + stored[0], crop + stored[1]) if crop else None)
        if crop:
            canvas.translate(crop, crop)
        if rotate == 90:
            canvas.rotate(90)
            canvas.translate(0, -height)
        elif rotate == 180:
            canvas.translate(width, height)
            canvas.rotate(180)
        elif rotate == 270:
            canvas.translate(0, width)
            canvas.rotate(-90)

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()

    def colour(self, colour: Colour) -> None:
        """Of the text that follows."""
        if isinstance(colour, tuple):
            self._canvas.setFillColorRGB(*colour)
        else:
            self._canvas.setFillGray(colour)

    def text(
        self, x: float, top: float, text: str, face: str, size: float, *, spacing: float = 0.0, outline: float = 0.0
    ) -> None:
        """Print a line whose em box begins at `top`; `outline` thickens the letters."""
        y = self._ready(top, text, face, size)
        if outline:
            self._canvas.setLineWidth(outline)
        self._canvas.drawString(x, y, text, mode=OUTLINED if outline else None, charSpace=spacing)

    def ghost(
        self, x: float, top: float, text: str, face: str, size: float, how: Literal["white", "invisible", "clipped"]
    ) -> None:
        """Store a text that leaves no ink."""
        y = self._ready(top, text, face, size)
        self._canvas.saveState()
        if how == "white":
            self._canvas.setFillGray(1)
        elif how == "clipped":
            away = self._canvas.beginPath()
            away.rect(x, y + 3 * size, 1, 1)
            self._canvas.clipPath(away, stroke=0, fill=0)
        self._canvas.drawString(x, y, text, mode=UNSEEN if how == "invisible" else None)
        self._canvas.restoreState()

    @contextmanager
    def shown(self, window: Window | None) -> Iterator[None]:
        """Paint only what lies in a window; everything without one."""
        if window is None:
            yield
            return
        self._canvas.saveState()
        x0, top, x1, bottom = window
        path = self._canvas.beginPath()
        path.rect(x0, self._height - bottom, x1 - x0, bottom - top)
        self._canvas.clipPath(path, stroke=0, fill=0)
        yield
        self._canvas.restoreState()

    def line(self, x0: float, y0: float, x1: float, y1: float, rule: Rule) -> None:
        """Stroke a line."""
        self._canvas.setLineWidth(rule.width)
        self._canvas.setDash([part * rule.width for part in DASHES.get(rule.kind, ())])
        self._stroke(rule.colour)
        self._canvas.line(x0, self._height - y0, x1, self._height - y1)
        self._stroke(0.0)

    def frame(self, x0: float, top: float, x1: float, bottom: float, width: float, colour: Colour) -> None:
        """Stroke a rectangle."""
        self._canvas.setLineWidth(width)
        self._stroke(colour)
        self._canvas.rect(x0, self._height - bottom, x1 - x0, bottom - top, stroke=1, fill=0)
        self._stroke(0.0)

    def box(self, x0: float, top: float, x1: float, bottom: float, colour: Colour = 0.0) -> None:
        """Fill a rectangle without an outline."""
        self.colour(colour)
        self._canvas.rect(x0, self._height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def image(self, picture: bytes, width: float, height: float) -> None:
        """Cover the page with a picture."""
        self._canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, width, height)

    def fax(self, picture: Image.Image, width: float, height: float) -> None:
        """Cover the page with a black and white picture."""
        draw_fax(self._canvas, picture, width, height)

    def finish(self) -> bytes:
        """The bytes of the PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _ready(self, top: float, text: str, face: str, size: float) -> float:
        """Choose the font; return the y of the base line."""
        if self._fonts is None:
            raise ValueError("this pen has no fonts")
        self._fonts.check(text, face)
        self._canvas.setFont(self._fonts.name(face), size)
        return self._height - top - ASCENT * size

    def _stroke(self, colour: Colour) -> None:
        """Black is set only where another colour stood."""
        if colour == self._stroked:
            return
        self._stroked = colour
        if isinstance(colour, tuple):
            self._canvas.setStrokeColorRGB(*colour)
        else:
            self._canvas.setStrokeGray(colour)
