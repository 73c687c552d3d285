"""Reads all text of an upright page whose cells are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.geometry import Box
from pipeline.source.ocr.closer_look import closer_look
from pipeline.source.ocr.crop import cut_crop
from pipeline.source.ocr.detect import detect_text
from pipeline.source.ocr.ink import brightness
from pipeline.source.ocr.lead import with_leads
from pipeline.source.ocr.mend import with_fours
from pipeline.source.ocr.models import recogniser, second_recogniser
from pipeline.source.ocr.pale import darkened
from pipeline.source.ocr.plan import Piece, plan_pieces
from pipeline.source.ocr.reading import NOTHING, Reading, ReadPiece, TextBox, bare
from pipeline.source.ocr.recognise import read_crops
from pipeline.source.ocr.specks import without_specks
from pipeline.source.ocr.vote import NUMERIC, SIGNS, best_reading, is_sound
from pipeline.source.page_image import Pixels

UNSURE = 0.9  # a character less probable than that is read a second time
SHORT = 1  # so is a lone character, which has nothing around it to be told by
CLOSE = 0.6  # so is a line whose narrowest decision had no greater lead
LEAST_DETECTED = 0.3  # score of a reading in a detected box
LEAST_SCORE = 0.6  # of one that the second reader does not see at all, or that no detected box backs
SURE_SCORE = 0.97  # of one that no detected box backs, read so only once
DIRT = re.compile(r"[\s.,·'`:;、。，‘’“”\"|]*")


@dataclass(frozen=True, slots=True)
class PageText:
    """`patches` are the ink in the cells that is no wall, with its area; `print_height` is that of the page's print."""

    pieces: tuple[ReadPiece, ...] = ()
    patches: tuple[tuple[Box, float], ...] = ()
    print_height: float = 0.0


def read_page_text(image: Pixels, cells: Sequence[Box], texts: Sequence[TextBox] | None = None) -> PageText:
    """Every line of text, cut at the walls of `cells` (pixels of `image`), with what each reader made of it.

    `texts` are the detected lines where the caller has them. Pieces of no cell come first, then cell after cell.
    A piece of ink that is no text, or that nobody can read, says nothing.
    """
    if min(image.shape[:2]) < 1:
        return PageText()
    bright = brightness(image)
    dark = darkened(bright)
    if dark is not bright:
        image, bright = np.repeat(dark[:, :, None], 3, axis=2), dark
    found = detect_text(image) if texts is None else texts
    planned = plan_pieces(bright, cells, found)
    plan = planned.pieces
    crops = [cut_crop(image, piece.crop, piece.limits, tall=piece.tall) for piece in plan]
    firsts = read_crops(crops, recogniser())
    again = [index for index, reading in enumerate(firsts) if _wants_second(reading)]
    seconds = dict(zip(again, read_crops([crops[i] for i in again], second_recogniser()), strict=True))
    open_ = [i for i in again if _is_open(firsts[i], seconds[i])]
    soft = [closer_look(crops[i], firsts[i].text) for i in open_]
    third, fourth = read_crops(soft, recogniser()), read_crops(soft, second_recogniser())
    more = {i: looks for i, *looks in zip(open_, third, fourth, strict=True)}
    pieces = [_piece(piece, firsts[i], seconds.get(i), tuple(more.get(i, ()))) for i, piece in enumerate(plan)]
    pieces = [without_specks(piece) for piece in with_leads(with_fours(pieces, crops), plan, image)]
    sure = tuple(piece if _is_text(piece) else replace(piece, reading=NOTHING, covered=0.0) for piece in pieces)
    return PageText(sure, planned.patches, planned.height)


def _piece(piece: Piece, first: Reading, second: Reading | None, more: tuple[Reading, ...]) -> ReadPiece:
    reading = best_reading((first, *((second,) if second else ()), *more))
    covered = _covered(piece, reading)
    return ReadPiece(piece.cell, piece.ink, reading, first, second, more, detected=piece.detected, covered=covered)


def _covered(piece: Piece, reading: Reading) -> float:
    """Share of the ink's width from the first to the last character read."""
    if not reading.chars or piece.ink.width <= 0:
        return 0.0
    x0, x1 = min(c.box.x0 for c in reading.chars), max(c.box.x1 for c in reading.chars)
    return max(0.0, min(x1, piece.ink.x1) - max(x0, piece.ink.x0)) / piece.ink.width


def _wants_second(first: Reading) -> bool:
    unsure = first.lowest < UNSURE or first.margin < CLOSE or len(bare(first.text)) <= SHORT
    return unsure or NUMERIC.fullmatch(first.text) is not None


def _is_open(first: Reading, second: Reading) -> bool:
    """True where a closer look is due: the readers differ, or agree on what is no amount."""
    if bare(first.text) != bare(second.text):
        return True
    return bool(first.text) and NUMERIC.fullmatch(first.text) is not None and not is_sound(bare(first.text))


def _is_text(piece: ReadPiece) -> bool:
    if not piece.text.strip():
        return False
    if piece.detected:
        unseen = piece.second is not None and not piece.second.text.strip()
        return piece.reading.score >= (LEAST_SCORE if unseen else LEAST_DETECTED)
    if DIRT.fullmatch(piece.text):
        return False
    alike = sum(bare(reading.text) == bare(piece.text) for reading in piece.readings)
    return piece.text in SIGNS or piece.reading.score >= (LEAST_SCORE if alike > 1 else SURE_SCORE)
