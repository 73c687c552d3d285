"""The figures of a set as rows of text, for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluation.figure_list import UNDEFINED, written
from tests.bench.bench_results import PeerRecord, Row, SetRows
from tests.bench.memory import MemorySlope
from tests.bench.throughput import Speed, Throughput

HEADER = ("", "found", "missed", "extra", "TEDS", "numbers exact", "perfect", "failed", "CPU s / page")


def table_rows(one: SetRows) -> list[tuple[str, ...]]:
    """A row each, ours first; a peer that is missing has a row without figures."""
    rows = [_cells(row, is_ours=index == 0) for index, row in enumerate(one.rows)]
    return [*rows, *((name, *[UNDEFINED] * (len(HEADER) - 1)) for name in one.missing)]


def trouble_lines(one: SetRows) -> Iterator[str]:
    """Why a peer is missing, and why pages failed."""
    for name, reason in one.missing.items():
        yield f"{name}: not measured: {reason}"
    for row in one.rows:
        for reason, pages in row.failures.items():
            yield f"{row.peer}: {pages} of {one.pages} pages failed: {reason}"


def set_title(one: SetRows) -> str:
    """The set, and how much of it there is."""
    tables = one.rows[0].figures["tables"]
    return f"{one.name}: {one.pages} pages of {one.documents} documents, {tables} tables ({one.kind})"


def throughput_lines(one: Throughput) -> list[str]:
    """What converting whole documents takes, in a few sentences."""
    sizes = [f"{work.peak:.0f} MB for {work.pages} pages" for work in (one.short, one.long)]
    others = [("2 workers", one.two), *([("2 workers of Ray", one.ray)] if one.ray else [])]
    return [
        f"1 worker: {_speed(one.one)}; {one.one.many.pages} pages in all (load average before: {one.load:.1f})",
        *(f"{name}: {_speed(other)}; {_faster(one.one, other)} of 1 worker" for name, other in others),
        *([f"Ray beside the pool: {_faster(one.two, one.ray)} of 2 workers"] if one.ray else []),
        f"peak memory of a document: {sizes[0]}, {sizes[1]} ({_times(one.memory_growth)})",
    ]


def _speed(one: Speed) -> str:
    many = one.many
    rate = f"{many.pages / many.wall:.2f} pages a second ({many.cpu / many.pages:.3f} CPU s / page)"
    return f"{rate}, {one.start.wall:.1f} s for a single page"


def _faster(slow: Speed, fast: Speed) -> str:
    return f"{_times(slow.many.wall / fast.many.wall)} the speed ({_times(slow.wall / fast.wall)} without the start)"


def memory_lines(one: MemorySlope) -> list[str]:
    """How flat memory is over a run."""
    slopes = f"{one.parent:+.1f} MB in the parent and {one.workers:+.1f} MB in its largest worker"
    return [f"memory over a run of {one.pages} pages: {slopes} a thousand pages; at most {one.peak:.0f} MB a process"]


def peer_row(one: PeerRecord) -> tuple[str, ...]:
    """A peer: version, licence, how it was used, what loading took and its peak memory."""
    loading = f"{one.loaded.cpu:.2f}" if one.loaded else UNDEFINED
    peak = f"{one.peak:.0f}" if one.loaded else UNDEFINED
    named = one.peer.name if one.peer.name == one.peer.package else f"{one.peer.name} ({one.peer.package})"
    return (named, one.version or UNDEFINED, one.licence or UNDEFINED, one.peer.note, loading, peak)


def _cells(row: Row, *, is_ours: bool) -> tuple[str, ...]:
    figures = row.figures

    def with_ratio(name: str, text: str) -> str:
        ratio = row.ratios[name]
        return text if is_ours or ratio is None else f"{text} ({_times(ratio)})"

    return (
        row.peer,
        *(written(figures[name]) for name in ("found", "missed", "extra")),
        with_ratio("teds", written(figures["teds"], "more")),
        with_ratio("pooled_numbers_exact", written(figures["pooled_numbers_exact"], "more")),
        with_ratio("perfect", written(figures["perfect"])),
        written(figures["failed_pages"]),
        with_ratio("seconds_a_page", written(figures["seconds_a_page"])),
    )


def _times(ratio: float) -> str:
    """A ratio with as many digits as one wants to read.

    >>> _times(0.934), _times(1), _times(0.01234), _times(12.34)
    ('0.93×', '1.00×', '0.012×', '12×')
    """
    return f"{ratio:.{0 if ratio >= 10 else 2 if ratio >= 0.1 else 3}f}×"
