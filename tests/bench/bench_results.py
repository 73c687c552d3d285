"""What a bench run found, as data; `ratio` always means: that of the peer over ours, on the same pages."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from pipeline.evaluation.figures import set_figures
from pipeline.evaluation.results import DocumentResult, Figures, RunRecord
from tests.bench.answers import Loaded
from tests.bench.bench_sets import BenchSet
from tests.bench.memory import MemorySlope
from tests.bench.peer_list import Peer
from tests.bench.throughput import Throughput

QUALITY = ("tables", "found", "missed", "extra", "teds", "teds_struct", "pooled_numbers_exact", "perfect")
# Of figures where nothing is 0, a ratio says something.
_WITH_RATIO = ("teds", "teds_struct", "pooled_numbers_exact", "perfect")


@dataclass(frozen=True, slots=True)
class Row:
    """A peer on a set. `failures`: pages by reason; they count as pages without tables, and not for the time."""

    peer: str
    figures: Figures
    ratios: dict[str, float | None]
    failures: dict[str, int]


@dataclass(frozen=True, slots=True)
class SetRows:
    """Everyone on a set, ours first. `missing`: peers that gave nothing, with the reason."""

    name: str
    kind: str
    pages: int
    documents: int
    rows: tuple[Row, ...]
    missing: dict[str, str]


@dataclass(frozen=True, slots=True)
class PeerRecord:
    """A peer of the run: what it is, under which licence, what loading took, its peak memory."""

    peer: Peer
    version: str | None
    licence: str | None
    loaded: Loaded | None
    peak: float
    missing: str | None


@dataclass(frozen=True, slots=True)
class BenchResults:
    """`load`: the machine's load average as the run began, with `cpus` to bear it."""

    record: RunRecord
    cpus: int
    load: float
    sets: tuple[SetRows, ...]
    absent_sets: tuple[str, ...]
    peers: tuple[PeerRecord, ...]
    throughput: Throughput | None
    memory: MemorySlope | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain data; of the packages, only versions are kept."""
        content = asdict(self)
        content["record"] = self.record.model_dump(mode="json")
        for peer in content["peers"]:
            packages = (peer["loaded"] or {}).pop("packages", {})
            peer["packages"] = {name: one["version"] for name, one in sorted(packages.items())}
        return content


def set_rows(one: BenchSet, results: dict[str, list[DocumentResult]], missing: dict[str, str], ours: str) -> SetRows:
    """`results`: by peer, a result a page in the same order; `ours` is the one that the others are compared with."""
    pages = results[ours]
    return SetRows(
        name=one.name,
        kind=one.kind,
        pages=len(pages),
        documents=len({page.id.rsplit(".p", 1)[0] for page in pages}),
        rows=tuple(_row(name, mine, pages, one.complete) for name, mine in results.items()),
        missing=missing,
    )


def _row(name: str, mine: list[DocumentResult], ours: list[DocumentResult], complete: bool) -> Row:
    figures, our_figures = (_figures(pages, complete) for pages in (mine, ours))
    both = [(page, other) for page, other in zip(mine, ours, strict=True) if not (page.error or other.error)]
    seconds, our_seconds = (sum(pair[side].cpu_seconds for pair in both) for side in (0, 1))
    ratios = {figure: _ratio(figures[figure], our_figures[figure]) for figure in _WITH_RATIO}
    failures: dict[str, int] = {}
    for page in mine:
        if page.error:
            failures[page.error] = failures.get(page.error, 0) + 1
    return Row(name, figures, {**ratios, "seconds_a_page": _ratio(seconds, our_seconds)}, failures)


def _figures(pages: list[DocumentResult], complete: bool) -> Figures:
    figures = set_figures(pages, complete=complete)
    read = [page.cpu_seconds for page in pages if not page.error]
    return {
        **{name: figures[name] for name in QUALITY},
        "failed_pages": figures["failed_pages"],
        "seconds_a_page": sum(read) / len(read) if read else None,
    }


def _ratio(value: float | None, ours: float | None) -> float | None:
    return None if value is None or not ours else value / ours
