"""Whatever pixels a picture file has, as black and white, grey or RGB of 8 bits."""

from __future__ import annotations

import numpy as np
from PIL import Image

WIDE = frozenset({"I;16", "I;16L", "I;16B", "I;16N", "I", "F"})
SHEER = frozenset({"RGBA", "RGBa", "LA", "La", "PA"})


def plain(image: Image.Image) -> Image.Image:
    """The picture in mode 1, L or RGB; transparent places are white, deep greys keep their highest 8 bits in use."""
    if image.mode in WIDE:
        return Image.fromarray(_shallow(np.asarray(image)))
    if image.mode in SHEER or "transparency" in image.info:
        sheer = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", sheer.size, "white"), sheer).convert("RGB")
    return image if image.mode in ("1", "L", "RGB") else image.convert("RGB")


def _shallow(values: np.ndarray) -> np.ndarray:
    """Scanners store 10, 12 or 16 bits in wider fields."""
    if values.dtype.kind == "f":
        values = np.nan_to_num(values.astype(np.float32))
        top = float(values.max(initial=0.0))
        return np.clip(values * (255.0 / top if top > 0 else 0.0), 0, 255).astype(np.uint8)
    values = np.clip(values.astype(np.int64), 0, None)
    bits = max(8, int(values.max(initial=0)).bit_length())
    return (values >> (bits - 8)).astype(np.uint8)
