"""The figures of all sets as Markdown tables, a set a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.evaluation.figure_list import ADJACENCY, CONFIDENCE, QUALITY, TABLES, Figure, written
from pipeline.evaluation.results import Results, SetResult

_WORK = (Figure("documents", "documents"), Figure("pages", "pages"))
_LAST = (Figure("seconds_a_page", "CPU s / page"),)


def results_tables(results: Results) -> str:
    """When, with what, and all figures; ready to be pasted."""
    with_cells = [one for one in results.sets if "teds" in one.figures]
    with_relations = [one for one in results.sets if "adjacency_f1" in one.figures]
    parts = [_record(results)]
    if with_cells:
        parts += [
            "**Tables and cells** (mean over tables; a missed table counts as empty)",
            _figures(with_cells, [*_WORK, *TABLES, *QUALITY, *_LAST]),
            "**All cells together**",
            _figures(with_cells, _pooled()),
            "**Confidence, all read cells**",
            _figures(with_cells, _prefixed("confidence")),
            "**Confidence, numbers**",
            _figures(with_cells, _prefixed("number_confidence")),
        ]
    if with_relations:
        parts += ["**Adjacency relations**", _figures(with_relations, [*_WORK, *TABLES, *ADJACENCY, *_LAST])]
    return "\n\n".join(parts) + "\n"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: bool = False) -> str:
    """A table whose first column is text; the others are, or are numbers and stand to the right."""
    lines = [_line(header), _line(["---", *(["--:" if numeric else "---"] * (len(header) - 1))])]
    return "\n".join([*lines, *(_line(row) for row in rows)])


def _record(results: Results) -> str:
    record = results.record
    if record is None:
        return ""
    versions = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    commit = f", commit {record.commit}" if record.commit else ""
    return f"`{record.command}` on {record.date}{commit}; {versions}."


def _pooled() -> list[Figure]:
    pooled = [Figure(one.pooled, one.label, one.better) for one in QUALITY if one.pooled]
    return [Figure("cells", "cells"), Figure("numbers", "numbers"), *pooled]


def _prefixed(group: str) -> list[Figure]:
    return [Figure(f"{group}_{one.name}", one.label, one.better) for one in CONFIDENCE]


def _figures(sets: Sequence[SetResult], columns: Sequence[Figure]) -> str:
    rows = [[one.name, *(written(one.figures[column.name], column.better) for column in columns)] for one in sets]
    return markdown_table(["set", *(column.label for column in columns)], rows, numeric=True)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
