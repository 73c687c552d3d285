from __future__ import annotations

from pipeline.geometry import Box, Rule
from pipeline.layout.borderless import borderless_regions, refine
from pipeline.layout.regions import ruled_regions
from tests.layout.borderless.sheet import h, line, page_of, texts, tiles, word

XS = (50.0, 200.0, 300.0, 400.0)
EDGES = (54.0, 290.0, 390.0)
BODY = [
    ("Alpha", "12.5", "3.1"),
    ("Beta and others", "7.0", "2.2"),
    ("Gamma", "101.5", "14.8"),
    ("Delta", "9.5", "0.4"),
]


def v(x: float, top: float, bottom: float) -> Rule:
    return Rule("v", x, top, bottom)


def boxed(body_top: float = 100.0, bottom: float = 180.0):
    """A header row and one drawn row around the whole body."""
    rules = [h(y, XS[0], XS[-1]) for y in (80.0, body_top, bottom)] + [v(x, 80.0, bottom) for x in XS]
    return rules, line(("Item", "2024", "2025"), EDGES, 84)


def test_a_row_drawn_around_lines_of_values_is_split():
    rules, chars = boxed()
    chars += [char for i, row in enumerate(BODY) for char in line(row, EDGES, 104 + 18 * i)]
    page = page_of(chars, rules)
    (region,) = ruled_regions(page)
    assert region.grid.n_rows == 2
    refined = refine(region, page)
    assert refined.grid.n_rows == 5
    assert tiles(refined.grid)
    assert texts(refined.grid, chars)[3, 1, 1, 1] == "101.5"
    assert borderless_regions(page, [region.box]) == ()


def test_columns_without_rules_are_found_between_rules():
    rules = [h(80 + 18 * i, 50, 400) for i in range(6)] + [v(50, 80, 170), v(400, 80, 170)]
    rules += [v(x, 80, 98) for x in XS]
    chars = [char for i, row in enumerate([("Item", "2024", "2025"), *BODY]) for char in line(row, EDGES, 84 + 18 * i)]
    page = page_of(chars, rules)
    (region,) = ruled_regions(page)
    refined = refine(region, page)
    assert (refined.grid.n_rows, refined.grid.n_cols) == (5, 3)
    assert texts(refined.grid, chars)[2, 1, 1, 1] == "7.0"


def test_wrapped_text_in_drawn_cells_is_left_alone():
    rules, chars = boxed()
    for i, text in enumerate(["保障机关正常运行并", "按时完成年度各项重", "点工作任务"]):
        chars += word(text, 54, 104 + 14 * i) + word(text, 204, 104 + 14 * i)
    page = page_of(chars, rules)
    (region,) = ruled_regions(page)
    assert refine(region, page) is region


def test_a_fully_ruled_table_is_left_alone():
    rules = [h(80 + 18 * i, 50, 400) for i in range(6)] + [v(x, 80, 170) for x in XS]
    chars = [char for i, row in enumerate([("Item", "2024", "2025"), *BODY]) for char in line(row, EDGES, 84 + 18 * i)]
    page = page_of(chars, rules)
    (region,) = ruled_regions(page)
    assert refine(region, page) is region
    assert region.box == Box(50.0, 80.0, 400.0, 170.0)
