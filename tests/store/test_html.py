from __future__ import annotations

from tests.documents import budget_table, cell


def test_spans_header_and_escaping() -> None:
    assert budget_table().to_html() == "\n".join(
        [
            "<table>",
            "<thead>",
            '<tr><th rowspan="2">项目</th><th colspan="2">预算数</th></tr>',
            "<tr><th>基本支出</th><th>项目支出</th></tr>",
            "</thead>",
            "<tbody>",
            '<tr><td rowspan="2">教育</td><td>1,219.80</td><td>&lt;0&gt;</td></tr>',
            "<tr><td>3.00</td><td></td></tr>",
            "</tbody>",
            "</table>",
        ]
    )


def test_a_cell_from_header_into_body_is_not_cut() -> None:
    html = budget_table().model_copy(update={"header_rows": 1}).to_html()
    assert "<thead>" not in html
    assert '<tr><th rowspan="2">项目</th>' in html


def test_a_line_break_stays_one() -> None:
    table = budget_table().model_copy(update={"cells": (cell(0, 0, "一\n二"),), "n_rows": 1})
    assert "<th>一<br>二</th>" in table.to_html()
