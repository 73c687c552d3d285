"""A drawn page to fragments: grid, text, captions and confidence together."""

from __future__ import annotations

from pipeline.grid import Fragment
from pipeline.layout.captions import with_captions
from pipeline.layout.fragments import read_fragments
from pipeline.layout.page_lines import page_lines
from pipeline.layout.regions import ruled_regions
from tests.drawn import Pen, Span, page, pdf, spans

XS, YS = (40, 140, 220, 300), (80, 100, 120, 140)
CELLS: list[Span] = [
    (0, 0, 2, 1, "科目"), (0, 1, 1, 2, "支出"), (1, 1, 1, 1, "基本"), (1, 2, 1, 1, "项目"),
    (2, 0, 1, 1, "教育"), (2, 1, 1, 1, "1,219.80"), (2, 2, 1, 1, ""),
]  # fmt: skip


def read(data: bytes) -> tuple[Fragment, ...]:
    content = page(data)
    regions = ruled_regions(content)
    lines = page_lines(content.chars, [region.box for region in regions])
    return with_captions([read_fragments(content, regions, lines)], [lines])


def drawing(pen: Pen) -> None:
    pen.text(120, 30, "部门支出总表", 16)
    pen.text(40, 60, "部门：示例局")
    pen.text(240, 60, "单位：万元")
    pen.cells(XS, YS, CELLS)
    pen.text(40, 150, "注：数字四舍五入")
    pen.text(190, 280, "- 3 -")


def test_a_page_becomes_a_fragment() -> None:
    (found,) = read(pdf(drawing))
    assert spans(found.cells) == CELLS
    assert (found.title, found.unit, found.header_rows, found.strategy) == ("部门支出总表", "万元", 2, "ruled")
    assert [line.text for line in found.below] == ["注：数字四舍五入"]
    assert found.cells[0].boxes[0].bbox == (40, 80, 140, 120)


def test_an_empty_cell_is_there_with_a_box() -> None:
    (found,) = read(pdf(drawing))
    empty = found.cells[-1]
    assert (empty.text, empty.raw, empty.status, empty.boxes[0].bbox) == ("", "", "read", (220, 120, 300, 140))


def test_raw_keeps_what_was_printed() -> None:
    def draw(pen: Pen) -> None:
        pen.cells(XS, YS, [*CELLS[:4], (2, 0, 1, 1, "⼀般公共\n服务"), *CELLS[5:]], size=7)

    (found,) = read(pdf(draw))
    cell = found.cells[4]
    assert (cell.text, cell.raw, cell.status) == ("一般公共服务", "⼀般公共\n服务", "repaired")
    assert "folded" in cell.flags


def test_two_tables_share_the_lines_between_them() -> None:
    def draw(pen: Pen) -> None:
        drawing(pen)
        pen.text(120, 170, "项目支出表", 16)
        pen.cells(XS, tuple(y + 120 for y in YS), CELLS)

    first, second = read(pdf(draw))
    assert [line.text for line in first.below] == ["注：数字四舍五入", "项目支出表"]
    assert (first.title, second.title) == ("部门支出总表", "项目支出表")


def test_cells_at_the_lower_edge_tell_what_room_they_have() -> None:
    def draw(pen: Pen) -> None:
        cells: list[Span] = [
            (0, 0, 1, 1, "一二三四五六七八九"),
            (0, 1, 1, 1, "一二"),
            (1, 0, 1, 1, "甲"),
            (1, 1, 1, 1, "乙"),
        ]
        pen.cells((40, 140, 240), (80, 100, 120), [(1 - row, *rest) for row, *rest in cells])

    (found,) = read(pdf(draw))
    room = {tuple(box): em for box, em in found.room.items()}
    assert set(room) == {(40, 100, 140, 120), (140, 100, 240, 120)}
    assert room[40, 100, 140, 120] < 1 < room[140, 100, 240, 120]
