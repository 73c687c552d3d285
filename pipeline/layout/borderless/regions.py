"""Tables without rules, or with only some: candidates, columns, rows, spans, verdict.

Running text is taken out first; what is left falls into bands of lines, broken at captions, notes and wide gaps; white
rivers give a band its columns, numbers and wrapping its rows, rules and centring its spans. Then it is judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box, Rule, union
from pipeline.grid import Grid, Region
from pipeline.layout.borderless.bands import bands
from pipeline.layout.borderless.cells import column_lines, grid_of, row_lines, separation, tile
from pipeline.layout.borderless.charts import holds_bars
from pipeline.layout.borderless.chunks import Line, page_lines
from pipeline.layout.borderless.columns import column_bands, cut_at
from pipeline.layout.borderless.narrow import cut_flush
from pipeline.layout.borderless.pieces import place
from pipeline.layout.borderless.places import places_of
from pipeline.layout.borderless.prose import without_prose
from pipeline.layout.borderless.rows import blocks, rows
from pipeline.layout.borderless.shelves import shelf_grid
from pipeline.layout.borderless.spans_down import merge_staggered
from pipeline.layout.borderless.verdict import is_table, is_wide, wide_rules
from pipeline.layout.rules import whole_rules
from pipeline.page_content import PageContent

MARGIN = 2.0


def borderless_regions(page: PageContent, taken: Sequence[Box]) -> tuple[Region, ...]:
    """Tables outside the boxes `taken`, top to bottom."""
    chars = [c for c in page.chars if not any(box.contains_point(c.box.x_mid, c.box.y_mid) for box in taken)]
    split = without_prose(page_lines(chars))
    regions = []
    rules = whole_rules(page.rules)
    for band in bands(split.lines, [*split.prose, *taken], rules):
        grid = shelf_grid(cut_flush(band), rules)
        if grid is None or holds_bars(union(line.box for line in band), page):
            grid = grid_in(band, page, rules)
        if grid is not None:
            box = Box(grid.cells[0].box.x0, grid.cells[0].box.top, grid.cells[-1].box.x1, grid.cells[-1].box.bottom)
            regions.append(Region(page.number, box, "borderless", grid))
    return tuple(regions)


def grid_in(
    lines: Sequence[Line], page: PageContent, drawn: Sequence[Rule], walls: Sequence[float] = ()
) -> Grid | None:
    """The grid of the lines of one table; `drawn` are the whole rules of the page."""
    lines = cut_flush(cut_at(lines, walls))
    columns = column_bands(lines, walls)
    if len(columns) < 2:
        return None
    box = union(line.box for line in lines).grown(MARGIN)
    rules = [rule for rule in drawn if box.top <= rule.position <= box.bottom]
    found = blocks(place(lines, columns), columns, rules)
    table = rows(found)
    in_rows = {id(block) for row in table for block in row}
    table, floating = merge_staggered(table)
    floating += [block for block in found if id(block) not in in_rows]
    ys = row_lines(table, box)
    wide = [rule for rule in drawn if is_wide(rule, box)]
    outer = (min([box.x0, *(rule.start for rule in wide)]), max([box.x1, *(rule.end for rule in wide)]))
    columns[0] = (outer[0], columns[0][1])
    columns[-1] = (columns[-1][0], outer[1])
    places = places_of(table, floating, columns, ys, rules)
    if holds_bars(box, page) or not is_table(table, found, places, len(columns), wide_rules(wide, box)):
        return None
    xs = column_lines(columns)
    return grid_of(tile(places, len(table), len(columns)), xs, ys, separation(lines, xs))
