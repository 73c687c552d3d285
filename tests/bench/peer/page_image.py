"""A page as pixels, for peers that read images."""

from __future__ import annotations

from typing import Any

DPI = 200


def page_image(pdf: str, page: int) -> Any:
    """BGR pixels of the page at `DPI`."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page - 1].render(scale=DPI / 72).to_numpy()[..., :3].copy()
    finally:
        document.close()
