"""Pages that could not be read: what they do to the tables beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Finding, Page, Table


def failed_pages(pages: Sequence[Page]) -> set[int]:
    """Their numbers."""
    return {page.number for page in pages if page.status == "failed"}


def cut_tables(pages: Sequence[Page], tables: Sequence[Table]) -> dict[str, tuple[int, ...]]:
    """Tables that may go on upon a page that failed, by their ids, with the numbers of those pages."""
    failed = failed_pages(pages)
    found = {}
    for table in tables:
        on = [fragment.page for fragment in table.fragments]
        beside = {min(on) - 1, max(on) + 1} & failed if on else set()
        if beside:
            found[table.id] = tuple(sorted(beside))
    return found


def gap_findings(pages: Sequence[Page], tables: Sequence[Table]) -> Iterator[Finding]:
    """A finding for each page that failed, then one for each table beside it."""
    for page in pages:
        if page.status == "failed":
            message = f"page {page.number} was {'; '.join(page.problems)}"
            yield Finding(rule="page_not_read", severity="error", message=message)
    for table, numbers in cut_tables(pages, tables).items():
        where = " and ".join(f"page {number}" for number in numbers)
        message = f"the table may go on upon {where}, not read: its sums down the rows prove nothing"
        yield Finding(rule="table_cut", severity="warning", table=table, message=message)
