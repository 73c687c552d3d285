"""A page without its text: what then looks the same was no visible text."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium_c

from pipeline.source.raster import Raster, render_grey


def render_bare(page: pypdfium2.PdfPage) -> Raster:
    """The page rendered without text; `page` itself stays without it."""
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
        pdfium_c.FPDFPageObj_SetIsActive(item.raw, False)
    return render_grey(page)
