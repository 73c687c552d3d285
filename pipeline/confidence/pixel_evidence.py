"""What the confidence of a cell read from pixels rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.grid import GridCell
from pipeline.model import Alternative, Evidence
from pipeline.page_content import Char, Picture, Seen
from pipeline.text.cell_text import CellText

DOT = 0.22  # of the print's height: smaller ink is a dot or dirt
DIGITS = 4
COVERED = 0.7  # of a line's width that was read: more is all of it, since places of characters are rough


@dataclass(frozen=True, slots=True)
class CellPicture:
    """What the picture of a page shows in one cell: lines of print, ink and its read share, share under a seal."""

    seen: tuple[Seen, ...]
    ink: float
    uncovered: float
    seal: float


def cell_picture(picture: Picture, box: Box, height: float) -> CellPicture:
    """`height` is that of the print around, in points; dots and dirt are no ink here."""
    seen = tuple(one for one in picture.seen if box.contains_point(one.box.x_mid, one.box.y_mid))
    read = [one for one in seen if one.text]
    ink = uncovered = 0.0
    for patch, area in picture.ink:
        if max(patch.width, patch.height) > DOT * height and box.contains_point(patch.x_mid, patch.y_mid):
            ink += area
            line = next((one for one in read if one.box.grown(1).contains_point(patch.x_mid, patch.y_mid)), None)
            uncovered += area * (1.0 if line is None else 1 - line.covered if line.covered < COVERED else 0.0)
    return CellPicture(seen, ink, uncovered / ink if ink else 0.0, _share(picture, box))


def _share(picture: Picture, box: Box) -> float:
    part = picture.seals[round(box.top) : round(box.bottom), round(box.x0) : round(box.x1)]
    return float(part.mean()) if part.size else 0.0


def pixel_evidence(
    shown: CellPicture, place: GridCell, chars: Sequence[Char], read: CellText, fits: bool | None, glyph_pixels: float
) -> Evidence:
    """The contract's evidence for one cell.

    `fits` tells whether it is printed as its column is, `glyph_pixels` how
    high print is in the stored picture.
    """
    lines = [one for one in shown.seen if one.text]
    sure = in_order(chars, read.raw)
    return Evidence(
        least=min(sure, default=1.0),
        margin=round(min((one.margin for one in lines), default=1.0), DIGITS),
        probabilities=sure,
        second=_second(lines),
        alternatives=tuple(
            Alternative(text=text, probability=chance) for text, chance in cell_choices(shown.seen) if text != read.text
        ),
        edges=place.sides,
        uncovered_ink=round(shown.uncovered, DIGITS),
        seal=round(shown.seal, DIGITS),
        column_format=fits,
        repairs=int(read.status == "repaired"),
        glyph_pixels=glyph_pixels or None,
    )


def in_order(chars: Sequence[Char], raw: str) -> tuple[float, ...]:
    """The probability of each character of `raw` but white space."""
    left = [char for char in chars if not char.text.isspace()]
    found = []
    for letter in raw:
        char = next((char for char in left if char.raw == letter), None)
        if char is not None:
            left.remove(char)
            found.append(round(min(1.0, char.probability), DIGITS))
    return tuple(found)


def _second(lines: Sequence[Seen]) -> str | None:
    """What the second reader saw in the cell; the first one's lines stand where it was not asked for all."""
    if not lines or all(one.second is None for one in lines):
        return None
    return "".join(one.text if one.second is None else one.second for one in lines)


def cell_choices(lines: Sequence[Seen]) -> list[tuple[str, float]]:
    """Other texts of the whole cell, one line exchanged in each, best first."""
    texts = [one.text for one in lines]
    found = [
        ("".join([*texts[:index], text, *texts[index + 1 :]]), chance)
        for index, one in enumerate(lines)
        for text, chance in one.others
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))[:6]
