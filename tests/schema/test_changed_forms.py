"""Tables of other cities differ from those that were labelled: no change of form may give a wrong kind."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.model import Table
from pipeline.schema.reading import UNKNOWN
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings
from tests.schema.changed_forms import CHANGES, Change, cut_after_one_row, header_in_one_row
from tests.schema.invented import as_read, invented_tables
from tests.schema.province_forms import forms

STILL_KNOWN = 0.97
# A text that joins two headings is often no known label; lists of 三公 are known by their rows.
LEAST_KNOWN = {header_in_one_row: 0.9, cut_after_one_row: 0.95}


def _tables() -> list[tuple[str, Table]]:
    drawn = [(one.kind, as_read(one, "p1t1")) for _, one, _ in invented_tables(seed=6, count=6)]
    return [*drawn, *((form.kind, form.table()) for form in forms() if form.kind != UNKNOWN)]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_changed_form_is_of_the_same_kind(change: Change) -> None:
    counts: Counter[str] = Counter()
    for kind, table in TABLES:
        found = read_meaning([change(table)], shipped_settings())[0].kind
        counts["right" if found == kind else found if found == UNKNOWN else f"{kind} as {found}"] += 1
    assert set(counts) <= {"right", UNKNOWN}, counts
    assert counts["right"] >= LEAST_KNOWN.get(change, STILL_KNOWN) * counts.total()


def test_table_without_its_title_is_never_of_another_kind() -> None:
    for kind, table in TABLES:
        found = read_meaning([table.model_copy(update={"title": ""})], shipped_settings())[0].kind
        assert found in (kind, UNKNOWN), (kind, found, table.title)


TABLES = _tables()
