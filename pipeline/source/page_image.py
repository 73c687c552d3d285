"""A page as colour pixels: what a scan is read from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2

DOTS_PER_INCH = 250.0
MAX_PIXELS = 40_000_000

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PageImage:
    """`rgb` is height x width x 3, uint8; `scale` is pixels a point."""

    rgb: Pixels
    scale: float

    @property
    def width(self) -> float:
        """Width in points."""
        return float(self.rgb.shape[1] / self.scale)

    @property
    def height(self) -> float:
        """Height in points."""
        return float(self.rgb.shape[0] / self.scale)


def render_colour(page: pypdfium2.PdfPage, dpi: float = DOTS_PER_INCH) -> PageImage:
    """The page as displayed (crop box, /Rotate applied), scaled down when it would pass `MAX_PIXELS`."""
    width, height = page.get_size()
    scale = min(dpi / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        return PageImage(np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]), scale)
    finally:
        bitmap.close()


def stored_scale(page: pypdfium2.PdfPage) -> float:
    """Pixels a point of the largest picture on the page, as it is stored; 0 where there is none."""
    found = [(0.0, 0.0)]
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        wide, high = item.get_px_size()
        area = max(0.0, right - left) * max(0.0, top - bottom)
        found.append((area, (wide * high / area) ** 0.5 if area else 0.0))
    return max(found)[1]
