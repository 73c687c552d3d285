"""Which rows a merged label covers, when only the row that it was printed in is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Misfit = Callable[[int, int], float]  # (label index, row) -> cost

CARRIED = 0.75  # cost of a row without a label of its own at the start of a fragment


@dataclass(frozen=True, slots=True)
class Span:
    """Rows `first`..`last` of label number `label`; None: rows that continue the label of the fragment before."""

    label: int | None
    first: int
    last: int


def label_spans(n_rows: int, labels: Sequence[int], misfit: Misfit, *, carried: int = 0) -> tuple[Span, ...]:
    """Spans that tile `n_rows` rows; label `i` is printed in row `labels[i]`, ascending.

    Labels stand at the top of their rows or in the middle of them, one way for all. Up to `carried` rows at the start
    may belong to no label here. Ties go to the top.

    >>> [(span.first, span.last) for span in label_spans(9, (1, 5, 8), lambda label, row: 0.0)]
    [(0, 2), (3, 7), (8, 8)]
    >>> [(span.first, span.last) for span in label_spans(9, (0, 5, 8), lambda label, row: 0.0)]
    [(0, 4), (5, 7), (8, 8)]
    """
    if not labels:
        return (Span(None, 0, n_rows - 1),) if n_rows else ()
    starts = [*labels, n_rows]
    top = tuple(Span(index, starts[index], starts[index + 1] - 1) for index in range(len(labels)))
    middle_cost, middle = _middle(n_rows, labels, misfit, carried)
    top_cost = CARRIED * labels[0] + _misfits(top, misfit)
    if labels[0] <= carried and top_cost <= middle_cost:
        return (*((Span(None, 0, labels[0] - 1),) if labels[0] else ()), *top)
    return middle


def _misfits(spans: Sequence[Span], misfit: Misfit) -> float:
    return sum(
        misfit(span.label, row) for span in spans if span.label is not None for row in range(span.first, span.last + 1)
    )


def _middle(n_rows: int, labels: Sequence[int], misfit: Misfit, carried: int) -> tuple[float, tuple[Span, ...]]:
    """The cheapest tiling in which every label stands near the middle of its rows."""
    best: dict[int, tuple[float, tuple[Span, ...]]] = {
        row: (CARRIED * row, (Span(None, 0, row - 1),) if row else ()) for row in range(min(carried, labels[0]) + 1)
    }
    for index, label in enumerate(labels):
        following = labels[index + 1] if index + 1 < len(labels) else None
        ends = range(label, following) if following is not None else (n_rows - 1,)
        reached: dict[int, tuple[float, tuple[Span, ...]]] = {}
        for first, (cost, spans) in best.items():
            for last in ends:
                span = Span(index, first, last)
                total = cost + abs(label - (first + last) / 2) + _misfits([span], misfit)
                if total < reached.get(last + 1, (float("inf"), ()))[0]:
                    reached[last + 1] = (total, (*spans, span))
        best = {start: found for start, found in reached.items() if following is None or start <= following}
    return best[n_rows]
