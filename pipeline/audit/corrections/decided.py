"""A cell after a person decided about it; `raw` and the boxes stay."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pipeline.model import Cell, Status


class Decided(StrEnum):
    """Flags of cells that a person looked at."""

    CONFIRMED = "confirmed"  #: read rightly, says a person
    CORRECTED = "corrected"  #: the text is a person's
    UNREADABLE = "unreadable"  #: nobody can read it; the text is blank on purpose
    MERGED = "merged"  #: a person put several cells together
    SPLIT = "split"  #: a person took a cell apart
    DISPUTED = "disputed"  #: two people say different things


# What two people who disagree are worth: neither text is believed.
DISPUTED_CONFIDENCE = 0.5
_OF_PEOPLE = frozenset(Decided)


def decided(cell: Cell, text: str, flag: Decided) -> Cell:
    """`cell` with a person's text and the certainty that comes with it."""
    status: Status = cell.status
    confidence = 1.0
    if flag is Decided.UNREADABLE:
        status, confidence = "missing", 0.0
    elif flag is not Decided.CONFIRMED or status == "missing":
        status = "read"
    if flag is Decided.DISPUTED:
        confidence = DISPUTED_CONFIDENCE
    return cell.model_copy(
        update={
            "text": text,
            "status": status,
            "confidence": confidence,
            "source": "human",
            "flags": (*machine_flags(cell.flags), str(flag)),
        }
    )


def machine_flags(flags: Iterable[str]) -> tuple[str, ...]:
    """Each once, without those of people."""
    return tuple(dict.fromkeys(flag for flag in flags if flag not in _OF_PEOPLE))
