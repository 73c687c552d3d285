"""A black and white picture as CCITT Group 4 on a page."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.pdfbase.pdfdoc import (  # type: ignore[import-untyped]
    PDFArray,
    PDFDictionary,
    PDFImageXObject,
    PDFName,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

ROWS_A_STRIP, STRIP_OFFSETS, STRIP_LENGTHS = 278, 273, 279
"""TIFF tags."""


class FaxImage(PDFImageXObject):  # type: ignore[misc]
    """An image object of one bit a pixel."""

    def __init__(self, name: str, image: Image.Image) -> None:
        super().__init__(name)
        self.width, self.height = image.size
        self.data = _group4(image)

    def format(self, document: object) -> object:
        """The stream as reportlab writes it."""
        stream = PDFStream(content=self.data)
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": self.width,
            "Height": self.height,
            "BitsPerComponent": 1,
            "ColorSpace": PDFName("DeviceGray"),
            "Filter": PDFArray([PDFName("CCITTFaxDecode")]),
            "DecodeParms": PDFArray([PDFDictionary(self._parameters())]),
        }
        for key, value in entries.items():
            stream.dictionary[key] = value
        return stream.format(document)

    def _parameters(self) -> dict[str, object]:
        return {"K": -1, "Columns": self.width, "Rows": self.height, "BlackIs1": "true"}


def draw_fax(canvas: Canvas, image: Image.Image, width: float, height: float) -> None:
    """Cover a page with the picture; a canvas has one fax a page."""
    name = f"fax{canvas.getPageNumber()}"
    document = canvas._doc
    stored = FaxImage(name, image)
    reference = document.getXObjectName(name)
    document.Reference(stored, reference)
    document.addForm(name, stored)
    canvas._formsinuse.append(name)
    canvas._currentPageHasImages = 1
    canvas.saveState()
    canvas.scale(width, height)
    canvas._code.append(f"/{reference} Do")
    canvas.restoreState()


def _group4(image: Image.Image) -> bytes:
    """The one strip of a Group 4 TIFF."""
    out = io.BytesIO()
    image.convert("1", dither=Image.Dither.NONE).save(
        out, "TIFF", compression="group4", tiffinfo={ROWS_A_STRIP: image.height}
    )
    with Image.open(out) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[STRIP_OFFSETS], tags[STRIP_LENGTHS]
    return out.getvalue()[start : start + length]
