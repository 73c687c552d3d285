"""What the defects of forms share: columns, and what a reader makes of half glyphs."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.mend.clean_form import TextForm

Defect = Callable[[Random, TextForm], None]

NAME, CONTENT, TOTAL, FISCAL, OTHER = 1, 2, 3, 4, 5
LEVEL1, LEVEL2, INDICATOR, TARGET = 1, 2, 3, 4
GHOSTS = ("277. H1.1-", "++++=", "~ OF 0/", "# · · · ·", "— /W +K+=", "·|=_ 1L")
GARBLED = ("次1日小小", "加労刈豕", "141,", "土山州南江", "口七法", "# · · ·")
HALF_GLYPHS = "土山州丨厶彡冖亠豕刈労勹丶口七法次小匕廾尸"
STROKES = "+=~#·/|_-.,:;'1lIOHKW0"
MISREAD = "里圭日豕刈学入人末未己已土士"
HALF_WIDTH = str.maketrans("，；（）", ",;()")


def ghost(random: Random) -> str:
    """What a reader makes of half glyphs: strokes, or characters that make no word."""
    if random.random() < 0.4:
        return random.choice((*GHOSTS, *GARBLED))
    letters = random.choice((STROKES, HALF_GLYPHS, HALF_GLYPHS + STROKES))
    return "".join(random.choice(letters) for _ in range(random.randint(3, 7)))
