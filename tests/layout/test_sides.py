from __future__ import annotations

import numpy as np
import pytest

from pipeline.layout.regions import ruled_regions
from pipeline.model import PageKind
from pipeline.page_content import PageContent
from pipeline.source.scan.raster_rules import raster_rules
from tests.source.scan.drawn_pages import SCALE, Picture, blank, table

XS, YS = [40.0, 120.0, 180.0, 260.0], [40.0, 70.0, 100.0, 130.0]


def sides(picture: Picture, kind: PageKind = "scanned") -> dict[tuple[int, int], tuple[float, ...]]:
    rules = raster_rules(picture, SCALE)
    (region,) = ruled_regions(PageContent(1, 300, 240, 0, kind, rules=rules))
    return {(cell.row, cell.col): cell.sides for cell in region.grid.cells}


def erased(picture: Picture, x0: float, x1: float, y: float, share: float) -> Picture:
    """With a share of a level line taken away, in small gaps."""
    part = picture[round(y * SCALE) - 3 : round(y * SCALE) + 4, round(x0 * SCALE) + 4 : round(x1 * SCALE) - 3]
    part[:, np.arange(part.shape[1]) % 30 < 30 * share] = 255
    return picture


def test_the_sides_of_a_sound_grid_are_drawn() -> None:
    page = blank()
    table(page, XS, YS)
    found = sides(page)
    assert len(found) == 9
    assert min(min(one) for one in found.values()) > 0.95


def test_a_broken_side_tells_in_both_its_cells_and_nowhere_else() -> None:
    page = blank()
    table(page, XS, YS)
    found = sides(erased(page, 120, 180, 70, 0.25))
    assert found[0, 1][3] == found[1, 1][1] == pytest.approx(0.75, abs=0.1)
    others = [share for place, one in found.items() for side, share in enumerate(one)]
    assert sum(share < 0.9 for share in others) == 2


def test_rules_of_a_drawing_count_as_drawn() -> None:
    page = blank()
    table(page, XS, YS)
    assert set(sides(page, "digital").values()) == {(1.0, 1.0, 1.0, 1.0)}
