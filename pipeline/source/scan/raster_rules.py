"""Rules of a scanned page from its pixels."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.geometry import Rule
from pipeline.source.page_image import Pixels
from pipeline.source.scan.crossings import Span, carried
from pipeline.source.scan.folds import without_folds
from pipeline.source.scan.open_ends import with_open_ends
from pipeline.source.scan.stems import without_stems
from pipeline.source.scan.thin_ink import thin_ink
from pipeline.source.scan.traces import traces

SMALLEST = 24


def raster_rules(grey: Pixels, scale: float, seals: npt.NDArray[np.bool_] | None = None) -> tuple[Rule, ...]:
    """Horizontal then vertical rules in points of a level, evened grey page; `scale` is pixels a point.

    `seals` is true on seal ink that was taken off `grey`, and with it perhaps a line below.
    """
    if min(grey.shape) < SMALLEST:
        return ()
    hidden = _grown(seals)
    level = thin_ink(grey, scale, hidden)
    upright = thin_ink(_turned(grey), scale, None if hidden is None else _turned(hidden))
    rows, columns = carried(traces(level), traces(upright), scale)
    rows = with_open_ends(without_folds(without_stems(rows, level), scale), scale)
    columns = with_open_ends(without_folds(without_stems(columns, upright), scale), scale)
    return (*(_rule("h", span, scale) for span in rows), *(_rule("v", span, scale) for span in columns))


def _rule(orientation: str, span: Span, scale: float) -> Rule:
    trace = span.trace
    a, b = round(span.start) - trace.first, round(span.end) - trace.first
    part = trace.ys[max(0, a) : max(0, b) + 1]
    position = float(part.mean()) if len(part) else trace.position
    return Rule(
        "h" if orientation == "h" else "v",
        (position + 0.5) / scale,
        (span.start + 0.5) / scale,
        (span.end + 0.5) / scale,
        parts=tuple(((a + 0.5) / scale, (b + 0.5) / scale, round(share, 3)) for a, b, share in span.parts),
    )


def _grown(seals: npt.NDArray[np.bool_] | None) -> Pixels | None:
    if seals is None or not seals.any():
        return None
    return np.asarray(cv2.dilate(seals.astype(np.uint8), np.ones((3, 3), np.uint8)), np.uint8)


def _turned(picture: Pixels) -> Pixels:
    return np.ascontiguousarray(picture.T)
