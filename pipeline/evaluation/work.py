"""Many documents, each in a worker process with a time limit; the adapter of pebble for the evaluation."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, as_completed
from multiprocessing import get_context

from pebble import ProcessPool

from pipeline.evaluation.evaluate import evaluate, unread
from pipeline.evaluation.results import DocumentResult
from pipeline.evaluation.sets import TruthSet
from pipeline.evaluation.truth import Case


def evaluate_all(
    jobs: Sequence[tuple[TruthSet, Case]], workers: int, timeout: float
) -> Iterator[tuple[str, DocumentResult]]:
    """(set, result) of each job as it finishes. What hangs or crashes is a document without tables, and says so."""
    pool = ProcessPool(min(workers, len(jobs)) or 1, initializer=_start, context=get_context("spawn"))
    running: dict[Future[DocumentResult], tuple[TruthSet, Case]] = {}
    try:
        for truth_set, case in jobs:
            options = {"complete": truth_set.complete, "relations": truth_set.relations}
            running[pool.schedule(evaluate, (case,), options, timeout=timeout)] = truth_set, case
        for future in as_completed(running):
            truth_set, case = running[future]
            error = future.exception()
            reason = f"not done after {timeout:g} seconds" if isinstance(error, TimeoutError) else f"crashed: {error}"
            yield truth_set.name, unread(case, reason, relations=truth_set.relations) if error else future.result()
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _start() -> None:
    """Libraries' warnings are not results."""
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
