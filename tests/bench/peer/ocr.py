"""rapidocr with the models in its wheel, as its own advice for dense pages has it: no turning of lines, full size."""

from __future__ import annotations

from typing import Any

# Of larger pages the longer side is brought down to this; by default it is 2000, less than A4 at 200 dpi.
LONGEST_SIDE = 4000
PARAMETERS = {"Global.max_side_len": LONGEST_SIDE, "Global.use_cls": False, "Global.log_level": "critical"}

Line = tuple[Any, str, float]


def load_ocr() -> Any:
    """A function from pixels to rapidocr's result; what is used is said on each call, since calls remember it."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params=dict(PARAMETERS))
    return lambda image: engine(image, use_det=True, use_cls=False, use_rec=True)


def lines_of(result: Any) -> list[Line]:
    """(corners, text, score) of each line that was read."""
    if result.boxes is None:
        return []
    return list(zip(result.boxes.tolist(), result.txts, map(float, result.scores), strict=True))
