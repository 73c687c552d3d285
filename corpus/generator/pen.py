"""The only file that draws with reportlab: text, lines and boxes from the top left."""

from __future__ import annotations

import io

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.generator.fonts import FontSet

ASCENT = 0.86
"""From the top of the em box to the base line."""


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

    def page(self, width: float, height: float, *, turned: bool = False) -> None:
        """Start a page of the displayed size; `turned` stores it sideways under /Rotate 90."""
        self._height = height
        self._canvas.setPageSize((width, height))
        self._canvas.setPageRotation(90 if turned else 0)
        if turned:  # reportlab swaps the sides of the media box itself
            self._canvas.rotate(90)
            self._canvas.translate(0, -height)

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()

    def text(self, x: float, top: float, text: str, face: str, size: float) -> None:
        """Print a line whose em box begins at `top`."""
        if self._fonts is None:
            raise ValueError("this pen has no fonts")
        self._fonts.check(text, face)
        self._canvas.setFont(self._fonts.name(face), size)
        self._canvas.drawString(x, self._height - top - ASCENT * size, text)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float, *, dotted: bool = False) -> None:
        """Stroke a line."""
        self._canvas.setLineWidth(width)
        self._canvas.setDash([width, 2.2 * width] if dotted else [])
        self._canvas.line(x0, self._height - y0, x1, self._height - y1)

    def box(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.0) -> None:
        """Fill a rectangle without an outline."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x0, self._height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def image(self, jpeg: bytes, width: float, height: float) -> None:
        """Cover the page with a picture."""
        self._canvas.drawImage(ImageReader(io.BytesIO(jpeg)), 0, 0, width, height)

    def finish(self) -> bytes:
        """The bytes of the PDF."""
        self._canvas.save()
        return self._buffer.getvalue()
