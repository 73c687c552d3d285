"""Glyph boxes hold their ink, whatever the font says of itself; watermarks are left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pypdf.generic import NumberObject

from tests.drawn import Pen, page, pdf, printed, raw_pdf, rewritten, stream

SIZE, TOP = 20.0, 40.0
INK_MIDDLE = TOP + 0.55 * SIZE  # the face's bars reach from 0.72 above to 0.06 below the baseline, which lies at 0.88
NEAR = 0.25 * SIZE


def with_descent(data: bytes, descent: int) -> bytes:
    def change(writer: Any) -> None:
        for font in writer.pages[0]["/Resources"]["/Font"].values():
            if "/FontDescriptor" in font.get_object():
                descriptor = font.get_object()["/FontDescriptor"].get_object()
                descriptor.update({key: NumberObject(descent) for key in descriptor if key == "/Descent"})

    return rewritten(data, change)


@pytest.mark.parametrize("descent", [-120, -250, -1000, -2000, 400, 0, 900])
def test_a_wrong_descent_does_not_move_the_box_off_its_glyph(descent: int) -> None:
    (char,) = page(with_descent(pdf(lambda pen: pen.text(40, TOP, "预", SIZE)), descent)).chars
    assert char.box.y_mid == pytest.approx(INK_MIDDLE, abs=NEAR)
    assert char.box.height == pytest.approx(SIZE)


def on_its_side(turn: int) -> Callable[[Pen], None]:
    def draw(pen: Pen) -> None:
        pen.text(40, 200, "正常文字")
        pen.canvas.translate(100, pen.height - 100)
        pen.canvas.rotate(turn)
        Pen(pen.canvas, 0).text(0, -0.88 * SIZE, "预", SIZE)

    return draw


@pytest.mark.parametrize("descent", [-120, -1000, 400])
@pytest.mark.parametrize(("turn", "ink_middle"), [(90, 100 - 0.33 * SIZE), (270, 100 + 0.33 * SIZE)])
def test_nor_beside_a_glyph_on_its_side(turn: int, ink_middle: float, descent: int) -> None:
    (char,) = [char for char in page(with_descent(pdf(on_its_side(turn)), descent)).chars if not char.upright]
    assert char.box.x_mid == pytest.approx(ink_middle, abs=NEAR)
    assert char.box.width == pytest.approx(SIZE)


@pytest.mark.parametrize("bbox", [b"0 -200 1000 800", b"0 500 1000 1500", b"0 -3000 1000 0"])
def test_a_type_3_font_with_a_wrong_bounding_box(bbox: bytes) -> None:
    to_unicode = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <9884> endbfchar endcmap end end"""
    data = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 20 Tf 40 40 Td <41> Tj ET"),
        b"<< /Type /Font /Subtype /Type3 /FontBBox [%s] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /LastChar 65"
        b" /Widths [1000] /Encoding << /Type /Encoding /Differences [65 /a] >> /CharProcs << /a 6 0 R >>"
        b" /Resources << >> /ToUnicode 7 0 R >>" % bbox,
        stream(b"1000 0 100 -60 900 720 d1 100 -60 800 90 re 100 200 800 90 re 100 630 800 90 re f"),
        stream(to_unicode),
    )
    (char,) = page(data).chars
    assert char.text == "预"
    assert char.box.y_mid == pytest.approx(60 - 0.33 * SIZE, abs=NEAR)


def slanted(degrees: float) -> bytes:
    def draw(pen: Pen) -> None:
        pen.text(40, 40, "预算")
        pen.canvas.translate(150, 100)
        pen.canvas.rotate(degrees)
        Pen(pen.canvas, 0).text(0, 0, "内部资料", 24, grey=0.7)

    return pdf(draw)


@pytest.mark.parametrize("degrees", [45, 30, -45, 15, 135, 60])
def test_a_slanted_watermark_is_left_out(degrees: float) -> None:
    assert printed(page(slanted(degrees))) == "预算"


@pytest.mark.parametrize("degrees", [1, -2])
def test_a_line_that_is_a_little_skewed_stays(degrees: float) -> None:
    assert printed(page(slanted(degrees))) == "预算内部资料"
