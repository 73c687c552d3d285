"""Whatever the page boxes, /Rotate and the drawing's own turn: places are those of the page as read by a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.geometry import Box
from tests.drawn import Pen, boxed, noise, page, pdf, printed

WIDTH, HEIGHT = 300.0, 200.0
TURNS = [0, 90, 180, 270]

# Page boxes in PDF order, around a drawing whose lower left corner lies at ORIGIN.
ORIGIN = (35.0, 50.0)
MEDIA = (-20.0, -10.0, 430.0, 410.0)


def sides(turn: int) -> tuple[float, float]:
    """Width and height of the stored page that shows `WIDTH` x `HEIGHT` after a turn."""
    return (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)


def drawing(pen: Pen) -> None:
    pen.text(30, 20, "支出预算", 12)
    pen.text(30, 150, "1,219.80")
    pen.line(20, 60, 280, 60, 1)
    pen.line(100, 40, 100, 180, 1)
    pen.fill(120, 70, 150, 100, grey=0.5)
    pen.picture(200, 120, 260, 150, noise(16, 8))


def stored(turn: int, draw: Callable[[Pen], None] = drawing) -> bytes:
    """The drawing laid on the page so that it is upright once the page is turned clockwise by `turn`."""
    x, y = ORIGIN
    matrix = {
        0: (1, 0, 0, 1, x, y),
        90: (0, 1, -1, 0, x + HEIGHT, y),
        180: (-1, 0, 0, -1, x + WIDTH, y + HEIGHT),
        270: (0, -1, 1, 0, x, y + WIDTH),
    }[turn]

    def turned(pen: Pen) -> None:
        pen.canvas.transform(*matrix)
        draw(Pen(pen.canvas, HEIGHT))

    return pdf(turned, width=500, height=500)


def window(turn: int) -> tuple[float, float, float, float]:
    width, height = sides(turn)
    return (ORIGIN[0], ORIGIN[1], ORIGIN[0] + width, ORIGIN[1] + height)


def grown(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return (box[0] - 25, box[1] - 35, box[2] + 40, box[3] + 15)


BOXES = {
    "crop": lambda turn: {"crop": window(turn)},
    "media": lambda turn: {"media": window(turn)},
    "crop in shifted media": lambda turn: {"crop": window(turn), "media": MEDIA},
    "crop beyond media": lambda turn: {"crop": grown(window(turn)), "media": window(turn)},
    "corners swapped": lambda turn: {"crop": (*window(turn)[2:], *window(turn)[:2])},
}
EVERY = [(turn, boxes) for turn in TURNS for boxes in BOXES]


def assert_as_declared(data: bytes) -> None:
    content = page(data)
    assert (content.width, content.height) == (pytest.approx(WIDTH), pytest.approx(HEIGHT))
    assert printed(content) == "支出预算1,219.80"
    assert all(char.upright for char in content.chars)
    places = [tuple(char.box.rounded(1)) for char in content.chars]
    assert places[:2] == [(30, 20, 42, 32), (42, 20, 54, 32)]
    assert places[4:6] == [(30, 150, 35, 160), (35, 150, 40, 160)]
    rules = {
        (rule.orientation, *(round(v, 1) for v in (rule.position, rule.start, rule.end))) for rule in content.rules
    }
    assert rules == {("h", 60, 20, 280), ("v", 100, 40, 180)}
    assert [box.rounded(1) for box in content.fills] == [Box(120, 70, 150, 100)]
    assert [box.rounded(1) for box in content.images] == [Box(200, 120, 260, 150)]


@pytest.mark.parametrize(("turn", "boxes"), EVERY)
def test_places_do_not_depend_on_page_boxes_and_rotate(turn: int, boxes: str) -> None:
    data = boxed(stored(turn), rotate=turn, **BOXES[boxes](turn))
    assert_as_declared(data)
    assert page(data).rotation == turn


@pytest.mark.parametrize("boxes", BOXES)
@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_drawn_on_its_side_gets_upright(turn: int, boxes: str) -> None:
    data = boxed(stored(turn), **BOXES[boxes](turn))
    assert_as_declared(data)
    assert page(data).rotation == turn


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_rotate_that_lays_the_text_on_its_side_is_turned_back(rotate: int) -> None:
    data = boxed(stored(0), rotate=rotate, crop=window(0))
    assert_as_declared(data)
    assert page(data).rotation == 0


@pytest.mark.parametrize(("turn", "boxes"), EVERY)
def test_the_second_reader_uses_the_same_frame(turn: int, boxes: str) -> None:
    content = page(boxed(stored(turn), rotate=turn, **BOXES[boxes](turn)))
    assert [char.confirmed for char in content.chars] == [True] * 12


def turned_label(clockwise: int) -> Callable[[Pen], None]:
    def draw(pen: Pen) -> None:
        drawing(pen)
        pen.canvas.translate(150, 100)
        pen.canvas.rotate(-clockwise)
        Pen(pen.canvas, 0).text(0, -10, "侧", 10)

    return draw


@pytest.mark.parametrize("clockwise", [90, 270])
def test_a_label_on_its_side_does_not_turn_the_page(clockwise: int) -> None:
    content = page(boxed(stored(0, turned_label(clockwise)), crop=window(0)))
    assert content.rotation == 0
    assert {char.text for char in content.chars if not char.upright} == {"侧"}
    (label,) = [char for char in content.chars if not char.upright]
    assert label.advance == {90: 1, 270: -1}[clockwise]
    assert (round(label.box.width), round(label.box.height)) == (10, 10)


def test_a_page_without_text_keeps_its_rotate() -> None:
    content = page(boxed(stored(0, lambda pen: pen.line(20, 60, 280, 60)), rotate=90, crop=window(0)))
    assert (content.rotation, content.width, content.height) == (90, HEIGHT, WIDTH)
    (rule,) = content.rules
    assert (rule.orientation, rule.position) == ("v", pytest.approx(HEIGHT - 60))
