"""List numbers that were lost: a 一 is one thin stroke, which pale print leaves out of the ink."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.source.ocr.crop import cut_crop
from pipeline.source.ocr.models import recogniser, second_recogniser
from pipeline.source.ocr.plan import Piece
from pipeline.source.ocr.reading import ReadPiece, bare
from pipeline.source.ocr.recognise import read_crops
from pipeline.source.page_image import Pixels

REACH = 1.6  # of a line's height is looked at on its left
HEADLESS = re.compile(r"[、）)]")  # no line begins so
LEAD = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}")


def with_leads(pieces: Sequence[ReadPiece], plan: Sequence[Piece], image: Pixels) -> list[ReadPiece]:
    """The pieces that begin with what must follow a list number, with that number where a reader sees it before."""
    found = list(pieces)
    headless = [i for i, piece in enumerate(pieces) if HEADLESS.match(piece.text) and piece.reading.course == "across"]
    crops = []
    for index in headless:
        crop = plan[index].crop
        wide = crop._replace(x0=max(plan[index].limits.x0, crop.x0 - REACH * crop.height))
        crops.append(cut_crop(image, wide, plan[index].limits, tall=False))
    firsts, seconds = (read_crops(crops, reader()) for reader in (recogniser, second_recogniser))
    for index, *readings in zip(headless, firsts, seconds, strict=True):
        piece = pieces[index]
        whole = [reading for reading in readings if is_lead(reading.text, piece.text)]
        if whole:
            best = max(whole, key=lambda reading: reading.lowest)
            found[index] = replace(
                piece, reading=best, second=piece.second or readings[1], more=(*piece.more, *readings)
            )
    return found


def is_lead(whole: str, seen: str) -> bool:
    """True where a list number and nothing else stands before what was seen.

    >>> [is_lead(whole, "、收入") for whole in ("一、收入", "收入", "加、收入")], is_lead("（二）支出", "）支出")
    ([True, False, False], True)
    """
    now, before = bare(whole), bare(seen)
    return now.endswith(before) and LEAD.fullmatch(now[: len(now) - len(before)]) is not None
