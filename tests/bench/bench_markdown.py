"""The run as a page of Markdown, ready to be pasted into the README."""

from __future__ import annotations

from pipeline.evaluation.markdown import markdown_table
from tests.bench.bench_results import BenchResults
from tests.bench.bench_table import (
    HEADER,
    memory_lines,
    peer_row,
    set_title,
    table_rows,
    throughput_lines,
    trouble_lines,
)

_HOW = """\
Everyone reads the same pages in one run, page by page in turn, each in its own environment and on one processor.
In brackets: the figure over ours. TEDS is the mean over tables, where a missed table counts as 0. *Numbers exact* is
the share of all printed numbers that stand at their row and column, so that a title or an empty margin taken for a
row or column of the table makes all of its numbers wrong. *Perfect* tables have every cell, span and text right. CPU
seconds are those of the user and the system, without what loading takes (see *Who took part*). Tables that a page
break cuts within a row are left out, since only yusuan reads more than a page at a time. Where the truth does not
name every table of its pages, extra ones are not counted (–)."""
_PEER_HEADER = ("", "version", "licence", "how it was used", "loading, CPU s", "peak MB")
_LICENCES = """\
Peers are tools of development: nothing of yusuan imports them, and none is installed with it. None of their packages
is under the GPL or AGPL; the run refuses one that is."""


def bench_markdown(results: BenchResults) -> str:
    """When, with what, each set, who took part and how, and whole documents at the end."""
    record = results.record
    versions = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    commit = f", commit {record.commit}" if record.commit else ""
    pages = sum(one.pages for one in results.sets)
    machine = f"{results.cpus} processors, load average {results.load:.1f} as the run began."
    parts = [
        "# Peers side by side",
        f"`{record.command}` on {record.date}{commit}; {pages} pages; {versions}. {machine}",
        _HOW,
    ]
    for one in results.sets:
        parts += [f"**{set_title(one)}**", markdown_table(HEADER, table_rows(one), numeric=True)]
        if troubles := [f"- {line}" for line in trouble_lines(one)]:
            parts.append("\n".join(troubles))
    if results.absent_sets:
        parts.append(f"Not there, so not measured: {', '.join(results.absent_sets)}.")
    parts += ["**Who took part**", markdown_table(_PEER_HEADER, [peer_row(one) for one in results.peers]), _LICENCES]
    if results.throughput:
        memory = memory_lines(results.memory) if results.memory else []
        lines = [f"- {line}" for line in [*throughput_lines(results.throughput), *memory]]
        parts += ["**`yusuan convert` on whole documents**", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"
