"""Which rows a merged label covers, when only the row that it was printed in is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

Misfit = Callable[[int, int], float]  # (label index, row) -> cost
Style = Callable[[int, int], int]  # (first row, last row) -> the row that the label stands in

CARRIED = 0.75  # cost of a row without a label of its own at the start of a fragment

STYLES: tuple[Style, ...] = (
    lambda first, _: first,
    lambda first, last: (first + last) // 2,
    lambda first, last: (first + last + 1) // 2,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Rows `first`..`last` of label number `label`; None: rows that continue the label of the fragment before."""

    label: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Outer:
    """The labels of the level above: `of[i]` names the one that label `i` belongs to, `rows` where each is printed."""

    of: Sequence[str] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


def label_spans(
    n_rows: int,
    labels: Sequence[int],
    misfit: Misfit,
    *,
    carried: int = 0,
    cost: float = CARRIED,
    outer: Outer | None = None,
) -> tuple[Span, ...]:
    """Spans that tile `n_rows` rows; label `i` is printed in row `labels[i]`, ascending.

    Labels stand at the top or in the middle of their rows, one way for all, and so do those of the level above. Up to
    `carried` rows at the start may belong to no label here, each at a `cost` in rows. Ties go to the top.

    >>> [(span.first, span.last) for span in label_spans(9, (1, 5, 8), lambda label, row: 0.0)]
    [(0, 2), (3, 7), (8, 8)]
    >>> [(span.first, span.last) for span in label_spans(9, (0, 5, 8), lambda label, row: 0.0)]
    [(0, 4), (5, 7), (8, 8)]
    """
    if not labels:
        return (Span(None, 0, n_rows - 1),) if n_rows else ()
    misfits = [
        list(accumulate((misfit(index, row) for row in range(n_rows)), initial=0.0)) for index in range(len(labels))
    ]
    search = _Search(n_rows, labels, misfits, min(carried, labels[0]), cost, outer or Outer())
    found = (search.best(style, outer_style) for style in STYLES for outer_style in STYLES)
    return min(found, key=lambda one: one[0])[1]


_Found = tuple[float, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class _Search:
    n_rows: int
    labels: Sequence[int]
    misfits: Sequence[Sequence[float]]  # for each label, summed up to each row
    carried: int
    cost: float
    outer: Outer

    def best(self, style: Style, outer_style: Style) -> _Found:
        """The cheapest tiling, by rows that labels stand off their place in this style, and what fits them badly."""
        reached: dict[tuple[int, int], _Found] = {
            (row, row): (self.cost * row, (Span(None, 0, row - 1),) if row else ()) for row in range(self.carried + 1)
        }
        for index, label in enumerate(self.labels):
            further: dict[tuple[int, int], _Found] = {}
            for (first, group), (cost, spans) in reached.items():
                if first > label:
                    continue
                begun = first if self._new_group(index) else group
                for last in self._ends(index):
                    total = cost + abs(label - style(first, last))
                    total += self.misfits[index][last + 1] - self.misfits[index][first]
                    total += self._group_cost(index, begun, last, outer_style)
                    if total < further.get((last + 1, begun), (float("inf"), ()))[0]:
                        further[last + 1, begun] = (total, (*spans, Span(index, first, last)))
            reached = further
        return min(reached.values(), key=lambda found: found[0])

    def _ends(self, index: int) -> Iterator[int]:
        label = self.labels[index]
        if index + 1 == len(self.labels):
            yield self.n_rows - 1
        else:
            yield from range(label, self.labels[index + 1])

    def _new_group(self, index: int) -> bool:
        return not index or not self.outer.of or self.outer.of[index] != self.outer.of[index - 1]

    def _group_cost(self, index: int, first: int, last: int, style: Style) -> float:
        """Counted once, where the group ends."""
        if not self.outer.of or (index + 1 < len(self.labels) and self.outer.of[index + 1] == self.outer.of[index]):
            return 0.0
        row = self.outer.rows.get(self.outer.of[index])
        return 0.0 if row is None else float(abs(row - style(first, last)))
