from __future__ import annotations

import numpy as np
import pytest

from pipeline.geometry import Box
from pipeline.source.page_image import PageImage
from pipeline.source.scan import deskew
from pipeline.source.scan.deskew import Straight, levelled, skew_of, straighten
from tests.source.scan.drawn_pages import SCALE, Picture, blank, colour, table, words


def ruled() -> Picture:
    page = blank()
    table(page, [40, 120, 180, 260], [40, 70, 100, 130, 160])
    return page


def written() -> Picture:
    page = blank()
    for y in range(30, 220, 12):
        words(page, 20, y, "HELT 11 THE EFT 417")
    return page


@pytest.mark.parametrize("skew", [-4.4, -1.5, -0.3, 0.0, 0.6, 2.0, 4.7])
@pytest.mark.parametrize("page", [ruled(), written()], ids=["lines", "text"])
def test_tells_the_skew(page: Picture, skew: float) -> None:
    assert skew_of(levelled(colour(page), -skew)) == pytest.approx(skew, abs=0.12)


@pytest.mark.parametrize(
    "page", [blank(), np.full((10, 10), 255, np.uint8), blank(paper=0)], ids=["white", "tiny", "black"]
)
def test_a_blank_page_lies_straight(page: Picture) -> None:
    image = PageImage(colour(page), SCALE)
    assert straighten(image) == Straight(image, 0, 0.0)


def test_boxes_go_back_to_where_they_stand_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deskew, "turn_needed", lambda _image: 0)
    page = ruled()
    page[150:160, 500:520] = 7
    tilted = levelled(colour(page), -3.0)
    straight = straighten(PageImage(tilted, SCALE))
    level = np.argwhere(straight.image.rgb[:, :, 0] < 128)
    ys, xs = np.nonzero(tilted[:, :, 0] < 128)
    around = straight.back(Box(*(level.min(axis=0)[::-1] / SCALE), *((level.max(axis=0) + 1)[::-1] / SCALE)))
    assert straight.skew == pytest.approx(3.0, abs=0.1)
    assert around.x0 <= xs.min() / SCALE + 0.6
    assert around.bottom >= ys.max() / SCALE - 0.6
    square = np.argwhere(np.all(np.abs(straight.image.rgb.astype(int) - 7) < 40, axis=2))
    assert len(square)


def test_a_box_of_a_level_page_stays() -> None:
    box = Box(1, 2, 3, 4)
    assert Straight(PageImage(colour(blank()), SCALE), 0, 0.0).back(box) == box
