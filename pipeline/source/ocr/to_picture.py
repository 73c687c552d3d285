"""What reading a page from pixels told beside its text, in points."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box
from pipeline.page_content import Picture, Seen
from pipeline.source.ocr.choices import other_texts
from pipeline.source.ocr.read_grid import PageText
from pipeline.source.ocr.reading import ReadPiece


def to_picture(page: PageText, seals: npt.NDArray[np.bool_], scale: float, dots: float) -> Picture:
    """`scale` is pixels a point of the picture that was read, `dots` the same of the picture as stored (0: unknown)."""
    return Picture(
        seen=tuple(_seen(piece, scale) for piece in page.pieces),
        ink=tuple((_points(box, scale), area / scale**2) for box, area in page.patches),
        seals=_a_point_each(seals, scale),
        glyph_pixels=round(page.print_height / scale * (min(dots, scale) if dots else scale), 2),
    )


def _seen(piece: ReadPiece, scale: float) -> Seen:
    read = piece.reading if piece.text.strip() else piece.first
    return Seen(
        box=_points(piece.box, scale),
        text=piece.text.strip(),
        first=piece.first.text,
        second=None if piece.second is None else piece.second.text,
        agreed=piece.agreed,
        margin=max(0.0, min(1.0, read.margin)),
        covered=piece.covered,
        others=other_texts(piece),
    )


def _a_point_each(mask: npt.NDArray[np.bool_], scale: float) -> npt.NDArray[np.bool_]:
    """The mask at a pixel a point: true where any of its pixels is."""
    if not mask.any():
        return np.zeros((0, 0), bool)
    size = tuple(max(1, round(side / scale)) for side in (mask.shape[1], mask.shape[0]))
    shrunk = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.asarray(shrunk > 0)


def _points(box: Box, scale: float) -> Box:
    return Box(*(value / scale for value in box))
