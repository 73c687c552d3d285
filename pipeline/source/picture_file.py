"""Picture files as documents: every frame of a TIFF, PNG or JPEG becomes a page of a PDF kept in memory."""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from pipeline.errors import DamagedPictureError
from pipeline.source.picture_pdf import Picture, pdf_of_pictures
from pipeline.source.picture_pixels import plain

FORMATS = ("TIFF", "PNG", "JPEG", "MPO")
SIGNATURES = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MOST_BYTES = 1_200_000_000  # of one decoded frame: 1,200 dpi A3 in colour
MOST_KEPT = 40_000_000  # pixels of a page in the end: A3 at 500 dpi
A4_LONG = 841.89
SCREEN_DPI = 96.0
SCANNER_DPI = (100.0, 2500.0)  # a lower one is a program's habit, not the scanner's word
LONGEST, LONGEST_ON_SCREEN = 1700.0, 900.0  # points: A2 for a scanner, A4 at a screen's resolution
ORIENTATION = 0x0112
SIDEWAYS = range(5, 9)
BLANK = Picture(0, 0, A4_LONG / 2**0.5, A4_LONG)


@dataclass(frozen=True, slots=True)
class PicturePdf:
    """`pdf` has a page for each frame; `broken` says by index (from 0) why one could not be decoded: it is blank."""

    pdf: bytes
    broken: dict[int, str]


def is_picture(data: bytes) -> bool:
    """True where the first bytes are those of a TIFF, PNG or JPEG."""
    return data.startswith(SIGNATURES)


def pictures_as_pdf(data: bytes) -> PicturePdf:
    """Pages as large as the stated resolution says and upright as the EXIF orientation says; no loss of pixels.

    A resolution that cannot be the scanner's is replaced: the long side counts as that of A4. Transparency lies on
    white. Raises `DamagedPictureError` where no frame can be decoded.
    """
    broken: dict[int, str] = {}
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # `_picture` has its own
    try:
        pages = list(_pages(data, broken))
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    if len(broken) == len(pages):
        raise DamagedPictureError("damaged: " + next(iter(broken.values()), "the picture cannot be opened"))
    return PicturePdf(pdf_of_pictures(pages), broken)


def _pages(data: bytes, broken: dict[int, str]) -> Iterator[Picture]:
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        # What follows the picture in a camera's MPO file are its previews.
        count = 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))
    except Exception:  # noqa: BLE001 - codecs raise anything on damaged files
        return
    for index in range(count):
        try:
            image.seek(index)
            yield _picture(image, data)
        except Exception as error:  # noqa: BLE001 - one frame must not stop the others
            broken[index] = f"the picture cannot be decoded ({error or type(error).__name__})".splitlines()[0]
            yield BLANK


def _picture(image: Image.Image, data: bytes) -> Picture:
    """One frame in its own bytes where it is a plain JPEG, else deflated; scaled down where it is huge."""
    columns, rows = image.size
    if columns * rows * (1 if image.mode in ("1", "L", "P") else 4) > MOST_BYTES:
        raise ValueError(f"{columns} x {rows} pixels are too many")
    orientation = image.getexif().get(ORIENTATION, 1)
    size = _size(image, sideways=orientation in SIDEWAYS)
    jpeg = image.format == "JPEG" and image.mode in ("L", "RGB") and orientation == 1
    if image.format in ("JPEG", "MPO") and columns * rows > 4 * MOST_KEPT:
        image.draft(None, (columns // 2, rows // 2))  # decodes at half the size
    image.load()
    if jpeg and columns * rows <= MOST_KEPT:
        space = "DeviceGray" if image.mode == "L" else "DeviceRGB"
        return Picture(columns, rows, *size, data, "DCTDecode", space)
    pixels = plain(ImageOps.exif_transpose(image))
    factor = math.ceil(math.sqrt(pixels.width * pixels.height / MOST_KEPT))
    if factor > 1:
        pixels = (pixels.convert("L") if pixels.mode == "1" else pixels).reduce(factor)
    deflated = Picture(*pixels.size, *size, zlib.compress(pixels.tobytes(), 1))
    if pixels.mode == "RGB":
        return replace(deflated, space="DeviceRGB")
    return replace(deflated, bits=1) if pixels.mode == "1" else deflated


def _size(image: Image.Image, *, sideways: bool) -> tuple[float, float]:
    """Width and height of the page in points."""
    columns, rows = image.size
    across, down = _stated_dpi(image)
    if sideways:
        across, down = down, across
        if image.format != "TIFF":  # Pillow states the size of a TIFF as displayed
            columns, rows = rows, columns
    return 72 * columns / across, 72 * rows / down


def _stated_dpi(image: Image.Image) -> tuple[float, float]:
    """Across and down, as stored where that can be true."""
    try:
        across, down = (float(value) for value in image.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        across = down = 0.0
    low, high = SCANNER_DPI
    least, most = min(across, down), max(across, down)
    if least > 0:
        long = 72 * max(image.width / across, image.height / down)
        if 2 * least >= most and most <= high and long <= (LONGEST if least >= low else LONGEST_ON_SCREEN):
            return across, down
    dpi = max(SCREEN_DPI, 72 * max(image.size) / A4_LONG)
    return dpi, dpi
