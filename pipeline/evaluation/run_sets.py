"""From truth sets to results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.evaluation.figures import relation_figures, set_figures
from pipeline.evaluation.results import DocumentResult, SetResult
from pipeline.evaluation.sets import TruthSet
from pipeline.evaluation.truth import Case
from pipeline.evaluation.work import evaluate_all

# Figures are kept, shown and compared like this.
_DECIMALS = 6


def run_sets(
    chosen: Sequence[tuple[TruthSet, Sequence[Case]]],
    workers: int,
    timeout: float,
    on_document: Callable[[], None],
) -> tuple[SetResult, ...]:
    """The result of each set, in the order given; `on_document` hears when one more document is done."""
    jobs = [(truth_set, case) for truth_set, cases in chosen for case in cases]
    documents: Mapping[str, list[DocumentResult]] = {truth_set.name: [] for truth_set, _ in chosen}
    for name, result in evaluate_all(jobs, workers, timeout):
        documents[name].append(result)
        on_document()
    return tuple(set_result(truth_set, documents[truth_set.name]) for truth_set, _ in chosen)


def set_result(truth_set: TruthSet, documents: Iterable[DocumentResult]) -> SetResult:
    """The documents by id, with the set's figures."""
    in_order = tuple(sorted(documents, key=lambda document: document.id))
    figures = relation_figures(in_order) if truth_set.relations else set_figures(in_order, complete=truth_set.complete)
    rounded = {name: value if value is None else round(value, _DECIMALS) for name, value in figures.items()}
    return SetResult(name=truth_set.name, complete=truth_set.complete, figures=rounded, documents=in_order)
