"""Text of other converters, written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import convert
from pipeline.errors import EmptyFileError, NotAPdfError
from pipeline.model import Table

PIPES = """# 2026年部门预算

表1 收支总表

单位：万元

| 收入 |  | 支出 |  |
|---|--:|---|--:|
| 项目 | 预算数 | 项目 | 预算数 |
| 一般公共预算 | 1,219. 80 | 教育支出 | 1,000.00 |
| 其他收入 |  | 卫生健康支出 | 219.80 |
| 收入总计 | 1,219.80 | 支出总计 | 1,219.80 |

说明：本表金额四舍五入。
"""


def only_table(tmp_path: Path, text: str | bytes, name: str = "a.md") -> Table:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (table,) = convert(path).tables
    return table


def texts(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_a_pipe_table_with_title_unit_and_header(tmp_path: Path) -> None:
    table = only_table(tmp_path, PIPES)
    assert (table.title, table.unit) == ("表1收支总表", "万元")
    assert (table.n_rows, table.n_cols) == (5, 4)
    assert texts(table)[2] == ["一般公共预算", "1,219.80", "教育支出", "1,000.00"]
    assert texts(table)[3] == ["其他收入", "", "卫生健康支出", "219.80"]


def test_a_joined_number_keeps_what_was_seen(tmp_path: Path) -> None:
    cell = next(cell for cell in only_table(tmp_path, PIPES).cells if cell.raw == "1,219. 80")
    assert (cell.text, cell.status, cell.flags) == ("1,219.80", "repaired", ("number_joined",))


def test_boxes_say_the_lines(tmp_path: Path) -> None:
    cell = next(cell for cell in only_table(tmp_path, PIPES).cells if cell.text == "收入总计")
    assert [box.bbox for box in cell.boxes] == [(0.0, 11.0, 1.0, 12.0)]


def test_tabs_and_an_old_encoding(tmp_path: Path) -> None:
    text = "项目\t金额\r\n办公费\t1.50\r\n合计\t1.50\r\n".encode("gb18030")
    assert texts(only_table(tmp_path, text, "a.txt")) == [["项目", "金额"], ["办公费", "1.50"], ["合计", "1.50"]]


def test_parts_with_blank_lines_between_are_one_table(tmp_path: Path) -> None:
    text = "项目\t金额\n办公费\t1.50\n\n\n项目\t金额\n印刷费\t2.00\n"
    assert texts(only_table(tmp_path, text, "a.txt")) == [["项目", "金额"], ["办公费", "1.50"], ["印刷费", "2.00"]]


def test_prose_between_parts_keeps_them_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("项目\t金额\n办公费\t1.50\n\n表2\n\n项目\t金额\n印刷费\t2.00\n", encoding="utf-8")
    assert len(convert(tmp_path / "a.txt").tables) == 2


DRAWN = """表1 收支总表
+----------+----------+
| 项目     | 金额     |
+==========+==========+
| 一般公共 | 1,219.80 |
| 预算     |          |
+----------+----------+
| 合计     | 1,219.80 |
+----------+----------+
"""
BOXES = """┌────┬────┐
│项目│金额│
├────┼────┤
│办公│1.50│
│印刷│2.50│
└────┴────┘
"""
HTML = """表1
<table><tr><th rowspan="2">项目</th><th colspan="2">金额</th></tr><tr><th>基本</th><th>项目</th></tr>
<tr><td>办公费</td><td>1.50</td><td></td></tr>
</table>单位：万元
"""
COMMAS = '项目,金额,备注\n办公费,"1,219.80",\n印刷费,2.00,\n'


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (DRAWN, [["项目", "金额"], ["一般公共预算", "1,219.80"], ["合计", "1,219.80"]]),
        (BOXES, [["项目", "金额"], ["办公", "1.50"], ["印刷", "2.50"]]),
        ("｜项目｜金额｜\n｜办公费｜1.50｜\n", [["项目", "金额"], ["办公费", "1.50"]]),
        (HTML, [["项目", "金额"], ["基本", "项目"], ["办公费", "1.50", ""]]),
        (COMMAS, [["项目", "金额", "备注"], ["办公费", "1,219.80", ""], ["印刷费", "2.00", ""]]),
        ("| 项目 | 金额 |\n|---|---|\n| 社会保 | 1.50 |\n| 障支出 | |\n", [["项目", "金额"], ["社会保障支出", "1.50"]]),
    ],
    ids=["drawn", "boxes", "wide pipes", "html", "commas", "wrapped"],
)
def test_other_ways_to_write_a_table(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    assert texts(only_table(tmp_path, text)) == rows


@pytest.mark.parametrize("text", ["甲,乙,丙\n1,234,5\n2,345,6\n", "其中，基本支出1,234.00元, 项目支出2元\n"])
def test_commas_that_may_stand_inside_numbers_make_no_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert convert(tmp_path / "a.txt").tables == ()


def test_a_damaged_heading_among_known_ones_is_completed(tmp_path: Path) -> None:
    text = "项目\t合计\t公务待费\t会议费\n甲\t3.00\t1.00\t2.00\n"
    cell = next(cell for cell in only_table(tmp_path, text, "a.txt").cells if cell.raw == "公务待费")
    assert (cell.text, cell.status, cell.flags) == ("公务接待费", "repaired", ("label_completed",))
    assert cell.confidence < 0.9


def test_amounts_of_a_row_that_lacks_cells_are_doubtful(tmp_path: Path) -> None:
    """The first row has lost a blank, nobody knows which; the sum holds wherever its addends stand."""
    text = "项目\t合计\t基本支出\t项目支出\t经营支出\n教育\t10\t4\t6\n卫生\t5\t\t5\t\n"
    doubted = {cell.text for cell in only_table(tmp_path, text, "a.txt").cells if cell.confidence < 0.9}
    assert doubted == {"教育", "10", "4", "6", ""}


def test_rows_without_the_blanks_at_their_ends_are_not_doubted(tmp_path: Path) -> None:
    text = "项目\t合计\t基本\t项目\n甲\t1\t\t1\n乙\t2\t2\n丙\t3\t\t3\n丁\t4\t\t4\n"
    table = only_table(tmp_path, text, "a.txt")
    assert texts(table)[2] == ["乙", "2", "2", ""]
    assert min(cell.confidence for cell in table.cells) >= 0.9


def test_the_same_bytes_give_the_same_document(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PIPES, encoding="utf-8")
    assert convert(tmp_path / "a.md") == convert(tmp_path / "a.md")


def test_text_without_tables_is_a_document_without_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("只有一句话。\n", encoding="utf-8")
    assert convert(tmp_path / "a.txt").tables == ()


@pytest.mark.parametrize(
    ("data", "error"), [(b"", EmptyFileError), (b" \n", EmptyFileError), (b"\x00\x01\x02", NotAPdfError)]
)
def test_what_is_no_text(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(error):
        convert(tmp_path / "a.txt")
