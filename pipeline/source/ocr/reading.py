"""What reading pixels gives: text with a place and a probability for every character. All boxes are in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.source.ocr.crop import Course


@dataclass(frozen=True, slots=True)
class TextBox:
    """A place where the detector sees a line of text, and how sure it is."""

    box: Box
    score: float


@dataclass(frozen=True, slots=True)
class ReadChar:
    """One character; `alternatives` are what else the reader took it for, best first ("" is nothing at all)."""

    text: str
    probability: float
    box: Box
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader makes of one crop.

    `score` is the mean probability of its characters; `margin` the smallest lead that a decision had over the next
    best one, characters that were nearly read between others included. `course` is how the text runs on the page.
    """

    text: str = ""
    score: float = 0.0
    margin: float = 0.0
    chars: tuple[ReadChar, ...] = ()
    course: Course = "across"

    @property
    def lowest(self) -> float:
        """Probability of the least sure character."""
        return min((char.probability for char in self.chars), default=0.0)


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """One line of text, or the part of it inside one cell: `cell` is its index, -1 outside every cell.

    `first` and `second` are the two readers' results (`second` is None where nobody asked), `more` those of a closer
    look where the two differed; `reading` is the one that counts. `detected` is false where only ink told of the
    piece. `covered` is the share of its ink's width that lies between the first and the last character.
    """

    cell: int
    box: Box
    reading: Reading
    first: Reading
    second: Reading | None = None
    more: tuple[Reading, ...] = ()
    detected: bool = True
    covered: float = 1.0

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All there are, the first reader's before the second's."""
        return (self.first, *((self.second,) if self.second else ()), *self.more)

    @property
    def agreed(self) -> bool | None:
        """Whether all readings say the same but for spaces; None where there is only one."""
        if self.second is None:
            return None
        return len({bare(reading.text) for reading in self.readings}) == 1


def bare(text: str) -> str:
    """A text without its spaces."""
    return "".join(text.split())
