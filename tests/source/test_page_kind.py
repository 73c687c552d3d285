from __future__ import annotations

import numpy as np
import pytest

from pipeline.source.page_kind import HIDDEN_LAYER, NO_TEXT, UNTRUSTED
from tests.drawn import Draw, Pen, blank, face, face_bytes, page, pdf, printed, raw_pdf, stream

PRIVATE = chr(0xE001)


def paragraph(pen: Pen, text: str = "部门预算公开说明") -> None:
    for top in range(20, 100, 16):
        pen.text(20, top, text)


def invisible(pen: Pen) -> None:
    for top in range(40, 240, 20):
        line = pen.canvas.beginText(40, top)
        line.setFont(face(), 10)
        line.setTextRenderMode(3)
        line.textOut("识别出的文字层不可信")
        pen.canvas.drawText(line)


def whole_picture(pen: Pen) -> None:
    pen.picture(0, 0, 400, 300)


def strips(pen: Pen) -> None:
    for top in range(0, 300, 30):
        pen.picture(0, top, 400, top + 30)


@pytest.mark.parametrize(
    ("draw", "kind", "problems"),
    [
        (blank, "empty", ()),
        (lambda pen: pen.text(40, 40, "白", grey=1), "empty", ()),
        (lambda pen: pen.picture(0, 0, 400, 300, np.full((8, 8), 255, np.uint8)), "empty", ()),
        (paragraph, "digital", ()),
        (lambda pen: (paragraph(pen), pen.picture(350, 10, 390, 40)), "digital", ()),
        (lambda pen: (paragraph(pen), pen.picture(20, 120, 300, 280)), "mixed", ()),
        (whole_picture, "scanned", (NO_TEXT,)),
        (lambda pen: (whole_picture(pen), pen.text(190, 280, "- 12 -")), "scanned", (NO_TEXT,)),
        (lambda pen: (whole_picture(pen), invisible(pen)), "scanned", (HIDDEN_LAYER,)),
        (lambda pen: (invisible(pen), whole_picture(pen)), "scanned", (HIDDEN_LAYER,)),
        (strips, "scanned", (NO_TEXT,)),
    ],
    ids=[
        "nothing", "white text", "white picture", "text", "text and logo", "text and chart",
        "scan", "scan with page number", "scan under hidden layer", "scan over hidden layer", "scan in strips",
    ],
)  # fmt: skip
def test_kind_and_problems(draw: Draw, kind: str, problems: tuple[str, ...]) -> None:
    content = page(pdf(draw))
    assert (content.kind, content.problems) == (kind, problems)


def test_a_scan_in_strips_with_a_page_number() -> None:
    content = page(pdf(lambda pen: (strips(pen), pen.text(190, 280, "- 12 -"))))
    assert (content.kind, content.problems) == ("scanned", (NO_TEXT,))


def test_text_under_a_page_picture_is_not_trusted() -> None:
    content = page(pdf(lambda pen: (paragraph(pen), whole_picture(pen))))
    assert (content.kind, content.problems, content.chars) == ("scanned", (HIDDEN_LAYER,), ())


def test_a_hidden_layer_over_a_picture_in_strips_is_not_trusted() -> None:
    content = page(pdf(lambda pen: (strips(pen), invisible(pen))))
    assert (content.kind, content.problems, content.chars) == ("scanned", (HIDDEN_LAYER,), ())


def test_a_hidden_text_layer_gives_no_glyphs() -> None:
    assert page(pdf(lambda pen: (whole_picture(pen), invisible(pen)))).chars == ()


def test_text_on_a_pale_background_picture_is_read() -> None:
    tint = np.tile(np.linspace(225, 255, 40).astype(np.uint8), (30, 1))
    content = page(pdf(lambda pen: (pen.picture(0, 0, 400, 300, tint), paragraph(pen))))
    assert printed(content) == "部门预算公开说明" * 5
    assert (content.kind, content.problems) == ("mixed", ())


@pytest.mark.parametrize("font", ["", "type 3"])
def test_text_printed_on_a_page_picture_is_read_whatever_its_font(font: str) -> None:
    content = page(type_3_on_picture() if font else pdf(lambda pen: (whole_picture(pen), paragraph(pen))))
    assert printed(content) == ("A" * 20 if font else "部门预算公开说明" * 5)
    assert content.problems == ()


def type_3_on_picture() -> bytes:
    """A grey picture over the whole page, and twenty letters of a font whose glyphs are drawings of their own."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> /XObject << /I 7 0 R >> >> >>",
        stream(b"q 300 0 0 100 0 0 cm /I Do Q BT /F 10 Tf 40 40 Td (%s) Tj ET" % (b"A" * 20)),
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 800] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65"
        b" /LastChar 65 /Widths [1000] /Encoding << /Type /Encoding /Differences [65 /A] >> /CharProcs << /A 6 0 R >>"
        b" /Resources << >> >>",
        stream(b"1000 0 100 0 900 720 d1 100 0 800 90 re 100 300 800 90 re 100 630 800 90 re f"),
        stream(
            b"\xc0\xd0",
            b"/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        ),
    )


def test_private_use_text_is_not_trusted() -> None:
    content = page(pdf(lambda pen: paragraph(pen, PRIVATE * 8)))
    assert (content.kind, content.trusted_text, content.problems) == ("digital", False, (UNTRUSTED,))


def test_a_few_private_use_bullets_do_not_spoil_a_page() -> None:
    content = page(pdf(lambda pen: (paragraph(pen), pen.text(8, 20, PRIVATE))))
    assert (content.trusted_text, content.problems) == (True, ())


def test_glyphs_without_a_unicode_meaning_are_not_trusted() -> None:
    program = face_bytes(characters=False)
    data = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 10 Tf 40 40 Td <0003000300020002> Tj ET"),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Drawn /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Drawn /FontDescriptor 7 0 R /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        b"<< /Type /FontDescriptor /FontName /Drawn /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880"
        b" /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>",
        stream(program, b"/Length1 %d" % len(program)),
    )
    content = page(data)
    assert len(content.chars) == 4
    assert (content.trusted_text, content.problems) == (False, (UNTRUSTED,))
