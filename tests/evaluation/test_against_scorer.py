"""Every measure agrees with the independent scorer kept in `../shared`."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.evaluation.adjacency import page_relations
from pipeline.evaluation.figures import set_figures
from pipeline.evaluation.pairing import pair_tables
from pipeline.evaluation.placed import Placed, placed
from pipeline.evaluation.results import DocumentResult, TableResult
from pipeline.evaluation.sets import Places, chosen_sets
from pipeline.evaluation.table_measures import measure_table
from pipeline.evaluation.text_key import is_number, text_key
from pipeline.evaluation.truth import TruthTable
from tests.evaluation.damage import damaged
from tests.evaluation.grids import table, truth
from tests.evaluation.paths import SHARED, needs_shared

pytestmark = needs_shared

NAMES = {
    "teds": "teds",
    "teds_struct": "teds_struct",
    "grits_top": "grits_top",
    "grits_con": "grits_con",
    "cell_f1": "cell_f1",
    "numbers_exact": "num_exact",
    "cer": "cer",
}
MICRO = {"pooled_cell_f1": "micro_cell_f1", "pooled_numbers_exact": "micro_num_exact", "pooled_cer": "micro_cer"}


@pytest.fixture(scope="module")
def scorer() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SHARED))
        yield importlib.import_module("score")


def _theirs(cells: Sequence[Placed], **more: object) -> dict[str, object]:
    names = ("row", "col", "row_span", "col_span", "text")
    return {"cells": [dict(zip(names, cell, strict=True)) for cell in cells], **more}


def test_text_that_counts(scorer: ModuleType) -> None:
    texts = ["合  计\n（万元）", "−3", "１,234．５", "12%", "(2)", "¥5", "￥１", "1.", "2024年", "-", "", "ⅲ", "1,2,3"]
    texts += ["+5", "a\u200bb", "1 2", "12 万", "①", "½"]
    assert [text_key(text) for text in texts] == [scorer.norm(text) for text in texts]
    assert [is_number(text_key(text)) for text in texts] == [scorer.is_number(scorer.norm(text)) for text in texts]


def test_measures_of_tables(scorer: ModuleType) -> None:
    """Alignments of the same sum are a matter of rounding in GriTS, so that few tables may differ, and by little."""
    apart = dict.fromkeys(NAMES, 0)
    pairs = list(damaged(largest=80))
    for predicted, printed in pairs:
        ours, theirs = measure_table(predicted, printed), scorer.score_table(_theirs(predicted), _theirs(printed))
        for name, other in NAMES.items():
            assert getattr(ours, name) == pytest.approx(theirs[other], abs=0.02 if "grits" in name else 1e-9), name
            apart[name] += getattr(ours, name) != pytest.approx(theirs[other], abs=1e-5)
    assert len(pairs) > 20
    assert max(apart.values()) <= 0.03 * len(pairs), apart


def test_an_empty_prediction(scorer: ModuleType) -> None:
    printed = next(damaged(largest=80))[1]
    ours, theirs = measure_table([], printed), scorer.score_table(None, _theirs(printed))
    assert {name: getattr(ours, name) for name in NAMES} == {name: theirs[other] for name, other in NAMES.items()}


def test_pairs_and_summary_of_a_document(scorer: ModuleType) -> None:
    pairs = list(damaged(largest=60))
    predicted, printed = [one for one, _ in pairs[2::7]][::-1], [other for _, other in pairs[::7]]
    predicted, printed = [*predicted[1:], predicted[3]], printed[:-1]
    pages = [number % 2 + 1 for number in range(99)]
    ours = pair_tables(
        [table(cells, page=page) for cells, page in zip(predicted, pages, strict=False)],
        [TruthTable(truth(cells), pages=frozenset({page})) for cells, page in zip(printed, pages, strict=False)],
    )
    their_predicted = [_theirs(cells, page=page) for cells, page in zip(predicted, pages, strict=False)]
    their_printed = [_theirs(cells, page=page) for cells, page in zip(printed, pages, strict=False)]
    assert ours == scorer.match(their_predicted, their_printed)
    measures = [measure_table(predicted[ours[i]] if i in ours else [], cells) for i, cells in enumerate(printed)]
    results = [TableResult(found=i in ours, measures=one) for i, one in enumerate(measures)]
    document = DocumentResult(id="a", tables=tuple(results), extra_tables=len(predicted) - len(ours))
    figures = set_figures([document], complete=True)
    theirs = scorer.summary([scorer.score_doc({"tables": their_predicted}, {"tables": their_printed})])
    for name, other in {**NAMES, **MICRO, "missed": "missed", "extra": "extra", "perfect": "perfect_tables"}.items():
        assert figures[name] == pytest.approx(theirs[other], abs=1e-4), name


def test_adjacency_relations(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Truth of the competition against itself with every third cell misread and one table a document left out."""
    [(_, cases)] = chosen_sets(["icdar2013"], Places(SHARED, SHARED))
    right = got = want = hit = false = 0
    for case in cases:
        predicted: dict[int, list[list[Placed]]] = {}
        tables = []
        for one in case.tables[1:] or case.tables:
            [page] = one.pages
            cells = [Placed(c.row, c.col, c.row_span, c.col_span, c.text) for c in one.cells]
            cells = [cell._replace(text="x" + cell.text) if i % 3 == 0 else cell for i, cell in enumerate(cells)]
            predicted.setdefault(page, []).append(cells)
            tables.append(_theirs(cells, page=page))
        (tmp_path / f"{case.id}.json").write_text(json.dumps({"tables": tables}), encoding="utf-8")
        for page in {page for one in case.tables for page in one.pages}:
            counts = page_relations(predicted.get(page, []), [t.cells for t in case.tables if page in t.pages])
            right, got, want = right + counts.right, got + counts.predicted, want + counts.truth
            hit, false = hit + counts.found, false + counts.extra
    arguments = ["icdar_score.py", "--truth", str(SHARED / "truth/icdar2013"), "--pred", str(tmp_path)]
    monkeypatch.setattr("sys.argv", arguments)
    monkeypatch.syspath_prepend(str(SHARED))
    importlib.import_module("icdar_score").main()
    theirs = json.loads(capsys.readouterr().out)
    assert theirs["adj_precision"] == round(right / got, 4)
    assert theirs["adj_recall"] == round(right / want, 4)
    assert theirs["adj_f1"] == round(2 * right / (got + want), 4)
    assert (theirs["hit"], theirs["false_tables"]) == (hit, false)
    assert theirs["tables"] == sum(len(case.tables) for case in cases)


def test_a_measured_document_of_the_scorers_own(scorer: ModuleType) -> None:
    """A truth file read by both ways is the same table."""
    [(_, cases)] = chosen_sets(["crosspage"], Places(SHARED, SHARED))
    for case in cases:
        path = SHARED / "truth/crosspage" / f"{case.id}.json"
        theirs = scorer.cells_of(json.loads(path.read_text(encoding="utf-8")))
        assert [tuple(cell) for cell in placed(case.tables[0].cells)] == theirs
