"""What a page holds before tables are looked for: the value that source adapters return and layout reads."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.geometry import Box, Rule
from pipeline.model import PageKind


@dataclass(frozen=True, slots=True)
class Char:
    """One inked glyph. `raw` is the text as stored, `text` after folding to unified characters.

    `advance` of a turned glyph is +1 where its text runs down the page and -1 where it runs up.
    `confirmed` is false where a second reader sees another character at this place,
    `clipped` true where a clip path hides part of it. Of a glyph read from pixels, `probability` is the reader's
    and `alternatives` are what else it may be, best first; "" is nothing at all.
    """

    text: str
    raw: str
    box: Box
    size: float
    upright: bool = True
    advance: int = 0
    confirmed: bool = True
    clipped: bool = False
    probability: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page in its displayed frame; `rotation` is the clockwise turn (degrees) applied to the stored page.

    `fills` are painted areas too thick to be rules; `images` the boxes of pictures.
    `trusted_text` is false where the stored characters cannot be what is printed.
    """

    number: int
    width: float
    height: float
    rotation: int
    kind: PageKind
    chars: tuple[Char, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()
    trusted_text: bool = True
    problems: tuple[str, ...] = ()

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)
