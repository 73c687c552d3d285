"""Inputs that are broken, each in its own way; made here, so that no such file needs to be kept."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline import errors


def sound_pdf(pages: int = 1) -> bytes:
    """A PDF with a ruled 2 x 2 table on each page, the corner of its top left cell at (100, 100) from the top left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), invariant=1)
    for page in range(1, pages + 1):
        canvas.grid([100, 200, 300], [150, 175, 200])
        for text, x, y in [("Item", 110, 182), ("Amount", 210, 182), ("Roads", 110, 157), (f"{page}.50", 210, 157)]:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    """A sound PDF behind a password."""
    buffer = io.BytesIO()
    writer = PdfWriter(PdfReader(io.BytesIO(sound_pdf())))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(buffer)
    return buffer.getvalue()


BROKEN = {
    "empty.pdf": (b"", errors.EmptyFileError),
    "page.pdf": (b"<!DOCTYPE html><html><body>404</body></html>", errors.NotAPdfError),
    "photo.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(2000), errors.DamagedPictureError),
    "cut.pdf": (sound_pdf()[:300], errors.DamagedPdfError),
    "header.pdf": (b"%PDF-1.7\n", errors.DamagedPdfError),
    "locked.pdf": (encrypted_pdf(), errors.EncryptedPdfError),
}


def write_broken(folder: Path) -> None:
    """Write all of them into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (data, _) in BROKEN.items():
        (folder / name).write_bytes(data)
