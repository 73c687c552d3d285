"""What libraries answer about cells becomes rows, columns and spans."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from tests.bench.peer import read_camelot, read_img2table, read_tabula
from tests.bench.peer.cells import Cells, cells_of_boxes, cells_of_grid
from tests.bench.peer.html_cells import cells_of_html
from tests.bench.peer.ocr import lines_of


def _places(cells: Cells) -> list[tuple[object, ...]]:
    return [tuple(cell.values()) for cell in cells]


def test_boxes_become_a_grid_with_spans() -> None:
    boxes = [(0, 0, 100.4, 20, "head"), (0, 20.3, 50, 40, "a"), (50.2, 20, 100, 60, "tall"), (0, 40, 50, 60, "b")]
    assert _places(cells_of_boxes(boxes, 1)) == [
        (0, 0, 1, 2, "head"),
        (1, 0, 1, 1, "a"),
        (1, 1, 2, 1, "tall"),
        (2, 0, 1, 1, "b"),
    ]


def test_gaps_are_empty_cells_and_of_overlapping_boxes_the_first_counts() -> None:
    boxes = [(0, 0, 10, 10, "a"), (10, 10, 20, 20, "d"), (0, 0, 10, 10, "again"), (0, 0, 0, 0, "nothing")]
    assert _places(cells_of_boxes(boxes, 1)) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, ""),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "d"),
    ]


def test_open_neighbours_that_are_no_rectangle_stay_apart() -> None:
    cells = cells_of_grid([["a", "b"], ["c", "d"]], lambda row, _: row == 0, lambda _, col: col == 0)
    assert _places(cells) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]


@dataclass
class _CamelotCell:
    text: str
    left: bool = True
    right: bool = True
    top: bool = True
    bottom: bool = True


def test_camelot_cells_without_a_rule_between_them_are_one() -> None:
    grid = [
        [_CamelotCell("合计 ", right=False), _CamelotCell("", left=False)],
        [_CamelotCell("1"), _CamelotCell("2")],
    ]
    assert _places(read_camelot.cells_of_table(grid)) == [
        (0, 0, 1, 2, "合计"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
    ]


def test_img2table_places_with_one_box_are_one_cell() -> None:
    def cell(x1: int, y1: int, value: str | None) -> SimpleNamespace:
        return SimpleNamespace(bbox=SimpleNamespace(x1=x1, y1=y1, x2=x1 + 1, y2=y1 + 1), value=value)

    tall = cell(0, 0, "科目")
    assert _places(read_img2table.cells_of_table([[tall, cell(5, 0, "1")], [tall, cell(5, 5, None)]])) == [
        (0, 0, 2, 1, "科目"),
        (0, 1, 1, 1, "1"),
        (1, 1, 1, 1, ""),
    ]


def test_tabula_gives_spans_only_where_it_saw_rules() -> None:
    def cell(left: float, top: float, width: float, height: float, text: str) -> dict[str, object]:
        return {"left": left, "top": top, "width": width, "height": height, "text": text}

    rows = [
        [cell(0, 0, 20, 10, "a"), cell(0, 0, 0, 0, "")],
        [cell(0, 10, 10, 10, "b"), cell(10, 10, 10, 10, "c")],
    ]
    ruled = read_tabula.cells_of_table({"extraction_method": "lattice", "data": rows})
    assert _places(ruled) == [(0, 0, 1, 2, "a"), (1, 0, 1, 1, "b"), (1, 1, 1, 1, "c")]
    aligned = read_tabula.cells_of_table({"extraction_method": "stream", "data": rows})
    assert _places(aligned)[:2] == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "")]


def test_html_spans_move_later_cells() -> None:
    html = "<html><table><tr><td colspan='2'>a</td><td rowspan='2'>b</td></tr><tr><td>c</td><td></td></tr></table>"
    assert _places(cells_of_html(html)) == [
        (0, 0, 1, 2, "a"),
        (0, 2, 2, 1, "b"),
        (1, 0, 1, 1, "c"),
        (1, 1, 1, 1, ""),
    ]
    assert cells_of_html("") == []


def test_a_page_without_writing_has_no_lines() -> None:
    assert lines_of(SimpleNamespace(boxes=None, txts=None, scores=None)) == []
