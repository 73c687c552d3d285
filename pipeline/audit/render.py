"""A page as a picture, in the frame of the document's coordinates; the adapter of pypdfium2."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from pipeline.errors import DamagedPdfError, NotAPdfError
from pipeline.model import Page
from pipeline.source.picture_file import is_picture, pictures_as_pdf
from pipeline.source.text.lines import is_text

# A page may claim to be metres wide; its picture may not.
_MOST_PIXELS = 12_000


def page_picture(path: Path, page: Page, dpi: float) -> Image.Image:
    """`page` of the file as displayed: crop box only, turned by `Page.rotation` in all.

    The picture's size over the page's width and height is the scale of its coordinates: `dpi / 72`, less for
    a page that would become too large. Raises `DamagedPdfError` when PDFium cannot draw it, and `NotAPdfError` for text
    of another converter.
    """
    try:
        with pypdfium2.PdfDocument(_pdf(path)) as document:
            stored = document[page.number - 1]
            scale = min(dpi / 72, _MOST_PIXELS / max(*stored.get_size(), 1))
            # PDFium turns the page by /Rotate itself.
            turn = (page.rotation - stored.get_rotation()) % 360
            picture: Image.Image = stored.render(scale=scale, rotation=turn, rev_byteorder=True).to_pil()
            stored.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise DamagedPdfError(f"page {page.number} cannot be drawn: {error}") from error
    return picture.convert("RGB")


def _pdf(path: Path) -> Path | bytes:
    """The file itself, or the PDF that its pictures are wrapped in."""
    with path.open("rb") as file:
        start = file.read(1024)
        if is_text(path.suffix, start):
            raise NotAPdfError("a text has no pages to draw; what was understood of it is in its JSON (yusuan convert)")
        return pictures_as_pdf(start + file.read()).pdf if is_picture(start) else path
