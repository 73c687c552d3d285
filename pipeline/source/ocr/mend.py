"""Broken fours made whole: bilevel pictures tear the bar of a 4 into a dot beside a stem that reads as 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.source.ocr.crop import Crop
from pipeline.source.ocr.models import recogniser, second_recogniser
from pipeline.source.ocr.reading import ReadPiece, bare
from pipeline.source.ocr.recognise import read_crops
from pipeline.source.ocr.vote import NUMERIC

DOT = 0.25  # of the print's height: ink no larger is a dot
BAR = (0.45, 0.88)  # of the way down the print stands the bar
NEAR = 0.5  # of the print's height: the stem stands no further right
STEM = 0.8  # of the print's height: ink as tall is a stem
INK = 0.5  # of the way from paper to ink: darker is ink


def with_fours(pieces: Sequence[ReadPiece], crops: Sequence[Crop]) -> list[ReadPiece]:
    """The pieces with a 4 for a 1 where both readers see one in the mended crop; where one does, it is a doubt."""
    found = list(pieces)
    torn = {i: whole for i, piece in enumerate(pieces) if (whole := mended(crops[i], piece.text)) is not None}
    firsts, seconds = (read_crops(list(torn.values()), reader()) for reader in (recogniser, second_recogniser))
    for index, first, second in zip(torn, firsts, seconds, strict=True):
        piece = pieces[index]
        one, other = _is_mended(piece.text, first.text), _is_mended(piece.text, second.text)
        if one or other:
            reading = first if one and bare(first.text) == bare(second.text) else piece.reading
            found[index] = replace(piece, reading=reading, more=(*piece.more, first, second))
    return found


def _is_mended(seen: str, now: str) -> bool:
    before, after = bare(seen), bare(now)
    changed = {(a, b) for a, b in zip(before, after, strict=False) if a != b}
    return len(before) == len(after) and changed == {("1", "4")}


def mended(crop: Crop, seen: str) -> Crop | None:
    """The crop with each such dot joined to the stem at its right; None where no 1 was `seen`, or there is no dot."""
    if "1" not in seen or not NUMERIC.fullmatch(seen) or not crop.pixels.size:
        return None
    grey = crop.pixels.min(axis=2)
    paper, dark = float(np.median(grey)), float(grey.min())
    ink = (grey < paper - INK * (paper - dark)).astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    stats = np.asarray(found)[1:, :4]
    tall = stats[stats[:, 3] > 0.5 * stats[:, 3].max(initial=0)]
    if not len(tall):
        return None
    top, bottom = int(np.median(tall[:, 1])), int(np.median(tall[:, 1] + tall[:, 3]))
    bars = _bars(stats, top, bottom - top)
    if not bars:
        return None
    pixels = crop.pixels.copy()
    for x0, y0, x1, y1 in bars:
        pixels[y0:y1, x0:x1] = int(dark)
    return replace(crop, pixels=pixels)


def _bars(stats: npt.NDArray[np.int32], top: int, height: int) -> list[tuple[int, int, int, int]]:
    """From each dot to the stem at its right, as thick as the dot."""
    found = []
    for x, y, wide, high in stats:
        down = (y + high / 2 - top) / max(1, height)
        if max(wide, high) > DOT * height or not BAR[0] <= down <= BAR[1]:
            continue
        stems = [
            other
            for other in stats
            if other[3] >= STEM * height and other[0] + other[2] / 2 - x > 0 and other[0] - (x + wide) <= NEAR * height
        ]
        right = min((int(stem[0] + stem[2] // 2) for stem in stems), default=None)
        if right is not None:
            found.append((int(x), int(y), right, int(y + high)))
    return found
