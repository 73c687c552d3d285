"""Pages that are no pages: they cost a bounded time and memory and say what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline import convert
from pipeline.scanned_page import NOTHING_READ, can_read

MOST_MEGABYTES = 2500
MOST_CPU = 60.0
RUN = """
import json, pathlib, resource, sys
from pipeline import convert
from tests.bench.peer.usage import peak_megabytes
page = convert(pathlib.Path(sys.argv[1])).pages[0]
cost = peak_megabytes(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
print(json.dumps([page.kind, page.status, page.width, page.height, page.problems, *cost]))
"""


def ruled(mode: str, columns: int, rows: int, step: int) -> Image.Image:
    """Lines all over the page, and no text."""
    picture = Image.new(mode, (columns, rows), 1 if mode == "1" else 255)
    pen = ImageDraw.Draw(picture)
    for x in range(step, columns - step, 4 * step):
        pen.line((x, step, x, rows - step), fill=0, width=4)
    for y in range(step, rows - step, step):
        pen.line((step, y, columns - step, y), fill=0, width=4)
    return picture


def photograph() -> Image.Image:
    """Soft patches of every colour."""
    patches = np.random.default_rng(0).integers(0, 255, (40, 60, 3), dtype=np.uint8)
    return Image.fromarray(patches).resize((3000, 2000), Image.Resampling.BICUBIC)


def dots(columns: int, rows: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(0).integers(0, 255, (rows, columns), dtype=np.uint8))


ODD: dict[str, tuple[Callable[[], Image.Image], str, int, tuple[float, float]]] = {
    "ten pixels": (lambda: dots(10, 10), "PNG", 300, (2.4, 2.4)),
    "snow": (lambda: dots(2480, 3508), "PNG", 300, (595.2, 841.9)),
    "photograph": (photograph, "JPEG", 300, (720, 480)),
    "40 megapixels": (lambda: ruled("1", 7700, 5300, 200), "TIFF", 600, (924, 636)),
    "1,200 dpi A3": (lambda: ruled("L", 19843, 14031, 400), "TIFF", 1200, (1190.6, 841.9)),
}


@pytest.mark.skipif(not can_read(), reason="the models that read pixels are not installed")
@pytest.mark.parametrize("name", ODD)
def test_an_odd_page_is_bounded_and_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    draw, kind, dpi, size = ODD[name]
    draw().save(tmp_path / "odd", kind, dpi=(dpi, dpi), **({"compression": "tiff_lzw"} if kind == "TIFF" else {}))
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path / "odd")], capture_output=True, text=True, timeout=600, check=True
    )
    page_kind, status, width, height, problems, megabytes, cpu = json.loads(done.stdout)
    assert (page_kind, status, problems) == ("scanned", "ok", [NOTHING_READ])
    assert sorted((width, height)) == pytest.approx(sorted(size), abs=0.5)
    assert megabytes < MOST_MEGABYTES
    assert cpu < MOST_CPU


def test_a_blank_picture_is_an_empty_page(tmp_path: Path) -> None:
    Image.new("L", (2480, 3508), 255).save(tmp_path / "blank.png", dpi=(300, 300))
    (page,) = convert(tmp_path / "blank.png").pages
    assert (page.kind, page.status, page.problems) == ("empty", "ok", ())
