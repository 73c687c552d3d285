"""One page of a document as a picture of what was understood of it."""

from __future__ import annotations

import io
from pathlib import Path

from pipeline.audit.overlay import draw_overlay
from pipeline.audit.render import page_picture
from pipeline.errors import PathNotFoundError, UnreadableFileError
from pipeline.model import Document, Page
from pipeline.source.content_hash import content_hash


def page_of(document: Document, number: int) -> Page:
    """The page with that number. Raises `PathNotFoundError` when the document has none."""
    for page in document.pages:
        if page.number == number:
            return page
    raise PathNotFoundError(f"no page {number} in this document")


def check_same_file(document: Document, path: Path) -> None:
    """Raise `UnreadableFileError` unless `document` was made from the bytes of `path`."""
    if document.id != content_hash(path):
        raise UnreadableFileError(f"the JSON was made from another file than {path.name}, or an older state of it")


def overlay_png(path: Path, document: Document, number: int, dpi: float) -> bytes:
    """PNG bytes of page `number` of `path`, with what `document` says about it drawn over it."""
    page = page_of(document, number)
    picture = draw_overlay(page_picture(path, page, dpi), document, page)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
