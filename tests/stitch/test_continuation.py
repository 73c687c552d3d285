"""What goes on over a page break, and what only looks like it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.grid import Fragment
from pipeline.model import Table
from pipeline.stitch.stitch import stitch
from tests.stitch.fragments import NAMES, ROWS, caption, fragment, line, texts

TITLE = caption("部门支出总表")
FIRST = [NAMES, *ROWS[:3]]


def joined(*fragments: Fragment) -> Table:
    (table,) = stitch(fragments)
    return table


def counts(*fragments: Fragment) -> list[int]:
    return [len(table.fragments) for table in stitch(fragments)]


def first(**options: object) -> Fragment:
    return fragment(FIRST, 1, header=1, **{"above": TITLE, "title": "部门支出总表", "unit": "万元", **options})


def test_a_repeated_header_is_dropped() -> None:
    table = joined(first(), fragment([NAMES, *ROWS[3:]], 2, header=1))
    assert texts(table) == [NAMES, *ROWS]
    assert (table.header_rows, table.n_rows, table.n_cols) == (1, 7, 4)


def test_without_a_repeated_header_nothing_is_dropped() -> None:
    assert texts(joined(first(), fragment(ROWS[3:], 2))) == [NAMES, *ROWS]


def test_white_space_in_a_repeated_header_does_not_matter() -> None:
    spaced = ("科目 编码", "科目名称", "合 计", "基本\n支出")
    assert texts(joined(first(), fragment([spaced, *ROWS[3:]], 2, header=1))) == [NAMES, *ROWS]


def test_a_repeated_header_of_two_rows_is_dropped() -> None:
    header = [(0, 0, 2, 1, "科目"), (0, 1, 1, 2, "支出"), (1, 1, 1, 1, "基本支出"), (1, 2, 1, 1, "项目支出")]
    upper = [*header, (2, 0, 1, 1, "教育"), (2, 1, 1, 1, "3.00"), (2, 2, 1, 1, "1.00")]
    lower = [*header, (2, 0, 1, 1, "科技"), (2, 1, 1, 1, "5.00"), (2, 2, 1, 1, "2.00")]
    table = joined(fragment(upper, 1, header=2), fragment(lower, 2, header=2))
    assert texts(table)[2:] == [("教育", "3.00", "1.00"), ("科技", "5.00", "2.00")]
    assert table.header_rows == 2


def test_a_title_repeated_with_the_header_belongs_to_the_same_table() -> None:
    table = joined(first(), fragment([NAMES, *ROWS[3:]], 2, header=1, above=TITLE))
    assert texts(table) == [NAMES, *ROWS]
    assert (table.title, table.unit) == ("部门支出总表", "万元")


def test_a_title_repeated_with_a_continuation_mark() -> None:
    again = (line("部门支出总表（续）", 24, 14), TITLE[1])
    assert texts(joined(first(), fragment([NAMES, *ROWS[3:]], 2, header=1, above=again))) == [NAMES, *ROWS]


@pytest.mark.parametrize("mark", ["续表", "（续）", "续表1", "接上页", "（续表）"])
def test_a_continuation_mark_alone(mark: str) -> None:
    assert counts(first(), fragment(ROWS[3:], 2, above=[line(mark, 40)])) == [2]


def test_another_title_is_another_table() -> None:
    assert counts(first(), fragment([NAMES, *ROWS[3:]], 2, header=1, above=caption("项目支出表"))) == [1, 1]


def test_the_same_title_with_another_header_is_another_table() -> None:
    other = ("项目编码", "项目名称", "合计", "其中：财政拨款")
    assert counts(first(), fragment([other, *ROWS[3:]], 2, header=1, above=TITLE)) == [1, 1]


def test_the_same_form_filled_in_twice_is_two_tables() -> None:
    def form(page: int, name: str) -> Fragment:
        rows = [("项目名称", name), ("主管部门", "示例局"), ("资金总额", "20.00"), ("年度目标", "完成")]
        return fragment(rows, page)

    assert counts(form(1, "湿地巡护"), form(2, "设备购置")) == [1, 1]


def test_forms_with_a_title_row_in_the_grid_are_two_tables() -> None:
    def form(page: int, name: str) -> Fragment:
        rows = [(0, 0, 1, 2, "项目支出绩效目标表"), (1, 0, 1, 1, "项目名称"), (1, 1, 1, 1, name), (2, 0, 1, 2, "目标")]
        return fragment(rows, page)

    assert counts(form(1, "湿地巡护"), form(2, "设备购置")) == [1, 1]


def test_the_second_half_of_a_form_goes_on() -> None:
    upper = [("项目名称", "湿地巡护"), ("主管部门", "示例局"), ("资金总额", "20.00")]
    lower = [("年度目标", "完成巡护"), ("数量指标", "12次")]
    assert texts(joined(fragment(upper, 1, above=TITLE), fragment(lower, 2))) == [*upper, *lower]


def test_a_table_over_three_pages() -> None:
    pages = [
        first(),
        fragment([NAMES, *ROWS[3:5]], 2, header=1),
        fragment([NAMES, *ROWS[5:]], 3, header=1, bottom=200),
    ]
    table = joined(*pages)
    assert texts(table) == [NAMES, *ROWS]
    assert [(box.page, box.bbox[3]) for box in table.fragments] == [(1, 760), (2, 760), (3, 200)]


def test_a_note_below_ends_a_table() -> None:
    assert counts(first(below=[line("注：数字四舍五入", 770)]), fragment(ROWS[3:], 2)) == [1, 1]


def test_words_above_the_next_page_begin_another_table() -> None:
    assert counts(first(), fragment(ROWS[3:], 2, above=[line("三、其他情况说明", 40)])) == [1, 1]


def test_a_table_that_ends_in_the_middle_of_its_page_does_not_go_on() -> None:
    elsewhere = (52, 177, 302, 427, 552)
    assert counts(first(bottom=140), fragment(ROWS[3:], 2, xs=elsewhere, bottom=120)) == [1, 1]


def test_a_table_whose_next_row_did_not_fit_goes_on() -> None:
    tall = fragment(ROWS[3:5], 2, xs=(52, 177, 302, 427, 552), bottom=760)
    assert counts(first(bottom=500), tall) == [2]


def test_a_table_that_ends_in_the_middle_goes_on_where_its_header_is_repeated() -> None:
    assert counts(first(bottom=300), fragment([NAMES, *ROWS[3:]], 2, header=1)) == [2]


def test_a_page_between_parts_tables() -> None:
    assert counts(first(), fragment([NAMES, *ROWS[3:]], 3, header=1)) == [1, 1]


def test_a_table_above_another_on_its_page_does_not_go_on() -> None:
    upper = first(bottom=300)
    lower = fragment([("甲", "乙"), ("1", "2")], 1, header=1, top=400, xs=(50, 200, 420))
    assert counts(upper, lower, fragment([NAMES, *ROWS[3:]], 2, header=1)) == [1, 1, 1]


def test_a_table_with_other_columns_and_a_header_of_its_own_is_another_table() -> None:
    other = fragment([("甲", "乙"), ("丙", "3.00")], 1, header=1)
    assert counts(other, fragment([NAMES, *ROWS[3:]], 2, header=1)) == [1, 1]


def test_only_the_last_table_of_a_page_goes_on_to_the_first_of_the_next() -> None:
    upper = fragment([("甲", "乙"), ("1", "2")], 1, header=1, bottom=300)
    low = first(top=400)
    rest = fragment(ROWS[3:], 2, bottom=300)
    other = fragment([("丙", "丁"), ("3", "4")], 2, header=1, top=400, above=[line("另表", 380)])
    assert counts(upper, low, rest, other) == [1, 2, 1]


def test_ruled_and_borderless_parts_do_not_join() -> None:
    assert counts(first(), fragment(ROWS[3:], 2, strategy="borderless")) == [1, 1]


def test_another_number_of_columns_at_another_width_is_another_table() -> None:
    assert counts(first(), fragment([row[:3] for row in ROWS[3:]], 2, xs=(50, 200, 300, 420))) == [1, 1]


def test_a_unit_printed_on_a_later_page_only_is_kept() -> None:
    assert joined(first(unit=""), fragment([NAMES, *ROWS[3:]], 2, header=1, unit="元")).unit == "元"


def test_ids_tell_where_a_table_begins() -> None:
    pages: Sequence[Fragment] = [
        first(),
        fragment(ROWS[3:], 2, bottom=300),
        fragment(FIRST, 2, header=1, top=400, above=caption("项目支出表")),
        fragment(FIRST, 3, header=1, above=caption("三公经费支出表")),
    ]
    assert [table.id for table in stitch(pages)] == ["p1t1", "p2t2", "p3t1"]


def test_a_nearly_empty_grid_alone_is_no_table_but_may_be_the_rest_of_one() -> None:
    empty = [("", "", "", "")] * 3
    assert counts(fragment(empty, 1)) == []
    assert texts(joined(first(), fragment(empty, 2))) == [*FIRST, *empty]


def test_cells_keep_their_page_boxes() -> None:
    table = joined(first(), fragment([NAMES, *ROWS[3:]], 2, header=1))
    pages = {cell.text: [box.page for box in cell.boxes] for cell in table.cells}
    assert pages["一般公共服务"] == [1]
    assert pages["普通教育"] == [2]


def test_columns_fitted_anew_to_each_page_are_the_same_columns() -> None:
    again = fragment([NAMES, *ROWS[3:]], 2, header=1, xs=(50, 182, 292, 419, 550))
    assert texts(joined(first(xs=(50, 175, 300, 425, 550)), again)) == [NAMES, *ROWS]


def test_other_columns_under_another_header_are_another_table() -> None:
    other = fragment([("项目编码", *NAMES[1:]), *ROWS[3:]], 2, header=1, xs=(50, 182, 292, 419, 550))
    assert counts(first(xs=(50, 175, 300, 425, 550)), other) == [1, 1]


def indicators(page: int, groups: list[tuple[str, str, list[str]]], **options: object) -> Fragment:
    """Rows of a target form: each group has labels of its own over its rows; five columns of the form's six."""
    cells, row = [], 0
    for second, third, names in groups:
        labels = [("绩效指标", 0), (second, 1), (third, 2)]
        cells += [(row, col, len(names), 1, text) for text, col in labels]
        cells += [(row + i, 3, 1, 1, name) for i, name in enumerate(names)]
        cells += [(row + i, 4, 1, 1, f"{i + 1}次") for i in range(len(names))]
        row += len(names)
    return fragment(cells, page, xs=(50, 100, 150, 250, 400, 550), above=FORM, **options)  # type: ignore[arg-type]


FORM = caption("项目预算绩效目标表", "")[:1]
HEAD = [
    (0, 0, 1, 3, "项目名称"), (0, 3, 1, 3, "湿地巡护"),
    (1, 0, 1, 3, "主管部门"), (1, 3, 1, 1, "湿地局"), (1, 4, 1, 1, "实施单位"), (1, 5, 1, 1, "监测站"),
    (2, 0, 2, 1, "绩效指标"), (2, 1, 2, 1, "产出指标"), (2, 2, 2, 1, "数量指标"),
    (2, 3, 1, 1, "巡护次数"), (2, 4, 1, 2, "12次"), (3, 3, 1, 1, "监测点"), (3, 4, 1, 2, "8个"),
]  # fmt: skip


def begun(page: int = 1) -> Fragment:
    return fragment(HEAD, page, xs=(50, 100, 150, 250, 400, 470, 550), above=FORM)


def test_a_form_goes_on_under_its_repeated_caption() -> None:
    lower = indicators(2, [("产出指标", "数量指标", ["宣传活动", "培训"]), ("产出指标", "质量指标", ["完好率"])])
    table = joined(begun(), lower)
    assert (table.n_rows, table.n_cols) == (7, 6)
    found = [(c.row, c.row_span, c.text) for c in table.cells if c.col in (1, 2) and c.row > 1]
    assert found == [(2, 4, "产出指标"), (2, 4, "数量指标"), (6, 1, "产出指标"), (6, 1, "质量指标")]


def test_groups_that_repeat_their_labels_stay_apart_at_a_break() -> None:
    groups = [("产出指标", "时效指标", ["按期完成", "及时率"]), ("效益指标", "社会效益", ["影响", "作用"])]
    lower = indicators(2, groups)
    rows = [(c.row, c.row_span) for c in joined(begun(), lower).cells if c.text == "绩效指标"]
    assert rows == [(2, 2), (4, 2), (6, 2)]


def test_the_next_form_under_the_same_caption_is_another_table() -> None:
    assert counts(begun(), begun(2)) == [1, 1]
