from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline import convert
from pipeline.errors import DamagedPictureError
from pipeline.source.open_pdf import open_pdf
from pipeline.source.page_image import render_colour
from tests.drawn import page

XS, YS = (60, 260, 460, 760), (80, 140, 200, 260)
DPI = 150.0
ORIENTATION = 0x0112
UNDO = {1: None, 3: Image.ROTATE_180, 6: Image.ROTATE_90, 8: Image.ROTATE_270}  # how a camera stores what lies upright


def drawn(columns: int = 900, rows: int = 600, ink: int = 0) -> Image.Image:
    """Three columns and three rows of ruled cells, black on white."""
    picture = Image.new("L", (columns, rows), 255)
    pen = ImageDraw.Draw(picture)
    for x in XS:
        pen.line((x, YS[0], x, YS[-1]), fill=ink, width=3)
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=ink, width=3)
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    return tags


def shown(data: bytes, index: int = 0) -> tuple[tuple[float, float], np.ndarray]:
    """Size in points and the page as grey pixels at `DPI`."""
    with open_pdf(data) as pdf:
        stored = pdf.image[index]
        rgb = render_colour(stored, DPI).rgb
        return stored.get_size(), rgb.mean(axis=2)


def differs(grey: np.ndarray) -> float:
    """Mean difference from what was drawn, in levels of grey."""
    same = drawn().resize((grey.shape[1], grey.shape[0]))
    return float(np.abs(grey - np.asarray(same)).mean())


def deep(dtype: str, bits: int) -> Image.Image:
    return Image.fromarray((np.asarray(drawn()).astype(dtype) / 255 * (2**bits - 1)).astype(dtype))


def see_through() -> Image.Image:
    """Black everywhere, and only the lines are there."""
    picture = Image.new("RGBA", drawn().size, (0, 0, 0, 0))
    picture.putalpha(drawn().point(lambda value: 255 - value))
    return picture


KINDS = {
    "grey TIFF": lambda: saved(drawn(), "TIFF", dpi=(DPI, DPI)),
    "fax TIFF": lambda: saved(drawn().convert("1"), "TIFF", compression="group4", dpi=(DPI, DPI)),
    "inverted fax": lambda: saved(
        drawn().convert("1"), "TIFF", compression="group4", tiffinfo={262: 0}, dpi=(DPI, DPI)
    ),
    "LZW TIFF": lambda: saved(drawn().convert("RGB"), "TIFF", compression="tiff_lzw", dpi=(DPI, DPI)),
    "deep TIFF": lambda: saved(deep("uint16", 16), "TIFF", dpi=(DPI, DPI)),
    "12 bits in 16": lambda: saved(deep("uint16", 12), "TIFF", dpi=(DPI, DPI)),
    "float TIFF": lambda: saved(deep("float32", 8), "TIFF", dpi=(DPI, DPI)),
    "CMYK TIFF": lambda: saved(drawn().convert("RGB").convert("CMYK"), "TIFF", dpi=(DPI, DPI)),
    "grey PNG": lambda: saved(drawn(), "PNG", dpi=(DPI, DPI)),
    "1-bit PNG": lambda: saved(drawn().convert("1"), "PNG", dpi=(DPI, DPI)),
    "palette PNG": lambda: saved(drawn().convert("P"), "PNG", dpi=(DPI, DPI)),
    "see-through PNG": lambda: saved(see_through(), "PNG", dpi=(DPI, DPI)),
    "deep PNG": lambda: saved(deep("uint16", 16), "PNG", dpi=(DPI, DPI)),
    "grey JPEG": lambda: saved(drawn(), "JPEG", dpi=(DPI, DPI), quality=95),
    "RGB JPEG": lambda: saved(drawn().convert("RGB"), "JPEG", dpi=(DPI, DPI), quality=95),
    "progressive JPEG": lambda: saved(drawn(), "JPEG", dpi=(DPI, DPI), quality=95, progressive=True),
    "CMYK JPEG": lambda: saved(drawn().convert("RGB").convert("CMYK"), "JPEG", dpi=(DPI, DPI), quality=95),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_shows_what_was_drawn_at_its_size(name: str) -> None:
    size, grey = shown(KINDS[name]())
    assert size == pytest.approx((900 * 72 / DPI, 600 * 72 / DPI), abs=0.1)
    assert differs(grey) < 3


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
@pytest.mark.parametrize("orientation", UNDO)
def test_the_stored_orientation_is_followed(kind: str, orientation: int) -> None:
    turn = UNDO[orientation]
    stored = drawn() if turn is None else drawn().transpose(turn)
    size, grey = shown(saved(stored, kind, exif=exif(orientation), dpi=(DPI, DPI)))
    assert size == pytest.approx((432, 288), abs=0.1)
    assert differs(grey) < 3


def test_pixels_that_are_not_square_keep_their_shape() -> None:
    size, _ = shown(saved(drawn().resize((900, 300)).convert("1"), "TIFF", dpi=(150, 75)))
    assert size == pytest.approx((432, 288), abs=0.1)


@pytest.mark.parametrize("dpi", [None, (1, 1), (72, 72), (9600, 9600), (300, 72)])
def test_a_resolution_that_cannot_be_true_makes_an_a4_page(dpi: tuple[int, int] | None) -> None:
    size, _ = shown(saved(Image.new("L", (1654, 2339), 200), "PNG", **({"dpi": dpi} if dpi else {})))
    assert size == pytest.approx((595.3, 841.9), abs=0.3)


def test_a_tiff_of_many_pages_is_a_document_of_many_pages() -> None:
    pages = [drawn(ink=ink).convert(mode) for ink, mode in ((0, "1"), (60, "L"), (120, "RGB"))]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(DPI, DPI))
    with open_pdf(data) as pdf:
        assert pdf.n_pages == 3
    assert [round(shown(data, index)[1].min() / 10) for index in range(3)] == [0, 6, 12]
    assert page(data, 2).kind == "scanned"


def test_a_frame_that_is_cut_off_fails_alone(tmp_path: Path) -> None:
    noisy = Image.fromarray(np.random.default_rng(0).integers(0, 255, (400, 400), dtype=np.uint8))
    blank = Image.new("L", (400, 400), 255)
    data = saved(blank, "TIFF", save_all=True, append_images=[noisy], dpi=(DPI, DPI))
    (tmp_path / "two.tif").write_bytes(data[: -len(noisy.tobytes()) // 2])
    document = convert(tmp_path / "two.tif")
    assert [one.status for one in document.pages] == ["ok", "failed"]
    assert "cannot be decoded" in document.pages[1].problems[0]


@pytest.mark.parametrize("name", KINDS)
def test_a_picture_that_is_cut_off_is_damage_or_an_error_of_its_page(name: str) -> None:
    data = KINDS[name]()
    for length in (20, len(data) // 3, len(data) // 2):
        with pytest.raises(DamagedPictureError, match="damaged"), open_pdf(data[:length]):
            pass


def test_a_huge_picture_keeps_its_page_size_and_no_more_pixels_than_are_read() -> None:
    size, grey = shown(saved(Image.new("1", (14031, 9921), 1), "TIFF", compression="group4", dpi=(1200, 1200)))
    assert size == pytest.approx((841.9, 595.3), abs=0.1)
    assert grey.min() == 255
