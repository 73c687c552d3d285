"""What leaves no ink does not count; what does, stays, however faint or small."""

from __future__ import annotations

from typing import Any

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib.colors import CMYKColorSep

from pipeline.geometry import Box
from tests.drawn import Draw, Pen, blank, boxed, face, page, pdf, printed, rewritten


def with_control(draw: Draw) -> bytes:
    """A page with the visible word 预算 and what `draw` adds."""

    def both(pen: Pen) -> None:
        pen.text(40, 40, "预算")
        draw(pen)

    return pdf(both)


def render_mode(pen: Pen, mode: int, x: float = 40, y: float = 200) -> None:
    text = pen.canvas.beginText(x, y)
    text.setFont(face(), 10)
    text.setTextRenderMode(mode)
    text.textOut("隐藏")
    pen.canvas.drawText(text)


def clipped(pen: Pen) -> None:
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(200, 20, 30, 30)
    pen.canvas.clipPath(path, stroke=0, fill=0)
    pen.text(40, 100, "裁掉")
    pen.canvas.restoreState()


def covered(pen: Pen) -> None:
    pen.text(40, 100, "盖住")
    pen.fill(30, 90, 90, 130, grey=1)


def white_on_black(pen: Pen) -> None:
    pen.fill(30, 90, 90, 130)
    pen.text(40, 100, "反白", grey=1)


def named_ink(pen: Pen, text: str) -> None:
    """Printed, twice for bold, in full of an ink that the printer mixes: 1 is no white there."""
    pen.canvas.setFillColor(CMYKColorSep(0, 0, 0, 1, spotName="Black Ink", density=1))
    pen.canvas.setFont(face(), 10)
    for shift in (0, 0.2):
        pen.canvas.drawString(40 + shift, 200, text)


def white_over_a_rule(pen: Pen) -> None:
    pen.fill(46, 90, 47, 130)
    pen.text(40, 100, "白字", grey=1)


@pytest.mark.parametrize(
    "hide",
    [lambda pen: pen.text(43, 38, "白字", 10, grey=1), lambda pen: render_mode(pen, 3, 43, 250)],
    ids=["white", "mode 3"],
)
def test_hidden_text_among_print_does_not_count(hide: Draw) -> None:
    assert printed(page(with_control(hide))) == "预算"


@pytest.mark.parametrize(
    "draw",
    [
        white_over_a_rule,
        lambda pen: render_mode(pen, 3),
        lambda pen: pen.text(40, 100, "白字", grey=1),
        clipped,
        covered,
        lambda pen: pen.text(-60, 100, "页外"),
        lambda pen: pen.text(40, 320, "页外"),
        lambda pen: pen.text(40, -30, "页外"),
        lambda pen: pen.text(402, 100, "页外"),
    ],
    ids=[
        "white over a rule",
        "mode 3",
        "white on white",
        "clipped",
        "covered",
        "left of page",
        "below page",
        "above page",
        "right of page",
    ],
)
def test_text_that_leaves_no_ink_does_not_count(draw: Draw) -> None:
    assert printed(page(with_control(draw))) == "预算"


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (lambda pen: render_mode(pen, 0), "隐藏"),
        (lambda pen: render_mode(pen, 1), "隐藏"),
        (white_on_black, "反白"),
        (lambda pen: (pen.fill(44, 90, 56, 130), pen.text(40, 100, "半黑")), "半黑"),
        (lambda pen: named_ink(pen, "专色"), "专色"),
        (lambda pen: (pen.fill(46, 90, 47, 130), pen.text(40, 100, "压线")), "压线"),
        (lambda pen: (pen.fill(30, 90, 90, 130, grey=0.8), pen.text(40, 100, "底纹")), "底纹"),
        (lambda pen: pen.text(40, 100, "浅色", grey=0.8), "浅色"),
        (lambda pen: (pen.fill(30, 90, 90, 130, grey=1), pen.text(40, 100, "白底")), "白底"),
        (lambda pen: pen.text(40, 100, "1.5-3,0", 9, font="Helvetica"), "1.5-3,0"),
        (lambda pen: pen.text(40, 100, "fine print", 2, font="Helvetica"), "fineprint"),
        (lambda pen: pen.text(0, 0, "角"), "角"),
    ],
    ids=[
        "mode 0",
        "outline",
        "white on black",
        "half on black",
        "named ink",
        "over a rule",
        "shaded",
        "pale",
        "white paper",
        "punctuation",
        "2 points",
        "corner",
    ],
)
def test_text_that_leaves_ink_stays(draw: Draw, text: str) -> None:
    assert printed(page(with_control(draw))) == "预算" + text


def test_text_outside_of_the_crop_box_does_not_count() -> None:
    data = with_control(lambda pen: (pen.text(300, 40, "右边"), pen.text(40, 250, "下边")))
    assert printed(page(boxed(data, crop=(20, 100, 250, 290)))) == "预算"


def cut(shown: float) -> bytes:
    """A line of text of which `shown` of its height lies inside a clip box, as where a page break cuts a row."""

    def draw(pen: Pen) -> None:
        pen.canvas.saveState()
        path = pen.canvas.beginPath()
        path.rect(30, pen.height - 100 - 20 * shown, 200, 20 * shown)
        pen.canvas.clipPath(path, stroke=0, fill=0)
        pen.text(40, 100, "页断", 20)
        pen.canvas.restoreState()
        pen.text(40, 200, "之后")

    return with_control(draw)


@pytest.mark.parametrize(("shown", "text"), [(0.3, "预算之后"), (0.6, "预算页断之后"), (1.0, "预算页断之后")])
def test_a_line_cut_by_a_clip_counts_where_most_of_it_shows(shown: float, text: str) -> None:
    content = page(cut(shown))
    assert printed(content) == text
    assert {char.text for char in content.chars if char.clipped} == (set("页断") if shown == 0.6 else set())


def test_text_that_replaces_covered_text_counts_alone() -> None:
    def draw(pen: Pen) -> None:
        pen.text(40, 100, "12.00")
        pen.fill(38, 98, 80, 114, grey=1)
        pen.text(40, 100, "34.50")

    assert printed(page(with_control(draw))) == "预算34.50"


def test_text_seen_through_a_later_tint_stays() -> None:
    def draw(pen: Pen) -> None:
        pen.text(40, 100, "透明")
        pen.canvas.setFillAlpha(0.3)
        pen.fill(30, 90, 90, 120, grey=0.5)

    assert printed(page(with_control(draw))) == "预算透明"


def test_a_form_ends_its_own_clips() -> None:
    def draw(pen: Pen) -> None:
        pen.canvas.beginForm("stamp", 0, 0, 400, 300)
        path = pen.canvas.beginPath()
        path.rect(0, 0, 10, 10)
        pen.canvas.clipPath(path, stroke=0, fill=0)
        pen.text(40, 100, "表内")
        pen.canvas.endForm()
        pen.canvas.doForm("stamp")
        pen.text(40, 200, "表外")

    assert printed(page(with_control(draw))) == "预算表外"


def optional_layer(pen: Pen) -> None:
    pen.canvas._code.append("/OC /Layer BDC")
    pen.text(40, 100, "图层")
    pen.canvas._code.append("EMC")


def with_layer(state: str) -> bytes:
    def change(writer: Any) -> None:
        group = writer._add_object(
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("layer")})
        )
        named = {state: ArrayObject([group]), "/Order": ArrayObject([group])}
        shown = DictionaryObject({NameObject(key): value for key, value in named.items()})
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): shown}
        )
        resources = writer.pages[0]["/Resources"].get_object()
        resources[NameObject("/Properties")] = DictionaryObject({NameObject("/Layer"): group})

    return rewritten(with_control(optional_layer), change)


@pytest.mark.parametrize(("state", "text"), [("/OFF", "预算"), ("/ON", "预算图层")])
def test_a_layer_that_is_switched_off_does_not_count(state: str, text: str) -> None:
    assert printed(page(with_layer(state))) == text


def test_boxes_are_where_the_text_was_drawn() -> None:
    (yu, suan) = page(with_control(blank)).chars
    assert (yu.box.rounded(), suan.box.rounded()) == (Box(40, 40, 50, 50), Box(50, 40, 60, 50))
    assert (yu.size, yu.upright, yu.raw) == (pytest.approx(10), True, "预")
