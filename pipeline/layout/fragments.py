"""Regions of a page to fragments: each cell's text read, the lines around kept for captions."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.confidence.evidence import digital_confidence
from pipeline.geometry import Box
from pipeline.grid import Fragment, GridCell, PageLine, Region, Strategy
from pipeline.layout.assign import assign_chars
from pipeline.layout.cell_at import cell_at
from pipeline.layout.headers import header_rows
from pipeline.layout.page_lines import lines_above, lines_below
from pipeline.layout.scanned_cells import scanned_cells
from pipeline.layout.stored_layer import with_layer
from pipeline.model import Cell
from pipeline.page_content import Char, PageContent
from pipeline.text.cell_text import read_cell
from pipeline.text.line_breaks import PADDING, SLACK
from pipeline.text.lines import split_lines


def read_fragments(page: PageContent, regions: Sequence[Region], lines: Sequence[PageLine]) -> tuple[Fragment, ...]:
    """One fragment a region, in the order of the regions."""
    boxes = [region.box for region in regions]
    return tuple(_fragment(page, region, lines, boxes) for region in regions)


def _fragment(page: PageContent, region: Region, lines: Sequence[PageLine], boxes: Sequence[Box]) -> Fragment:
    grid = region.grid
    content = list(zip(grid.cells, assign_chars(grid, page.chars), strict=True))
    others = [box for box in boxes if box is not region.box]
    cells = _cells(page, region, [chars for _, chars in content], others)
    return Fragment(
        page=page.number,
        page_width=page.width,
        page_height=page.height,
        box=region.box,
        strategy=region.strategy,
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        header_rows=header_rows(cells, grid.n_rows, grid.n_cols),
        cells=cells,
        above=lines_above(lines, region.box, others),
        below=lines_below(lines, region.box, others),
        room={
            place.box.rounded(): _room(place, chars)
            for place, chars in content
            if place.row + place.row_span == grid.n_rows and any(not char.text.isspace() for char in chars)
        },
    )


def _cells(
    page: PageContent, region: Region, content: Sequence[Sequence[Char]], others: Sequence[Box]
) -> tuple[Cell, ...]:
    """From stored glyphs, from pixels, or each as it is on a page that has both."""
    if page.picture is not None and page.kind == "scanned":
        return with_layer(scanned_cells(page, region, content, others), region.grid, page.layer)
    places = region.grid.cells
    stored = [_cell(page, region.strategy, place, chars) for place, chars in zip(places, content, strict=True)]
    if page.picture is None:
        return tuple(stored)
    seen = scanned_cells(page, region, content, others)
    pictured = [_is_pictured(page, place, chars) for place, chars in zip(places, content, strict=True)]
    return tuple(two if one else three for one, two, three in zip(pictured, seen, stored, strict=True))


def _is_pictured(page: PageContent, place: GridCell, chars: Sequence[Char]) -> bool:
    """True where some of a cell's print was read from pixels, or all that it shows is a picture."""
    inked = [char for char in chars if not char.text.isspace()]
    if inked:
        return any(char.pictured for char in inked)
    return any(image.overlap(place.box) > place.box.area / 2 for image in page.images)


def _cell(page: PageContent, strategy: Strategy, place: GridCell, chars: Sequence[Char]) -> Cell:
    read = read_cell(chars, place.box)
    confidence, doubts = digital_confidence(page, strategy, place, chars, read)
    return cell_at(place, page.number, read, doubts, confidence)


def _room(place: GridCell, chars: Sequence[Char]) -> float:
    """In em, what a cell's last line leaves free; a third of a glyph more may be squeezed in."""
    last = split_lines([char for char in chars if not char.text.isspace()])[-1]
    return (place.box.width - last.box.width - 2 * PADDING) / last.size - SLACK
