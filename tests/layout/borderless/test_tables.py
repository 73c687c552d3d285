from __future__ import annotations

import pytest

from tests.layout.borderless.sheet import h, line, middle, page_of, regions, right, texts, tiles, width, word

EDGES = (60.0, 260.0, 360.0, 460.0)
HEAD = ("项目", "年初数", "本年数", "年末数")
BODY = [
    ("基本支出", "1,200.50", "1,310.00", "1,280.75"),
    ("项目支出", "900.00", "850.25", "870.10"),
    ("上缴上级支出", "12.00", "8.00", "6.50"),
    ("合计", "2,112.50", "2,168.25", "2,157.35"),
]


def plain(top: float = 100.0, pitch: float = 18.0):
    return [char for i, row in enumerate([HEAD, *BODY]) for char in line(row, EDGES, top + i * pitch)]


def test_finds_a_table_without_any_rule():
    chars = plain()
    (region,) = regions(chars)
    assert region.strategy == "borderless"
    assert tiles(region.grid)
    assert texts(region.grid, chars) == {
        (r, c, 1, 1): text for r, row in enumerate([HEAD, *BODY]) for c, text in enumerate(row)
    }
    assert all(cell.support == 1.0 for cell in region.grid.cells)


def test_columns_that_hold_nothing_but_their_headings_do_not_speak_against_a_table():
    edges = (60.0, 200.0, 260.0, 320.0, 380.0, 440.0, 500.0, 560.0)
    rows = [
        ("项目", "合计", "基本支出", "项目支出", "经营支出", "上缴上级", "对附属", "其他"),
        *(("行政运行", f"{i},200.50", f"{i},200.50", "", "3.00", "", "", "") for i in range(1, 5)),
        *(("事业运行", f"{i},300.25", "", f"{i},300.25", "4.00", "", "", "") for i in range(1, 5)),
    ]
    chars = [char for i, row in enumerate(rows) for char in line(row, edges, 100 + 18 * i)]
    assert [(one.grid.n_rows, one.grid.n_cols) for one in regions(chars)] == [(9, 8)]


def test_three_line_table_ends_at_its_rules():
    chars = plain()
    caption, note = word("表1 收支情况", 180, 76), word("本表不含上年结转资金的安排情况", 60, 196)
    (region,) = regions([*caption, *chars, *note], [h(96, 55, 465), h(114, 55, 465), h(186, 55, 465)])
    assert (region.grid.n_rows, region.grid.n_cols) == (5, 4)


def test_a_title_between_the_rules_is_a_row_over_all_columns():
    chars = [*middle("收支情况表", 260, 80), *plain()]
    (region,) = regions(chars, [h(74, 55, 465), h(114, 55, 465), h(186, 55, 465)])
    assert texts(region.grid, chars)[0, 0, 1, 4] == "收支情况表"


@pytest.mark.parametrize("above", ["单位：万元", "（单位：万元）", "表3 收支情况", "[In thousands]"])
def test_captions_and_unit_lines_stay_outside(above):
    chars = [*middle(above, 260, 82), *plain()]
    (region,) = regions(chars)
    assert region.grid.n_rows == 5


def test_header_spans_the_columns_that_it_is_centred_over():
    chars = [
        *middle("2024", 230, 100), *middle("2025", 430, 100),
        *[char for i, row in enumerate([("Item", "Budget", "Actual", "Budget", "Actual"),
                                         ("Staff", "12.5", "13.1", "14.0", "14.2"),
                                         ("Travel", "3.1", "2.9", "3.3", "3.0"),
                                         ("Rent", "7.7", "7.7", "7.9", "8.1")])
          for char in line(row, (60, 210, 290, 410, 490), 116 + 16 * i)],
    ]  # fmt: skip
    (region,) = regions(chars)
    found = texts(region.grid, chars)
    assert found[0, 1, 1, 2] == "2024"
    assert found[0, 3, 1, 2] == "2025"


def test_header_spans_the_columns_that_its_rule_underlines():
    chars = [
        *word("收入", 220, 100),
        *[char for i, row in enumerate([HEAD, *BODY]) for char in line(row, EDGES, 120 + 18 * i)],
    ]
    (region,) = regions(chars, [h(96, 55, 465), h(114, 200, 465), h(134, 55, 465), h(210, 55, 465)])
    assert texts(region.grid, chars)[0, 1, 1, 3] == "收入"


def test_labels_centred_between_rows_span_them():
    tops = [100, 124, 148, 172, 196, 220]
    chars = line(("组别", "内容", "得分"), (60, 200, 400), 76)
    for i, top in enumerate(tops):
        chars += right(f"第{i}项指标", 200, top) + right(f"{i}.5", 400, top)
    for label, at in (("产出", 112), ("效益", 160), ("满意", 208)):
        chars += word(label, 60, at)
    (region,) = regions(chars)
    found = texts(region.grid, chars)
    assert region.grid.n_rows == 7
    assert {place: text for place, text in found.items() if place[1] == 0 and place[0]} == {
        (1, 0, 2, 1): "产出",
        (3, 0, 2, 1): "效益",
        (5, 0, 2, 1): "满意",
    }


def test_wrapped_cells_stay_one_row():
    rows = [("Current expenditures of the region and", "per pupil in constant dollars", "12.5", "13.0"),
            ("Salaries of teachers", "", "7.1", "7.4"),
            ("Instruction materials and text books", "for schools", "2.5", "2.6")]  # fmt: skip
    chars, top = line(("Item", "2024", "2025"), (60, 330, 400), 80), 100.0
    for first, second, a, b in rows:
        chars += line((first, a, b), (60, 330, 400), top)
        if second:
            top += 12
            chars += word(second, 66, top)
        top += 12
    (region,) = regions(chars)
    assert region.grid.n_rows == 4
    assert texts(region.grid, chars)[1, 0, 1, 1].replace(" ", "") == "".join(rows[0][:2]).replace(" ", "")


def test_blank_cells_and_sparse_columns_are_kept():
    rows = [("摘要", "借方金额", "贷方金额", "备注")] + [
        (f"凭证{i}号", f"{i}00.00" if i % 2 else "", "" if i % 2 else f"{i}50.00", "补记" if i == 4 else "")
        for i in range(1, 9)
    ]
    chars = [char for i, row in enumerate(rows) for char in line(row, EDGES, 100 + 18 * i)]
    (region,) = regions(chars)
    assert (region.grid.n_rows, region.grid.n_cols) == (9, 4)


def test_a_number_flush_against_a_text_is_a_column_of_its_own():
    names = ["直接法", "约当产量法", "定额成本法", "定额比例法"]
    chars = [*word("序号", 60, 80), *word("方法", 120, 80), *word("适用", 260, 80)]
    for i, name in enumerate(names):
        chars += (
            right(str(i + 1), 110, 100 + 20 * i)
            + word(name, 112, 100 + 20 * i)
            + word(f"情形{name}", 260, 100 + 20 * i)
        )
    (region,) = regions(chars)
    found = texts(region.grid, chars)
    assert found[1, 0, 1, 1] == "1"
    assert found[1, 1, 1, 1] == "直接法"


def test_stacked_tables_parted_by_a_caption_are_two():
    second = [char for i, row in enumerate([HEAD, *BODY]) for char in line(row, EDGES, 240 + 18 * i)]
    found = regions([*plain(), *word("表2 另一张表", 200, 212), *second])
    assert [region.grid.n_rows for region in found] == [5, 5]


def test_taken_boxes_are_left_alone():
    from pipeline.layout.borderless import borderless_regions

    chars = plain()
    (region,) = regions(chars)
    assert borderless_regions(page_of(chars), [region.box]) == ()


def test_same_page_same_regions():
    chars = plain()
    assert regions(chars) == regions(chars)
    assert width("预算") == 20
