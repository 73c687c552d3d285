"""From what was read to what is said: people's corrections on top of a reading, then everything that rests on it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.corrections.apply import apply_corrections
from pipeline.audit.corrections.correction import Correction
from pipeline.confidence.review import review_queue
from pipeline.model import Document


def understand(reading: Document, corrections: Sequence[Correction] = ()) -> Document:
    """`reading` with the corrections of its own that are in force, and the review queue that follows.

    A function of its arguments alone, so that a correction needs no second look at the file.
    """
    document, _ = apply_corrections(reading, corrections)
    return document.model_copy(update={"review": review_queue(document.tables)})
