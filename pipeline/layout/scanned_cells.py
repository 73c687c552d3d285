"""Cells of a page read from pixels: text settled by the column, evidence and doubts kept with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.confidence.evidence import Doubt, pixel_doubts
from pipeline.confidence.pixel_evidence import CellPicture, cell_choices, cell_picture, pixel_evidence
from pipeline.geometry import Box
from pipeline.grid import GridCell, Region
from pipeline.layout.cell_at import cell_at
from pipeline.layout.lost_lines import first_lost
from pipeline.model import Cell
from pipeline.page_content import Char, PageContent, Picture
from pipeline.text.cell_text import CellText, read_cell
from pipeline.text.number_format import NumberFormat, fits, like_number, number_format
from pipeline.text.settled import settled_number, settled_stroke

USUAL_HEIGHT = 10.0  # points, where nothing was read


@dataclass(frozen=True, slots=True)
class _Draft:
    """`width` is that of its widest line, in heights of the page's print."""

    place: GridCell
    chars: tuple[Char, ...]
    read: CellText
    shown: CellPicture
    width: float


def scanned_cells(
    page: PageContent, region: Region, content: Sequence[Sequence[Char]], others: Sequence[Box] = ()
) -> list[Cell]:
    """One cell a grid cell; `content` are its characters, `others` where other tables are.

    A blank with ink that nobody could read is missing. Confidence is not calibrated yet.
    Raises `ValueError` for a page without a picture.
    """
    picture = page.picture
    if picture is None:
        raise ValueError("the page was not read from pixels")
    height = median([one.box.height for one in picture.seen if one.text] or [USUAL_HEIGHT])
    drafts = [
        _draft(picture, place, tuple(chars), height) for place, chars in zip(region.grid.cells, content, strict=True)
    ]
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        columns[draft.place.col, draft.place.col_span].append(index)
    left = [
        one
        for one in picture.seen
        if one.text
        and one.box.x1 <= region.box.x0 + height
        and not any(box.contains_point(one.box.x_mid, one.box.y_mid) for box in (region.box, *others))
    ]
    lost = first_lost([(draft.place, draft.shown.seen) for draft in drafts], left)
    cells = []
    for index, draft in enumerate(drafts):
        own = columns[draft.place.col, draft.place.col_span]
        column = [drafts[other].read.text for other in own if other != index]
        cells.append(_cell(page, region, draft, column, picture, lost))
    return cells


def _draft(picture: Picture, place: GridCell, chars: tuple[Char, ...], height: float) -> _Draft:
    shown = cell_picture(picture, place.box, height)
    width = max((one.box.width for one in shown.seen if one.text), default=0.0) / height
    return _Draft(place, chars, read_cell(chars, place.box), shown, width)


def _cell(
    page: PageContent, region: Region, draft: _Draft, column: Sequence[str], picture: Picture, lost: int | None
) -> Cell:
    place, shown = draft.place, draft.shown
    printed = number_format(column)
    choices = cell_choices(shown.seen)
    read = settled_stroke(settled_number(draft.read, choices, printed), choices, column, draft.width)
    evidence = pixel_evidence(shown, place, draft.chars, read, _fits(read.text, printed), picture.glyph_pixels)
    doubts = pixel_doubts(page, region.strategy, place, draft.chars, read, evidence)
    if lost is not None and place.col + place.col_span > lost:
        doubts |= {Doubt.LOST_LINE}
    status = "missing" if not read.text and evidence.uncovered_ink else read.status
    cell = cell_at(place, page.number, read, doubts, evidence.least)
    return cell.model_copy(update={"status": status, "source": "ocr", "evidence": evidence})


def _fits(text: str, printed: NumberFormat | None) -> bool | None:
    return fits(text, printed) if printed and like_number(text) else None
