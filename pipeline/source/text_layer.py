"""Whether text over a page picture is printed or an invisible OCR layer."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium_c

INVISIBLE = 3


def invisible_share(page: pypdfium2.PdfPage) -> float:
    """Share (0..1) of the page's text objects in render mode 3 (neither filled nor stroked); 0 without text."""
    modes = [
        pdfium_c.FPDFTextObj_GetTextRenderMode(item.raw)
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])
    ]
    return sum(mode == INVISIBLE for mode in modes) / len(modes) if modes else 0.0
