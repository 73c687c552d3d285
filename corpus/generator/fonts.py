"""The fonts: faces, the Debian package and licence of each, and where they lie."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from corpus.generator.outlines import truetype_subset

FONT_ROOT = Path("/usr/share/fonts")


class FontMissingError(RuntimeError):
    """A font that the documents need is not installed."""


class GlyphMissingError(RuntimeError):
    """A font cannot print a character of a document."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font face. All may be embedded in a document (OFL-1.1, Apache-2.0)."""

    name: str
    file: str
    index: int
    package: str
    licence: str
    cubic: bool = False
    """Outlines are PostScript curves and must become TrueType before embedding."""

    def path(self) -> Path:
        """Where the font lies; raises FontMissingError naming the package."""
        path = FONT_ROOT / self.file
        if not path.is_file():
            raise FontMissingError(f"font {self.name!r} not found at {path}: apt-get install {self.package}")
        return path


FACES = (
    Face("song", "opentype/noto/NotoSerifCJK-Regular.ttc", 2, "fonts-noto-cjk", "OFL-1.1", True),
    Face("hei", "truetype/wqy/wqy-microhei.ttc", 0, "fonts-wqy-microhei", "Apache-2.0"),
    Face("kai", "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0, "fonts-lxgw-wenkai", "OFL-1.1"),
)


class FontSet:
    """The faces registered for one document, with the width of a text."""

    def __init__(self, document: str, characters: str) -> None:
        self._document = document
        self._characters = characters
        self._known: dict[str, frozenset[int]] = {}

    def name(self, face: str) -> str:
        """The name of a face, registered when it is first used."""
        name = f"{face}.{self._document}"
        if face not in self._known:
            (wanted,) = (one for one in FACES if one.name == face)
            self._known[face] = _register(wanted, name, self._characters)
        return name

    def knows(self, character: str, face: str) -> bool:
        """Whether a face can print a character."""
        self.name(face)
        return ord(character) in self._known[face]

    def check(self, text: str, face: str) -> None:
        """Raise GlyphMissingError if the face cannot print the text."""
        for character in text:
            if not self.knows(character, face):
                raise GlyphMissingError(f"font {face!r} has no {character!r} for {text!r}")

    def width(self, text: str, face: str, size: float) -> float:
        """Width of a line of text in points."""
        return float(pdfmetrics.stringWidth(text, self.name(face), size))


def _register(face: Face, name: str, characters: str) -> frozenset[int]:
    """Register a face and return the characters it can print."""
    if face.cubic:
        # reportlab shares faces by PostScript name, so each document needs its own.
        own = "".join(c if c.isalnum() else "-" for c in name)
        data = truetype_subset(face.path(), face.index, characters, own)
        font = TTFont(name, io.BytesIO(data))
    else:
        font = TTFont(name, str(face.path()), subfontIndex=face.index)
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)
