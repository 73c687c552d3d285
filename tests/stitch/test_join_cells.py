from __future__ import annotations

import pytest

from pipeline.stitch.join_cells import join_cells, join_texts
from tests.documents import cell


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        ("其他商品和服", "务支出", "其他商品和服务支出"),
        ("1.完成巡护；", "2.完成监测", "1.完成巡护；\n2.完成监测"),
        ("（一）巡护", "（二）监测", "（一）巡护\n（二）监测"),
        ("目标。", "一是加强监测", "目标。\n一是加强监测"),
        ("加强 GIS", "mapping", "加强 GIS mapping"),
        ("2026年", "Q1", "2026年Q1"),
        ("完成 ", " 监测", "完成监测"),
    ],
)
def test_texts_over_a_break(above: str, below: str, wanted: str) -> None:
    assert join_texts([above, below]) == wanted


def test_one_part_alone_stays_as_it_is() -> None:
    assert join_texts(["支出"]) == "支出"
    assert join_texts([]) == ""


def test_the_same_text_twice_is_one() -> None:
    joined = join_cells(cell(0, 0, "教育", rows=2), cell(0, 0, "教育", rows=3), 5)
    assert (joined.text, joined.raw, joined.row_span) == ("教育", "教育", 5)


def test_the_less_certain_part_decides() -> None:
    joined = join_cells(cell(0, 0, "教", confidence=0.9), cell(0, 0, "育", confidence=0.5), 1)
    assert 0.4 < joined.confidence < 0.5


def test_a_repair_of_either_part_is_kept() -> None:
    repaired = cell(0, 0, "育").model_copy(update={"status": "repaired", "flags": ("folded",)})
    for parts in ((cell(0, 0, "教"), repaired), (repaired, cell(0, 0, "教"))):
        joined = join_cells(*parts, 1)
        assert joined.status == "repaired"
        assert joined.flags == ("folded", "joined_over_page")
