"""What the text states against what the table prints."""

from __future__ import annotations

import pytest

from pipeline.checks.prose import prose_findings
from pipeline.model import Cell, PageBox, Table
from pipeline.settings import shipped_settings

ROWS = [
    ("收入", "", "支出", ""),
    ("项目", "决算数", "项目", "决算数"),
    ("一、一般公共预算财政拨款收入", "2,940.05", "一、一般公共服务支出", "2,940.05"),
    ("八、其他收入", "6.20", "二、外交支出", ""),
    ("本年收入合计", "2,946.25", "本年支出合计", "2,940.05"),
    ("年初结转和结余", "49.14", "年末结转和结余", "55.34"),
    ("总计", "2,995.39", "总计", "2,995.39"),
]


def table() -> Table:
    return Table(
        id="t1",
        title="收入支出决算总表",
        unit="万元",
        fragments=(PageBox(page=1, bbox=(0, 0, 1, 1)),),
        n_rows=len(ROWS),
        n_cols=4,
        header_rows=2,
        cells=tuple(
            Cell(row=row, col=col, col_span=2 if row == 0 else 1, text=text, raw=text)
            for row, texts in enumerate(ROWS)
            for col, text in enumerate(texts)
            if row or col in (0, 2)
        ),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["某局 2024 年度收入支出总计 0 万元。与", "2023 年度相比，收入支出总计减少 56.95 万元"], ["0"]),
        (["某局2024年度收入支", "出总计 2995.39 万元。"], []),
        (["收入支出总计 29,953,900 元"], []),
        (["本年收入合计 2946.52 万元，其中"], ["2946.52"]),
        (["财政拨款收入支出总计 2961.68 万元"], []),
        (["收入支出总计减少 1 万元"], []),
    ],
)
def test_a_stated_total_that_the_table_contradicts_is_a_finding(lines: list[str], expected: list[str]) -> None:
    found = prose_findings(lines, [table()], shipped_settings())
    assert [one.expected for one in found] == expected
    assert all((one.rule, one.severity, one.table) == ("I12", "error", "t1") for one in found)
