"""The pages that everyone reads: a fixed sample of the truth sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluation.sets import SETS, Places, sample
from pipeline.evaluation.truth import Case
from tests.bench.bench_pages import crosspage_parts, lone_page, whole_pages
from tests.bench.peer_list import Kind

Split = Callable[[Case, Places], Iterable[Case]]


@dataclass(frozen=True, slots=True)
class BenchSet:
    """Pages from the truth set `source`; `limit` of them unless another number is asked for."""

    name: str
    source: str
    kind: Kind
    split: Split
    limit: int

    @property
    def complete(self) -> bool:
        """Whether the truth names every table of its pages."""
        return next(one.complete for one in SETS if one.name == self.source)

    def cases(self, places: Places, limit: int | None = None) -> list[Case]:
        """A page each; none where the set is absent."""
        source = next(one for one in SETS if one.name == self.source)
        pages = [page for case in source.cases(places) for page in self.split(case, places)]
        return sample(pages, limit or self.limit)


def _is_scan(case: Case) -> bool:
    return case.id.endswith(".scan")


def _exported(case: Case, _: Places) -> Iterable[Case]:
    return () if _is_scan(case) else whole_pages(case)


def _scanned(case: Case, _: Places) -> Iterable[Case]:
    return whole_pages(case) if _is_scan(case) else ()


def _lone(case: Case, _: Places) -> Iterable[Case]:
    return lone_page(case)


def _parts(case: Case, places: Places) -> Iterable[Case]:
    return crosspage_parts(case, places.shared / "truth/crosspage")


BENCH_SETS = (
    BenchSet("corpus", "corpus", "digital", _exported, 16),
    BenchSet("twins-source", "twins-source", "digital", _lone, 16),
    BenchSet("sstqa", "sstqa", "digital", _lone, 12),
    BenchSet("sstqa-borderless", "sstqa-borderless", "digital", _lone, 12),
    BenchSet("crosspage", "crosspage", "digital", _parts, 16),
    BenchSet("corpus-scans", "corpus", "scan", _scanned, 6),
    BenchSet("twins-L0", "twins-L0", "scan", _lone, 6),
    BenchSet("twins-L2", "twins-L2", "scan", _lone, 6),
)


def chosen(
    names: Sequence[str], places: Places, limit: int | None
) -> tuple[list[tuple[BenchSet, list[Case]]], list[str]]:
    """Sets that are present with their pages, and the names of those that are not; raises KeyError for no set."""
    unknown = set(names) - {one.name for one in BENCH_SETS}
    if unknown:
        raise KeyError(f"no set {', '.join(sorted(unknown))}; sets: {', '.join(one.name for one in BENCH_SETS)}")
    wanted = [(one, one.cases(places, limit)) for one in BENCH_SETS if not names or one.name in names]
    return [(one, cases) for one, cases in wanted if cases], [one.name for one, cases in wanted if not cases]
