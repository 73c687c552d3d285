"""What a page holds before tables are looked for: the value that source adapters return and layout reads."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box, Rule
from pipeline.model import PageKind


@dataclass(frozen=True, slots=True)
class Char:
    """One inked glyph. `raw` is the text as stored, `text` after folding to unified characters.

    `advance` of a turned glyph is +1 where its text runs down the page and -1 where it runs up.
    `confirmed` is false where a second reader sees another character at this place,
    `clipped` true where a clip path hides part of it. Of a glyph read from pixels, `probability` is the reader's
    and `alternatives` are what else it may be, best first; "" is nothing at all. `pictured` are those of a page that
    has stored glyphs, too.
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
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of print, or its part in one cell, as readers of pixels saw it; `box` is around its ink.

    `text` is what counts ("" where nobody could read it), `first` and `second` are what either reader saw first
    (`second` is None where it was not asked), `agreed` whether all readings are the same (None: there is one).
    `margin` is the least lead of a decision, `covered` the share of the ink's width that was read.
    `others` are other texts with probabilities, best first.
    """

    box: Box
    text: str
    first: str
    second: str | None
    agreed: bool | None
    margin: float
    covered: float
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What the pixels of a page tell beside its characters.

    `ink` are patches of ink that are no rules, with their areas in square points. `seals` is true under the ink of a
    seal, an element a square point, of size 0 where there is none. `glyph_pixels` is how many pixels high print is
    in the picture as it is stored.
    """

    seen: tuple[Seen, ...] = ()
    ink: tuple[tuple[Box, float], ...] = ()
    seals: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), bool))
    glyph_pixels: float = 0.0


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page in its displayed frame; `rotation` is the clockwise turn (degrees) applied to the stored page.

    `fills` are painted areas too thick to be rules; `images` the boxes of pictures, `layer` glyphs that leave no ink
    under a picture of the page. `trusted_text` is false where the stored characters cannot be what is printed.
    `picture` is what reading its pixels told, None where the text is the stored one.
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
    layer: tuple[Char, ...] = ()
    trusted_text: bool = True
    problems: tuple[str, ...] = ()
    picture: Picture | None = None

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)
