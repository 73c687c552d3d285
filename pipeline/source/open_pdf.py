"""Bytes of a PDF or of pictures to an open PDF: two libraries' handles, and one clear error a kind of bad input."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from pipeline.errors import DamagedPdfError, EmptyFileError, EncryptedPdfError, NotAPdfError, UnreadableFileError
from pipeline.source.picture_file import is_picture, pictures_as_pdf
from pipeline.source.text.lines import is_text

HEADER_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """`text` reads glyphs and rules (pdfplumber), `image` renders (PDFium); both see the same bytes.

    `broken` says, by index from 0, why a page has nothing to read.
    """

    text: PDF
    image: pypdfium2.PdfDocument
    broken: Mapping[int, str] = field(default_factory=dict)

    @property
    def n_pages(self) -> int:
        return len(self.text.pages)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a PDF, picture or text; raises an `InputError` that says what is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"cannot be read: {error.strerror or error}") from error
    if not data:
        raise EmptyFileError("the file is empty (0 bytes)")
    if b"%PDF-" not in data[:HEADER_WITHIN] and not is_picture(data) and not is_text(path.suffix, data):
        raise NotAPdfError(f"not a PDF, TIFF, PNG or JPEG: {_looks_like(data)}")
    return data


def _looks_like(data: bytes) -> str:
    head = data[:HEADER_WITHIN].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html")) or b"<html" in head:
        return "it is a web page"
    if head.startswith(b"pk\x03\x04"):
        return "it is a ZIP or office file"
    return "no PDF header within the first 1,024 bytes"


@contextmanager
def open_pdf(data: bytes) -> Iterator[OpenPdf]:
    """Open both handles and close them; raises `EncryptedPdfError` or `DamagedPdfError`."""
    broken: Mapping[int, str] = {}
    if is_picture(data):
        wrapped = pictures_as_pdf(data)
        data, broken = wrapped.pdf, wrapped.broken
    image = _open_image(data)
    try:
        text = _open_text(data)
        try:
            if not text.pages or not len(image):
                raise DamagedPdfError("the PDF has no page that can be found")
            yield OpenPdf(text, image, broken)
        finally:
            text.close()
    finally:
        image.close()


def _open_image(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium may repeat the error of the document before: only a file that says it is encrypted can be.
        if b"/Encrypt" in data and error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise EncryptedPdfError("encrypted: a password is needed to open it") from error
        raise DamagedPdfError("damaged: the PDF cannot be opened, it may be truncated") from error


def _open_text(data: bytes) -> PDF:
    try:
        pdf = PDF.open(io.BytesIO(data))
        len(pdf.pages)
        return pdf
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise EncryptedPdfError("encrypted: a password is needed to open it") from error
        raise DamagedPdfError(f"damaged: {type(cause).__name__}") from error
    except RecursionError as error:
        raise DamagedPdfError("damaged: page tree nested too deeply") from error
    except Exception as error:  # pdfminer raises bare KeyError, TypeError, … on broken structure
        raise DamagedPdfError(f"damaged: {type(error).__name__}") from error
