"""Where the tables of a page are: ruled ones first, borderless ones in what is left."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.grid import Grid, Region
from pipeline.layout.assign import assign_chars
from pipeline.layout.borderless import borderless_regions, refine
from pipeline.layout.borderless.charts import holds_bars
from pipeline.layout.components import rule_sets
from pipeline.layout.ruled_grid import ruled_grid
from pipeline.layout.rules import whole_rules
from pipeline.layout.sides import with_sides
from pipeline.page_content import Char, PageContent

MIN_CELLS = 4


def ruled_regions(page: PageContent) -> tuple[Region, ...]:
    """Tables drawn with rules, top to bottom; a box inside a cell is part of its table."""
    regions = []
    for rules in rule_sets(whole_rules(page.rules)):
        around = rules.box.grown(1.0)
        chars = [char for char in page.chars if around.contains_point(char.box.x_mid, char.box.y_mid)]
        grid = ruled_grid(rules, chars)
        if grid is not None and _is_table(grid, chars) and not holds_bars(rules.box, page):
            grid = with_sides(grid, page.rules) if page.kind in ("scanned", "mixed") else grid
            regions.append(Region(page.number, rules.box, "ruled", grid))
    return tuple(one for one in regions if not any(_inside(one.box, other.box) for other in regions))


def _inside(inner: Box, outer: Box) -> bool:
    return inner.area < outer.area and inner.overlap(outer) >= 0.9 * inner.area


def _is_table(grid: Grid, chars: list[Char]) -> bool:
    """A box around prose, a frame or a chart's axes are not tables; a nearly empty grid may be the rest of one."""
    if len(grid.cells) < 2 or grid.n_cols < 2 or (grid.n_rows == 1 and grid.n_cols == 2):
        return False
    if len(grid.cells) >= MIN_CELLS:
        return True
    return all(any(not char.text.isspace() for char in content) for content in assign_chars(grid, chars))


def find_regions(page: PageContent) -> tuple[Region, ...]:
    """All tables of a page in reading order."""
    ruled = tuple(refine(region, page) for region in ruled_regions(page))
    borderless = borderless_regions(page, [region.box for region in ruled])
    return tuple(sorted((*ruled, *borderless), key=lambda region: (region.box.top, region.box.x0)))
