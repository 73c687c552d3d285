"""Which of several readings of one crop counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.source.ocr.reading import ReadChar, Reading, bare
from pipeline.text.classes import is_han
from pipeline.text.numbers import as_printed

SOUND = 0.5  # what it is worth that digits and separators make a proper amount

SURE = 0.7  # of a character that one reader sees and the other leaves out
LEAST_WORDS = 2  # Chinese characters that make a text no amount
_WIDE = str.maketrans("(),;:", "（），；：")

SIGNS = "≥≤"
LIKE_SIGNS = "≥≤VWMNvwK<>"
LEAST_SIGN = 0.01

NUMERIC = re.compile(r"[\s\d.,，．。:：;；'·()（）%％‰+\-−—–_¥￥$*≥≤><=~～/|]*")
_FRAME = re.compile(r"^[-+−(（¥￥$≥≤><=~～\s]*(.*?)[%％‰)）\s]*$", re.DOTALL)


def best_reading(readings: Sequence[Reading]) -> Reading:
    """The surest reading of the text that most speaks for; readings of the two readers take turns.

    A reader speaks for a text as much as its least sure character is sure, where it sees it best.
    """
    lone = _comparison(readings)
    if lone:
        return lone
    votes: dict[str, float] = defaultdict(float)
    for reader in (readings[0::2], readings[1::2]):
        best: dict[str, float] = defaultdict(float)
        for reading in reader:
            best[bare(reading.text)] = max(best[bare(reading.text)], reading.lowest)
        for text, sure in best.items():
            votes[text] += sure
    for text in votes:
        votes[text] += SOUND * is_sound(text)
    text = max(votes, key=votes.__getitem__)
    chosen = max((reading for reading in readings if bare(reading.text) == text), key=lambda reading: reading.lowest)
    fuller = [one for other in readings if (one := _filled(chosen, other)) is not None]
    return max(fuller, key=lambda reading: len(reading.chars), default=chosen)


def _filled(best: Reading, other: Reading) -> Reading | None:
    """`other` where it is `best` with further Chinese characters, all surely seen; marks are as wide as in `best`.

    What a reader leaves out costs it nothing, so that the surer of two readings may be the shorter.
    """
    kept, chars = 0, list[ReadChar]()
    if sum(is_han(char.text) for char in best.chars) < LEAST_WORDS:
        return None
    for char in other.chars:
        twin = best.chars[kept] if kept < len(best.chars) else None
        if twin is not None and char.text.translate(_WIDE) == twin.text.translate(_WIDE):
            chars.append(replace(char, text=twin.text))
            kept += 1
        elif is_han(char.text) and char.probability >= SURE:
            chars.append(char)
        else:
            return None
    if kept < len(best.chars) or len(chars) == kept:
        return None
    return replace(other, text="".join(char.text for char in chars), chars=tuple(chars))


def _comparison(readings: Sequence[Reading]) -> Reading | None:
    """A lone `≥` or `≤` taken for a letter, where a reader also thought of the sign; with the sign's probability."""
    if any(len(reading.chars) > 1 for reading in readings):
        return None
    chars = [char for reading in readings for char in reading.chars]
    if not chars or not all(char.text in LIKE_SIGNS for char in chars):
        return None
    seen = [(chance, text, char) for char in chars for text, chance in _chances(char) if text in SIGNS]
    if not seen:
        return None
    chance, text, char = max(seen, key=lambda one: one[:2])
    if chance < LEAST_SIGN:
        return None
    others = tuple(other for other in _chances(char) if other[0] != text)
    sign = ReadChar(text, chance, char.box, others)
    return Reading(text, chance, chance - max(share for _, share in others), (sign,)) if others else None


def _chances(char: ReadChar) -> tuple[tuple[str, float], ...]:
    return ((char.text, char.probability), *char.alternatives)


def is_sound(text: str) -> bool:
    """True for a well-formed amount with or without its sign and unit.

    >>> [is_sound(text) for text in ("-1,234.50", "98.6%", "1.234.50", "98:6%", "合计")]
    [True, True, False, False, False]
    """
    match = _FRAME.match(text)
    return match is not None and as_printed(match[1])
