"""Which of several readings of one crop counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.source.ocr.reading import Reading, bare
from pipeline.text.numbers import well_formed

SOUND = 0.5  # what it is worth that digits and separators make a proper amount

NUMERIC = re.compile(r"[\s\d.,，．。:：;；'·()（）%％‰+\-−—–_¥￥$*≥≤><=~～/|]*")
_FRAME = re.compile(r"^[-+−(（¥￥$≥≤><=~～\s]*(.*?)[%％‰)）\s]*$", re.DOTALL)


def best_reading(readings: Sequence[Reading]) -> Reading:
    """The surest reading of the text that most speaks for; readings of the two readers take turns.

    A reader speaks for a text as much as its least sure character is sure, where it sees it best.
    """
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
    return max((reading for reading in readings if bare(reading.text) == text), key=lambda reading: reading.lowest)


def is_sound(text: str) -> bool:
    """True for a well-formed amount with or without its sign and unit.

    >>> [is_sound(text) for text in ("-1,234.50", "98.6%", "1.234.50", "98:6%", "合计")]
    [True, True, False, False, False]
    """
    match = _FRAME.match(text)
    return match is not None and well_formed(match[1])
