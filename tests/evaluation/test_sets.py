from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PathNotFoundError
from pipeline.evaluation.sets import SETS, Places, chosen_sets, sample
from pipeline.evaluation.truth import Case, tables_of
from tests.evaluation.paths import CORPUS, SHARED, needs_shared


def _cases(n: int) -> list[Case]:
    return [Case(f"c{number:02}", Path("x.pdf"), ()) for number in range(n)]


def test_a_sample_is_always_the_same_and_grows() -> None:
    small, large = sample(_cases(20), 5), sample(_cases(20), 8)
    assert sample(_cases(20)[::-1], 5) == small
    assert [case.id for case in small] == sorted(case.id for case in small)
    assert {case.id for case in small} < {case.id for case in large}
    assert sample(_cases(3), None) == _cases(3)


def test_the_corpus_is_always_there(tmp_path: Path) -> None:
    [(one, cases)] = chosen_sets([], Places(CORPUS, tmp_path))
    assert one.name == "corpus"
    assert all(case.pdf.is_file() and case.tables for case in cases)
    assert any(cell.boxes for case in cases for table in case.tables for cell in table.cells)


def test_a_set_that_is_absent_is_an_error(tmp_path: Path) -> None:
    for names in (["sstqa"], ["corpus", "no-such-set"]):
        with pytest.raises(PathNotFoundError, match=names[-1]):
            chosen_sets(names, Places(CORPUS, tmp_path))
    with pytest.raises(PathNotFoundError):
        chosen_sets([], Places(tmp_path, tmp_path))


def test_truth_in_each_form() -> None:
    cell = {"row": 0, "col": 0, "text": "a", "bbox": [1, 2, 3, 4]}
    [table] = tables_of({"cells": [cell], "page": 7})
    assert (table.pages, table.cells[0].row_span, table.cells[0].boxes[0].page) == ({7}, 1, 7)
    [table] = tables_of({"tables": [{"cells": [cell], "page": 7}, {"cells": []}]}, with_pages=False)
    assert (table.pages, table.cells[0].boxes) == (frozenset(), ())
    boxes = {"row": 0, "col": 0, "text": "a", "boxes": [[2, 1, 1, 9, 9], [3, 1, 1, 9, 9]]}
    [table] = tables_of({"cells": [boxes], "pages": [2, 3]})
    assert [box.page for box in table.cells[0].boxes] == [2, 3]


@needs_shared
def test_every_shared_set_is_whole() -> None:
    counts = {one.name: len(cases) for one, cases in chosen_sets([], Places(CORPUS, SHARED))}
    assert set(counts) == {one.name for one in SETS}
    assert counts["twins-source"] == counts["twins-L0"] == counts["twins-L3"] == 48
    for _, cases in chosen_sets([], Places(CORPUS, SHARED)):
        assert all(case.pdf.is_file() and case.tables for case in cases)
