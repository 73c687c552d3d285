"""Fragments to tables: what runs over pages becomes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.grid import Fragment
from pipeline.model import Table
from pipeline.stitch.chain import Chain
from pipeline.stitch.continuation import continues

MIN_FILLED = 2


def stitch(fragments: Sequence[Fragment]) -> tuple[Table, ...]:
    """Tables in the order in which they begin; `fragments` in page and reading order.

    A nearly empty grid counts only as part of a table. A table's id `p<page>t<n>` tells where it begins: the n-th
    fragment of that page.
    """
    chains: list[Chain] = []
    ids: list[str] = []
    counts: Counter[int] = Counter()
    totals = Counter(fragment.page for fragment in fragments)
    for fragment in fragments:
        counts[fragment.page] += 1
        last = chains[-1].fragments[-1] if chains else None
        columns = None
        if last is not None and counts[fragment.page] == 1 and counts[last.page] == totals[last.page]:
            columns = continues(chains[-1].fragments[0], last, fragment, chains[-1].edges)
        if columns is None:
            chains.append(Chain.start(fragment))
            ids.append(f"p{fragment.page}t{counts[fragment.page]}")
        else:
            chains[-1] = chains[-1].extended(fragment, columns)
    tables = (chain.table(table_id) for chain, table_id in zip(chains, ids, strict=True))
    return tuple(table for table in tables if sum(bool(cell.text) for cell in table.cells) >= MIN_FILLED)
