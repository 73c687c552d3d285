"""Which decisions a second person looks at again: a random share, the same whenever it is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.audit.agreement import cell_key
from pipeline.audit.corrections.correction import Correction, in_force
from pipeline.store.sql.queue import Queued

_DECISIONS = {"confirm", "set_text"}


def second_looks(corrections: Iterable[Correction], who: str, share: float) -> Iterator[Queued]:
    """Cells that somebody else accepted or corrected, and `who` has not looked at; drawn by the decision's own hash."""
    people: dict[tuple[object, ...], list[Correction]] = defaultdict(list)
    for one in in_force(corrections):
        if one.operation in _DECISIONS:
            people[cell_key(one)].append(one)
    for decisions in people.values():
        first = decisions[0]
        if len(decisions) == 1 and first.who != who and int(first.id[:8], 16) < share * 2**32:
            anchor = first.anchor
            yield Queued(first.document, anchor.table, anchor.row, anchor.col, "label", 0.0, 1.0)
