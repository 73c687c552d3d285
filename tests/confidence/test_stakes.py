from __future__ import annotations

from pipeline.confidence.stakes import WEIGHT, stakes
from pipeline.model import Table
from tests.documents import budget_table, cell

ROLES = [
    ["label", "label", "label", "label"],
    ["code", "label", "total", "amount"],
    ["label", "label", "total", "total"],
    ["label", "prose", "total", "amount"],
]
TEXTS = [
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["2080208", "行政运行", "1,219.80", "0.00"],
    ["", "合  计", "3.5", "3"],
    ["", "用于" + "机关运转" * 9, "12", ""],
]


def table(confidence: float = 0.9) -> Table:
    cells = tuple(
        cell(row, col, text, confidence=confidence) for row, texts in enumerate(TEXTS) for col, text in enumerate(texts)
    )
    return Table(id="t", fragments=(), n_rows=4, n_cols=4, header_rows=1, cells=cells)


def test_totals_weigh_more_than_amounts_than_labels_than_prose() -> None:
    found = stakes(table())
    roles = [[found[row, col].role for col in range(4)] for row in range(4)]
    assert roles == ROLES
    assert sorted(WEIGHT, key=lambda role: -WEIGHT[role]) == ["total", "amount", "code", "label", "prose"]
    assert found[1, 3].loss == round(0.1 * WEIGHT["amount"], 6)


def test_what_a_person_settled_has_no_loss_and_what_people_dispute_has() -> None:
    settled = budget_table().cells[5].model_copy(update={"source": "human", "confidence": 1.0})
    disputed = settled.model_copy(update={"confidence": 0.5})
    one = budget_table().model_copy(update={"cells": (settled,)})
    assert stakes(one)[2, 1].loss == 0
    assert stakes(one.model_copy(update={"cells": (disputed,)}))[2, 1].loss > 0
