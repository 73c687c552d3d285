"""Tables with rules across and none down."""

from __future__ import annotations

from pipeline.geometry import Rule
from pipeline.layout.borderless.chunks import page_lines
from pipeline.layout.borderless.frames import frames
from pipeline.page_content import Char
from tests.layout.borderless.sheet import h, line, middle, page_of, regions, right, texts, tiles, word

EDGES = (60.0, 260.0, 360.0, 460.0)
COLUMNS = (250.0, 345.0, 445.0)  # middles of the columns of amounts
ROWS = [("行政运行", "12.50", "10.00", "2.50"), ("事业运行", "7.30", "", "7.30"), ("培训支出", "1.20", "1.20", "")]
LEVELS = (90, 108, 126, 150, 168, 186, 204)


def header() -> list[Char]:
    """`科目名称` beside `合计` and `本年支出` over two columns, in two rows."""
    chars = [*word("科目名称", 60, 109), *middle("合计", COLUMNS[0], 109), *middle("本年支出", 395, 94)]
    return [*chars, *middle("基本支出", COLUMNS[1], 112), *middle("项目支出", COLUMNS[2], 112)]


def sheet() -> tuple[list[Char], list[Rule]]:
    """Two rows of header, a row of two lines, three more rows."""
    chars = [*header(), *line(("一般公共服务", "21.00", "11.20", "9.80"), EDGES, 128), *word("支出及其他", 60, 139)]
    for i, row in enumerate(ROWS):
        chars += line(row, EDGES, 154 + 18 * i)
    rules = [h(y, 55, 470) for y in LEVELS if y != 108]
    return chars, [*rules, h(108, 310, 470)]


def test_rules_across_give_rows_and_the_spans_of_labels() -> None:
    chars, rules = sheet()
    (region,) = regions(chars, rules)
    assert tiles(region.grid)
    assert region.strategy == "borderless"
    assert all(cell.support > 0.8 for cell in region.grid.cells)
    found = texts(region.grid, chars)
    assert {place: text for place, text in found.items() if place[0] < 2} == {
        (0, 0, 2, 1): "科目名称",
        (0, 1, 2, 1): "合计",
        (0, 2, 1, 2): "本年支出",
        (1, 2, 1, 1): "基本支出",
        (1, 3, 1, 1): "项目支出",
    }
    assert found[2, 0, 1, 1] == "一般公共服务支出及其他"
    assert (region.grid.n_rows, region.grid.n_cols) == (6, 4)
    assert (4, 2, 1, 1) not in found


def test_a_rule_over_all_columns_is_shared_by_the_labels_on_it() -> None:
    edges = (60.0, 220.0, 380.0, 540.0)
    chars = [*middle("收入", 140, 94), *middle("支出", 400, 94)]
    chars += line(("项目", "预算数", "科目", "决算数"), edges, 112)
    for i in range(4):
        row = [*word(f"{i + 1}、拨款", 60, 130 + 18 * i), *right(f"{i}2.00", 220, 130 + 18 * i)]
        chars += [*row, *word(f"{i + 1}、教育", 280, 130 + 18 * i), *right(f"{i}3.00", 540, 130 + 18 * i)]
    (region,) = regions(chars, [h(90 + 18 * i, 55, 545) for i in range(7)])
    assert [text for place, text in texts(region.grid, chars).items() if place[3] == 2] == ["收入", "支出"]


def test_rules_under_groups_of_rows_part_no_rows() -> None:
    chars = header()
    for i in range(8):
        chars += line((f"科目{i}", f"{i}1.00", f"{i}0.50", "0.50"), EDGES, 130 + 14 * i)
    rules = [h(y, 55, 470) for y in (90, 126, 157, 185, 213, 243)]
    (region,) = regions(chars, [*rules, h(108, 310, 470)])
    assert region.grid.n_rows == 10


def test_white_between_the_letters_of_a_label_makes_no_column() -> None:
    chars = [*word("收", 60, 100), *word("入", 130, 100), *right("行", 250, 100), *right("次", 280, 100)]
    chars += right("金额", 380, 100)
    for i in range(5):
        chars += [*word("一、财政拨款收入", 60, 118 + 18 * i), *right(f"{i + 1}", 270, 118 + 18 * i)]
        chars += right(f"1{i}.00", 380, 118 + 18 * i)
    (region,) = regions(chars)
    assert texts(region.grid, chars)[0, 0, 1, 1] == "收入"
    assert region.grid.n_cols == 3


def test_letters_of_a_code_are_columns() -> None:
    chars = [*word("类", 60, 100), *word("款", 90, 100), *word("项", 120, 100), *word("科目名称", 160, 100)]
    chars += right("金额", 380, 100)
    for i in range(5):
        chars += [*word("201", 60, 118 + 18 * i), *word("03", 90, 118 + 18 * i), *word(f"0{i}", 120, 118 + 18 * i)]
        chars += [*word("行政运行", 160, 118 + 18 * i), *right(f"1{i}.00", 380, 118 + 18 * i)]
    (region,) = regions(chars)
    assert region.grid.n_cols == 5


def test_a_number_with_a_space_in_it_is_one_number() -> None:
    chars = line(("项目", "金额", "结余"), (60, 300, 400), 100)
    for i in range(5):
        chars += [*word("住房公积金", 60, 118 + 18 * i), *right(f"16{i},30", 277, 118 + 18 * i)]
        chars += [*word("0.00", 279, 118 + 18 * i), *right("8.00", 400, 118 + 18 * i)]
    (region,) = regions(chars)
    assert region.grid.n_cols == 3


def test_headings_and_sums_in_the_middle_of_a_wide_column_are_in_it() -> None:
    def row(top: float, *amounts: str) -> list[Char]:
        return [char for x1, amount in zip((400, 480), amounts, strict=True) for char in right(amount, x1, top)]

    chars = [*word("编码", 60, 100), *middle("科目名称", 250, 100), *row(100, "金额", "结余")]
    for i in range(6):
        chars += [*word(f"3020{i}", 60, 118 + 18 * i), *word("办公费", 120, 118 + 18 * i)]
        chars += row(118 + 18 * i, f"1{i}.00", "2.00")
    chars += [*middle("合计", 250, 226), *row(226, "75.00", "12.00")]
    (region,) = regions(chars)
    assert (region.grid.n_rows, region.grid.n_cols) == (8, 4)


def test_what_stands_between_two_tables_is_in_neither() -> None:
    def body(top: float) -> list[Char]:
        return [char for i, row in enumerate(ROWS) for char in line(row, EDGES, top + 18 * i)]

    between = [*word("上级补助收入的安排情况见下", 60, 168), *word("按示例局批复的数", 250, 187)]
    rules = [h(y, 55, 470) for y in (96, 114, 152, 208, 226, 264)]
    found = frames(page_lines([*body(100), *between, *body(212)]), rules, [])
    assert [(one.box.top, one.box.bottom) for one in found] == [(96, 152), (208, 264)]


def test_frames_of_a_letter_are_no_table() -> None:
    chars = [char for i in range(6) for char in word("致各有关单位的一封公开信以及附件说明", 60, 100 + 24 * i)]
    assert regions(chars, [h(94 + 24 * i, 55, 470) for i in range(7)]) == ()
    assert page_of(chars).chars
