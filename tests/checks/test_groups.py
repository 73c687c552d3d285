"""总数 and its parts beside one label."""

from __future__ import annotations

import pytest

from pipeline.checks.figures import Figures
from pipeline.checks.groups import groups
from pipeline.checks.judge import judge
from pipeline.model import Cell, PageBox, Table
from pipeline.schema.reading import Reading


def form(label: str, rows: list[tuple[str, str]]) -> Table:
    cells = [Cell(row=0, col=0, row_span=len(rows), text=label)]
    for row, texts in enumerate(rows):
        cells += [Cell(row=row, col=col, text=text) for col, text in enumerate(texts, 1)]
    box = PageBox(page=1, bbox=(0, 0, 1, 1))
    return Table(id="t", fragments=(box,), n_rows=len(rows), n_cols=3, cells=tuple(cells))


PARTS = [("概况类更新量", "92"), ("动态更新量", "31"), ("目录更新量", "4")]


@pytest.mark.parametrize(
    ("label", "rows", "verdicts"),
    [
        ("信息发布\n（单位：条）", [("总数", "127"), *PARTS], ["pass"]),
        ("信息发布\n（单位：条）", [("总数", "115"), *PARTS], ["fail"]),
        ("信息发布", [("总数", "115"), *PARTS], []),
        ("专栏（单位：个）", [("维护数量", "6"), ("新开设数量", "2"), ("关闭数量", "1")], []),
        ("解读（单位：条）", [("总数", "5"), ("材料（单位：份）", "2"), ("产品（单位：个）", "2")], []),
        ("解读（单位：条）", [("总数", "5"), ("材料", "见附件"), ("产品", "2")], ["not_checkable"]),
    ],
)
def test_a_total_beside_the_label_of_its_parts(label: str, rows: list[tuple[str, str]], verdicts: list[str]) -> None:
    table = form(label, rows)
    assert [judge(one).verdict for one in groups(table, Figures(Reading(table)))] == verdicts
