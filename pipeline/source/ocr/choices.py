"""What else a line of print may say, of all that the readers saw."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.source.ocr.reading import ReadChar, Reading, ReadPiece, bare

MOST = 6
SEPARATORS = frozenset(".,:;·'，。．")
TOGETHER = 3  # separators exchanged at once

Chars = tuple[tuple[str, float], ...]


def other_texts(piece: ReadPiece) -> tuple[tuple[str, float], ...]:
    """Other texts with probabilities, best first: other readings whole, and readings with characters exchanged.

    One character of any kind is exchanged, or some separators at once. A text is as probable as its least sure
    exchange, a whole reading as its least sure character.
    """
    found: dict[str, float] = {}
    for reading in piece.readings:
        if reading.text:
            _keep(found, reading.text, reading.lowest)
        for text, chance in _exchanged(reading):
            _keep(found, text, chance)
    chosen = bare(piece.text)
    others = [(text, round(chance, 4)) for text, chance in found.items() if bare(text) != chosen]
    return tuple(sorted(others, key=lambda one: (-one[1], one[0]))[:MOST])


def _exchanged(reading: Reading) -> Iterator[tuple[str, float]]:
    for index, char in enumerate(reading.chars):
        for other, chance in char.alternatives:
            yield _with(reading, {index: other}), chance
    doubtful = [(index, other) for index, char in enumerate(reading.chars) for other in _as_separator(char)]
    for count in range(2, min(TOGETHER, len(doubtful)) + 1):
        for some in combinations(doubtful, count):
            yield (
                _with(reading, {index: other for index, (other, _) in some}),
                min(chance for _, (_, chance) in some),
            )


def _as_separator(char: ReadChar) -> Iterator[tuple[str, float]]:
    """The best other separator that one may be, or nothing at all."""
    if char.text in SEPARATORS:
        yield from [one for one in char.alternatives if not one[0] or one[0] in SEPARATORS][:1]


def _with(reading: Reading, exchanged: dict[int, str]) -> str:
    return "".join(exchanged.get(index, char.text) for index, char in enumerate(reading.chars))


def _keep(found: dict[str, float], text: str, chance: float) -> None:
    found[text] = max(found.get(text, 0.0), chance)
