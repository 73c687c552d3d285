from __future__ import annotations

import random
from collections import defaultdict

from pipeline.evaluation.calibrate import KINDS, Sample, fitted, table_samples
from pipeline.evaluation.truth import TruthCell, TruthTable
from pipeline.model import Cell, Evidence, PageBox, Table

EVIDENCE = Evidence(least=1, margin=1, edges=(1, 1, 1, 1), uncovered_ink=0, seal=0)


def test_a_cell_is_right_only_at_its_place_with_its_spans_and_text() -> None:
    texts = {(0, 0): "科目", (0, 1): "合计", (1, 0): "行政运行", (1, 1): "1,219.80"}
    cells = tuple(Cell(row=r, col=c, text=text, evidence=EVIDENCE) for (r, c), text in texts.items())
    box = PageBox(page=1, bbox=(0, 0, 1, 1))
    table = Table(id="t", fragments=(box,), n_rows=2, n_cols=2, cells=cells)
    truth = (
        TruthCell(0, 0, 1, 1, "科 目"),
        TruthCell(0, 1, 1, 2, "合计"),
        TruthCell(1, 0, 1, 1, "行政运行"),
        TruthCell(1, 1, 1, 1, "1,219.30"),
    )
    found = list(table_samples([table], [TruthTable(truth)]))
    assert [(one.kind, one.right) for one in found] == [
        ("words", True), ("words", False), ("words", True), ("number", False)
    ]  # fmt: skip


def test_the_fit_finds_what_speaks_against_cells_and_nothing_speaks_for_them() -> None:
    chance = random.Random(7)
    samples = []
    for kind in KINDS:
        for _ in range(1500):
            bad, noise, good = (chance.random() for _ in range(3))
            right = chance.random() < 1 - 0.8 * bad + 0.1 * good * bad
            samples.append(Sample(kind, {"bad": bad, "noise": noise, "good": good, "never": 0.0}, right))
    calibration = fitted(samples)
    assert calibration.fitted_on["words"][0] == 1500
    for kind in KINDS:
        model = calibration.of(kind)
        assert model.weights["bad"] > 3
        assert model.weights.get("noise", 0.0) < 1
        assert "never" not in model.weights
        assert "good" not in model.weights
        sure, doubted = (defaultdict(float, bad=bad, noise=0.5) for bad in (0.0, 0.6))
        assert model.probability(sure) > 0.9 > model.probability(doubted)
