"""A page as grey pixels, rendered by PDFium: the witness of what leaves ink."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2

from pipeline.geometry import Box

PIXELS_PER_POINT = 2.0
MAX_PIXELS = 24_000_000


@dataclass(frozen=True, slots=True)
class Raster:
    """`grey` is height x width, uint8, 255 = white; `scale` is pixels a point; same frame as the page."""

    grey: npt.NDArray[np.uint8]
    scale: float

    def window(self, box: Box) -> npt.NDArray[np.uint8]:
        """Pixels that `box` (points) touches; empty when it lies off the page."""
        x0, top = int(max(0.0, box.x0) * self.scale), int(max(0.0, box.top) * self.scale)
        x1, bottom = int(np.ceil(box.x1 * self.scale)), int(np.ceil(box.bottom * self.scale))
        if x1 <= x0 or bottom <= top:
            return self.grey[:0, :0]
        return self.grey[top:bottom, x0:x1]

    def turned(self, clockwise: int) -> Raster:
        return Raster(np.rot90(self.grey, -clockwise // 90), self.scale)


def render_grey(page: pypdfium2.PdfPage) -> Raster:
    """The page as displayed (crop box, /Rotate applied), scaled down when huge."""
    width, height = page.get_size()
    scale = min(PIXELS_PER_POINT, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels = bitmap.to_numpy()
        return Raster(np.ascontiguousarray(pixels.reshape(pixels.shape[0], pixels.shape[1])), scale)
    finally:
        bitmap.close()
