from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.grid import PageLine
from pipeline.layout.running_lines import running_keys, without_running

HEIGHT = 800.0


def line(text: str, middle: float) -> PageLine:
    return PageLine(text, Box(60, middle - 5, 60 + 10 * len(text), middle + 5), 10)


def kept(line_: PageLine, pages: list[tuple[list[PageLine], bool]]) -> bool:
    return bool(without_running([line_], running_keys(pages), HEIGHT))


@pytest.mark.parametrize(
    "text", ["1", "- 12 -", "—3—", "第 3 页", "第3页 共12页", "第3页，共12页", "3/12", "· 7 ·", "5 of 9"]
)
@pytest.mark.parametrize("middle", [30, 770])
def test_page_numbers_go(text: str, middle: float) -> None:
    assert not kept(line(text, middle), [])


@pytest.mark.parametrize("text", ["2026年", "表3", "部门收支总表", "单位：万元", "12.50", "第三部分"])
def test_other_lines_in_the_margin_stay(text: str) -> None:
    assert kept(line(text, 30), [])


def test_a_number_in_the_body_stays() -> None:
    assert kept(line("12", 400), [])


def test_a_running_head_over_different_titles_goes() -> None:
    head = line("示例局2026年部门预算", 30)
    titles = ["部门收支总表", "部门收入总表", "部门支出总表"]
    assert not kept(head, [([head, line(title, 70)], True) for title in titles])


def test_a_running_head_on_pages_without_tables_goes() -> None:
    head = line("示例局2026年部门预算", 30)
    pages = [([head, line("部门概况", 70)], False)] * 2 + [([head, line("部门收支总表", 70)], True)] * 2
    assert not kept(head, pages)


def test_digits_in_a_running_head_may_change() -> None:
    titles = ["部门收支总表", "部门收入总表", "部门支出总表"]
    pages = [([line(f"示例局部门预算 {n}", 30), line(title, 70)], True) for n, title in enumerate(titles, 1)]
    assert not kept(line("示例局部门预算 2", 30), pages)


def test_a_table_title_repeated_on_each_page_stays() -> None:
    title = line("部门支出总表", 60)
    assert kept(title, [([title, line("单位：万元", 75)], True)] * 4)


def test_two_pages_are_not_enough() -> None:
    head = line("示例局2026年部门预算", 30)
    assert kept(head, [([head, line("部门收支总表", 70)], True), ([head, line("部门收入总表", 70)], True)])


def test_the_same_words_in_the_body_stay() -> None:
    words = "示例局2026年部门预算"
    pages = [([line(words, 30), line(title, 70)], True) for title in ("收支总表", "收入总表", "支出总表")]
    assert kept(line(words, 300), pages)
