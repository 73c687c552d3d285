"""Do two people who look at the same cells say the same?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.audit.corrections.correction import Correction, in_force
from pipeline.audit.corrections.labels import same_text

# What a person can say about a cell.
_VERDICTS = {"confirm": "right", "set_text": "wrong", "mark_unreadable": "unreadable"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """`share` of the `pairs` of decisions about one cell that end in the same text; `kappa` over the verdicts.

    Both are None without a pair; kappa also where everybody always gives one verdict.
    """

    pairs: int
    share: float | None
    kappa: float | None


def agreement(corrections: Iterable[Correction]) -> Agreement:
    """Over all cells that two different people have decided about; of each person the newest decision counts."""
    pairs = list(_pairs(in_force(corrections)))
    if not pairs:
        return Agreement(0, None, None)
    same = sum(same_text(_text(one), _text(two)) for one, two in pairs)
    verdicts = [(_VERDICTS[one.operation], _VERDICTS[two.operation]) for one, two in pairs]
    return Agreement(len(pairs), same / len(pairs), cohens_kappa(verdicts))


def cohens_kappa(verdicts: Sequence[tuple[str, str]]) -> float | None:
    """Agreement beyond chance, 1 at best; None where chance alone explains everything.

    >>> cohens_kappa([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")])
    0.5
    """
    count = len(verdicts)
    first, second = Counter(one for one, _ in verdicts), Counter(two for _, two in verdicts)
    chance = sum(first[verdict] * second[verdict] for verdict in first) / (count * count)
    observed = sum(one == two for one, two in verdicts) / count
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _pairs(decisions: Sequence[Correction]) -> Iterable[tuple[Correction, Correction]]:
    by_cell: dict[tuple[object, ...], dict[str, Correction]] = defaultdict(dict)
    for one in decisions:
        if one.operation in _VERDICTS:
            by_cell[cell_key(one)][one.who] = one
    for people in by_cell.values():
        if len(people) > 1:
            first, second, *_ = sorted(people.values(), key=lambda one: (one.when, one.id))
            yield first, second


def cell_key(decision: Correction) -> tuple[object, ...]:
    """What two decisions about one cell have in common: the document, the place on the page, what was seen there."""
    anchor = decision.anchor
    place = (anchor.page, anchor.bbox) if anchor.bbox else (anchor.table, anchor.row, anchor.col)
    return (decision.document, *place, anchor.raw)


def _text(decision: Correction) -> str:
    return decision.before if decision.operation == "confirm" else decision.after
