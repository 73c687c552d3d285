"""Which drawn marks are rules that a reader sees."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from pipeline.layout.rules import whole_rules
from tests.drawn import Draw, Pen, boxed, page, pdf

Place = tuple[str, float, float, float]

ROW: Place = ("h", 100, 50, 350)
COLUMN: Place = ("v", 200, 50, 250)


def rules(data: bytes) -> list[Place]:
    found = whole_rules(page(data).rules)
    return [(rule.orientation, *(round(v, 1) for v in (rule.position, rule.start, rule.end))) for rule in found]


def assert_near(found: list[Place], wanted: list[Place], by: float = 1.0) -> None:
    assert [place[0] for place in found] == [place[0] for place in wanted]
    for place, want in zip(found, wanted, strict=True):
        assert place[1:] == pytest.approx(want[1:], abs=by)


def dashed(*pattern: float, width: float = 0.5) -> Draw:
    def draw(pen: Pen) -> None:
        pen.canvas.setDash(list(pattern))
        pen.line(50, 100, 350, 100, width)
        pen.line(200, 50, 200, 250, width)

    return draw


def dots(step: float, side: float) -> Draw:
    def draw(pen: Pen) -> None:
        for i in range(int(300 / step) + 1):
            pen.fill(50 + i * step, 100 - side / 2, 50 + i * step + side, 100 + side / 2)
        for i in range(int(200 / step) + 1):
            pen.fill(200 - side / 2, 50 + i * step, 200 + side / 2, 50 + i * step + side)

    return draw


def polyline(pen: Pen) -> None:
    path = pen.canvas.beginPath()
    path.moveTo(50, pen.height - 100)
    path.lineTo(350, pen.height - 100)
    path.lineTo(350, pen.height - 250)
    pen.canvas.drawPath(path)


def rounded(pen: Pen) -> None:
    pen.canvas.circle(100, 100, 40)


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen: (pen.line(50, 100, 350, 100), pen.line(200, 50, 200, 250)),
        lambda pen: (pen.line(50, 100, 350, 100, 0), pen.line(200, 50, 200, 250, 0)),
        lambda pen: (pen.line(50, 100, 350, 100, 2.5), pen.line(200, 50, 200, 250, 2.5)),
        lambda pen: (pen.line(350, 100, 50, 100), pen.line(200, 250, 200, 50)),
        lambda pen: (pen.line(50, 100, 350, 100, grey=0.88), pen.line(200, 50, 200, 250, grey=0.88)),
        lambda pen: (pen.fill(50, 99.75, 350, 100.25), pen.fill(199.75, 50, 200.25, 250)),
        lambda pen: (pen.fill(50, 99, 350, 101, grey=0.6), pen.fill(199, 50, 201, 250, grey=0.6)),
        lambda pen: (pen.picture(50, 99.6, 350, 100.4, black(9, 1)), pen.picture(199.6, 50, 200.4, 250, black(1, 9))),
        dashed(3, 3),
        dashed(1, 1),
        dashed(1, 2),
        dashed(4, 2, 1, 2),
        dashed(3),
        dashed(0.5, 1.5, width=0.75),
        dots(1.5, 0.75),
        dots(1, 0.5),
        dots(3, 1),
    ],
    ids=[
        "thin", "hairline", "thick", "drawn backwards", "pale", "thin fill", "grey fill", "picture of one pixel",
        "dash 3 3", "dash 1 1", "dash 1 2", "dash and dot", "odd pattern", "fine dots", "squares 1.5", "squares 1",
        "squares 3",
    ],
)  # fmt: skip
def test_a_drawn_line_is_one_rule(draw: Draw) -> None:
    assert_near(rules(pdf(draw)), [ROW, COLUMN], by=2)


def black(width: int, height: int) -> np.ndarray:
    return np.zeros((height, width), np.uint8)


def test_a_thin_rectangle_drawn_as_an_outline_is_one_rule() -> None:
    assert_near(rules(pdf(lambda pen: pen.canvas.rect(50, 199, 300, 2))), [ROW])


def test_the_sides_of_a_rectangle_are_rules() -> None:
    found = rules(pdf(lambda pen: pen.canvas.rect(50, 100, 300, 150)))
    assert_near(found, [("h", 50, 50, 350), ("h", 200, 50, 350), ("v", 50, 50, 200), ("v", 350, 50, 200)])


def test_straight_parts_of_a_path_are_rules() -> None:
    assert_near(rules(pdf(polyline)), [ROW, ("v", 350, 100, 250)])


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen: pen.line(50, 100, 350, 100, grey=1),
        lambda pen: pen.fill(50, 99.5, 350, 100.5, grey=1),
        lambda pen: pen.fill(50, 50, 350, 250, grey=0.9),
        lambda pen: pen.fill(50, 50, 350, 250, grey=1),
        lambda pen: (pen.fill(50, 50, 350, 250, grey=0.8), pen.line(60, 100, 340, 100, grey=0.8)),
        lambda pen: (pen.line(50, 100, 350, 100), pen.fill(40, 90, 360, 110, grey=1)),
        lambda pen: pen.line(50, 100, 350, 220),
        lambda pen: pen.line(50, 310, 350, 310),
        lambda pen: pen.line(50, -10, 350, -10),
        rounded,
    ],
    ids=[
        "white line", "white thin fill", "shading", "white fill", "tone on tone", "covered", "slanted",
        "below the page", "above the page", "circle",
    ],
)  # fmt: skip
def test_what_shows_no_line_is_no_rule(draw: Draw) -> None:
    assert rules(pdf(draw)) == []


def test_a_clipped_line_is_no_rule() -> None:
    def draw(pen: Pen) -> None:
        path = pen.canvas.beginPath()
        path.rect(50, 20, 300, 100)
        pen.canvas.clipPath(path, stroke=0, fill=0)
        pen.line(50, 100, 350, 100)

    assert rules(pdf(draw)) == []


def shaded_cells(pen: Pen) -> None:
    for left in (50, 150, 250):
        for top in (50, 100):
            pen.fill(left, top, left + 100, top + 50, grey=0.85)


def test_white_lines_between_shaded_cells_are_rules() -> None:
    def draw(pen: Pen) -> None:
        shaded_cells(pen)
        pen.line(50, 100, 350, 100, 1, grey=1)
        pen.line(150, 50, 150, 150, 1, grey=1)

    assert_near(rules(pdf(draw)), [("h", 100, 50, 350), ("v", 150, 50, 150)])


def test_shaded_cells_without_lines_have_no_rules() -> None:
    assert rules(pdf(shaded_cells)) == []


def test_a_white_line_is_a_rule_only_where_it_is_seen() -> None:
    def draw(pen: Pen) -> None:
        pen.fill(50, 50, 350, 150, grey=0.85)
        pen.line(50, 100, 350, 100, 1, grey=1)
        pen.line(50, 200, 350, 200, 1, grey=1)

    assert_near(rules(pdf(draw)), [ROW])


def test_both_lines_of_a_double_rule_are_there() -> None:
    found = page(pdf(lambda pen: (pen.line(50, 100, 350, 100), pen.line(50, 102.4, 350, 102.4)))).rules
    assert sorted(round(rule.position, 1) for rule in found) == [100, 102.4]


def test_a_line_over_the_page_edge_is_cut() -> None:
    def draw(pen: Pen) -> None:
        pen.line(-50, 100, 450, 100)
        pen.line(200, 20, 200, 500)

    assert_near(rules(pdf(draw)), [("h", 100, 0, 400), ("v", 200, 20, 300)])


def test_a_line_outside_of_the_crop_box_is_no_rule() -> None:
    data = pdf(lambda pen: (pen.line(50, 100, 350, 100), pen.line(50, 20, 350, 20)))
    assert_near(rules(boxed(data, crop=(0, 0, 400, 250))), [("h", 50, 50, 350)])


def outlined(width: float) -> Callable[[Pen], None]:
    def draw(pen: Pen) -> None:
        pen.canvas.setFillGray(0.9)
        pen.canvas.setLineWidth(width)
        pen.canvas.rect(50, 100, 300, 150, stroke=1, fill=1)

    return draw


@pytest.mark.parametrize("width", [0.5, 1.5])
def test_a_filled_cell_with_an_outline_keeps_its_sides(width: float) -> None:
    found = rules(pdf(outlined(width)))
    assert_near(found, [("h", 50, 50, 350), ("h", 200, 50, 350), ("v", 50, 50, 200), ("v", 350, 50, 200)])
