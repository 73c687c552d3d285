from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.page_lines import lines_above, lines_below, page_lines
from tests.text.typeset import row

TABLE = Box(50, 100, 300, 200)
LOWER = Box(50, 260, 300, 400)
CHARS = [
    *row("部门收支总表", 100, 60),
    *row("部门：示例局", 50, 80),
    *row("单位：万元", 250, 80),
    *row("表内文字", 60, 120),
    *row("注：数字四舍五入", 50, 210),
    *row("部门支出总表", 100, 230),
    *row("- 3 -", 150, 420),
]


def texts(lines: tuple) -> list[str]:
    return [line.text for line in lines]


def test_lines_outside_of_tables_from_top_to_bottom() -> None:
    assert texts(page_lines(CHARS, [TABLE, LOWER])) == [
        "部门收支总表", "部门：示例局", "单位：万元", "注：数字四舍五入", "部门支出总表", "- 3 -",
    ]  # fmt: skip


def test_a_wide_gap_parts_a_line() -> None:
    (left, right) = page_lines([*row("部门：示例局", 50, 80), *row("单位：万元", 250, 80)], [])
    assert (left.text, left.box.x1, right.text, right.box.x0) == ("部门：示例局", 110, "单位：万元", 250)
    assert len(page_lines([*row("部门", 50, 80), *row("预算", 80, 80)], [])) == 1


def test_lines_above_and_below_end_at_the_next_table() -> None:
    lines = page_lines(CHARS, [TABLE, LOWER])
    assert texts(lines_above(lines, TABLE, [LOWER])) == ["部门收支总表", "部门：示例局", "单位：万元"]
    assert texts(lines_below(lines, TABLE, [LOWER])) == ["注：数字四舍五入", "部门支出总表"]
    assert texts(lines_above(lines, LOWER, [TABLE])) == ["注：数字四舍五入", "部门支出总表"]
    assert texts(lines_below(lines, LOWER, [TABLE])) == ["- 3 -"]


def test_a_table_beside_does_not_end_the_lines() -> None:
    beside = Box(320, 50, 500, 90)
    lines = page_lines(CHARS, [TABLE, LOWER, beside])
    assert texts(lines_above(lines, TABLE, [LOWER, beside])) == ["部门收支总表", "部门：示例局", "单位：万元"]


def test_size_is_the_height_of_the_glyphs() -> None:
    (line,) = page_lines(row("部门收支总表", 100, 60, size=16), [])
    assert (line.size, line.box) == (16, Box(100, 60, 196, 76))
