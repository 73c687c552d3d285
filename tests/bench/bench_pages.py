"""Pages whose tables are exactly known, since peers read a page at a time and join nothing over page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.evaluation.truth import Case, TruthCell, TruthTable, read_truth
from pipeline.source.open_pdf import open_pdf, read_bytes


def lone_page(case: Case) -> Iterator[Case]:
    """The case itself, if it is about one page."""
    pages = case.pages or tuple(range(1, _page_count(case.pdf) + 1))
    if len(pages) == 1:
        yield replace(case, pages=pages)


def whole_pages(case: Case) -> Iterator[Case]:
    """Each page that no table runs into or out of; also those without any table, where to find one is wrong."""
    for page in range(1, _page_count(case.pdf) + 1):
        here = [table for table in case.tables if page in table.pages]
        if all(table.pages == {page} for table in here):
            yield Case(f"{case.id}.p{page}", case.pdf, tuple(here), (page,))


def parts_between_rows(case: Case, truth: dict[str, Any]) -> Iterator[Case]:
    """The part on each page of a table over several pages, where the breaks at both of its ends cut no row.

    `truth` says with which row a page begins, and how many rows of the header are printed once more on it.
    """
    (table,) = case.tables
    breaks = {one["page"]: one for one in truth["breaks"]}
    starts = [(truth["pages"][0], 0, 0, True)]
    starts += [
        (page, one["first_row"], one["header_rows_dropped"], one["kind"] == "between rows")
        for page, one in sorted(breaks.items())
    ]
    ends = [(row, clean) for _, row, _, clean in starts[1:]] + [(truth["n_rows"], True)]
    for (page, first, header, clean), (end, clean_end) in zip(starts, ends, strict=True):
        if clean and clean_end:
            yield Case(f"{case.id}.p{page}", case.pdf, (_part(table, page, first, end, header),), (page,))


def crosspage_parts(case: Case, folder: Path) -> Iterator[Case]:
    """The parts of a case of the set crosspage, whose truth files lie in `folder`."""
    yield from parts_between_rows(case, read_truth(folder / f"{case.id}.json"))


def _part(table: TruthTable, page: int, first: int, end: int, header: int) -> TruthTable:
    repeated = [cell for cell in table.cells if cell.row < header]
    below = [replace(cell, row=cell.row - first + header) for cell in table.cells if first <= cell.row < end]
    return TruthTable(tuple(_without_boxes([*repeated, *below])), table.title, frozenset({page}))


def _without_boxes(cells: Sequence[TruthCell]) -> Iterator[TruthCell]:
    for cell in cells:
        yield replace(cell, boxes=())


def _page_count(pdf: Path) -> int:
    with open_pdf(read_bytes(pdf)) as document:
        return document.n_pages
