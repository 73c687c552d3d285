"""Anchors made, and found again in another conversion of the same document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.audit.corrections.correction import Anchor
from pipeline.audit.corrections.labels import column_label, headings, row_label, row_text, rows_of, same_text
from pipeline.geometry import Box, union
from pipeline.model import Cell, Document, PageBox, Table

# Share of the joint area that two boxes must have in common to be the same place. A row or column further is 0.
SAME_PLACE = 0.6


class MisfitError(Exception):
    """Why an anchor has no place in a document; `str()` is for a person."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a document: index of its table, and the cell there (None for a table; first cell for a row)."""

    table: int
    cell: Cell | None = None


def cell_anchor(table: Table, cell: Cell) -> Anchor:
    """The anchor of a cell."""
    return Anchor(
        scope="cell",
        **_box(cell.boxes[0] if cell.boxes else None),
        raw=cell.raw,
        row_label=row_label(table, cell),
        column_label=column_label(table, cell),
        table=table.id,
        row=cell.row,
        col=cell.col,
    )


def row_anchor(table: Table, row: int) -> Anchor:
    """The anchor of a row: the cells that begin in it."""
    cells = rows_of(table).get(row, [])
    return Anchor(scope="row", **_box(_row_box(cells)), raw=row_text(cells), table=table.id, row=row)


def table_anchor(table: Table) -> Anchor:
    """The anchor of a table: its first fragment, title and column headings."""
    first = table.fragments[0] if table.fragments else None
    return Anchor(scope="table", **_box(first), raw=table.title, row_label=headings(table), table=table.id)


def locate(document: Document, anchor: Anchor, expected: str | None = None) -> Place:
    """The one place that `anchor` means. `expected`: a text that would confirm a cell whose `raw` reads otherwise now.

    The place on the page counts together with the content: the same box and the same `raw`; or the same box and both
    labels, where a reader sees the cell otherwise than before; or, where boxes moved, `raw` and both labels if they
    are found once. Raises `MisfitError` otherwise.
    """
    if anchor.scope == "table":
        return _one(list(_tables(document, anchor)), anchor)
    if anchor.scope == "row":
        return _one(list(_rows(document, anchor)), anchor)
    here = [
        Place(index, cell)
        for index, table in _on_page(document, anchor)
        for cell in table.cells
        if _overlaps(cell.boxes, anchor)
    ]
    fits = [place for place in here if _reads_as(document, place, anchor, expected)]
    if fits or (here and anchor.bbox is not None):
        return _one(fits, anchor)
    return _one(list(_elsewhere(document, anchor)), anchor)


def _reads_as(document: Document, place: Place, anchor: Anchor, expected: str | None) -> bool:
    cell, table = place.cell, document.tables[place.table]
    if cell is None:
        return False
    rows = same_text(row_label(table, cell), anchor.row_label)
    columns = same_text(column_label(table, cell), anchor.column_label)
    if same_text(cell.raw, anchor.raw):
        # The same box on the same page: labels may have been read better since, but hardly both of them.
        return rows or columns
    labelled = rows and columns and bool(anchor.row_label or anchor.column_label)
    return labelled or (bool(expected) and same_text(cell.text, expected or ""))


def _elsewhere(document: Document, anchor: Anchor) -> Iterator[Place]:
    if not anchor.raw and not (anchor.row_label and anchor.column_label):
        return
    for index, table in _on_page(document, anchor):
        for cell in table.cells:
            if (
                same_text(cell.raw, anchor.raw)
                and (anchor.page is None or not cell.boxes or cell.boxes[0].page == anchor.page)
                and same_text(row_label(table, cell), anchor.row_label)
                and same_text(column_label(table, cell), anchor.column_label)
            ):
                yield Place(index, cell)


def _rows(document: Document, anchor: Anchor) -> Iterator[Place]:
    for index, table in _on_page(document, anchor):
        for cells in rows_of(table).values():
            box = _row_box(cells)
            near = _overlaps((box,) if box else (), anchor) or anchor.bbox is None
            if near and same_text(row_text(cells), anchor.raw):
                yield Place(index, cells[0])


def _on_page(document: Document, anchor: Anchor) -> Iterator[tuple[int, Table]]:
    """The tables that can hold the anchor, with their indexes."""
    for index, table in enumerate(document.tables):
        if anchor.page is None or any(fragment.page == anchor.page for fragment in table.fragments):
            yield index, table


def _tables(document: Document, anchor: Anchor) -> Iterator[Place]:
    for index, table in enumerate(document.tables):
        title, header = same_text(table.title, anchor.raw), same_text(headings(table), anchor.row_label)
        near = _overlaps(table.fragments, anchor)
        if (near and (title or header)) or (anchor.bbox is None and title and header):
            yield Place(index)


def _one(places: list[Place], anchor: Anchor) -> Place:
    if len(places) == 1:
        return places[0]
    what = f"{anchor.scope} {anchor.raw[:40]!r}" + (f" on page {anchor.page}" if anchor.page else "")
    if not places:
        raise MisfitError(f"{what} is not where it was, or reads otherwise")
    raise MisfitError(f"{what} fits {len(places)} places")


def _overlaps(boxes: tuple[PageBox, ...], anchor: Anchor) -> bool:
    if anchor.bbox is None:
        return False
    mine = Box(*anchor.bbox)
    for box in boxes:
        if box.page != anchor.page:
            continue
        other = Box(*box.bbox)
        common = mine.overlap(other)
        if common > 0 and common >= SAME_PLACE * (mine.area + other.area - common):
            return True
    return False


def _row_box(cells: Sequence[Cell]) -> PageBox | None:
    boxes = [cell.boxes[0] for cell in cells if cell.row_span == 1 and cell.boxes]
    same = [Box(*box.bbox) for box in boxes if box.page == boxes[0].page]
    return PageBox(page=boxes[0].page, bbox=tuple(union(same))) if boxes else None


def _box(box: PageBox | None) -> dict[str, object]:
    return {"page": box.page if box else None, "bbox": box.bbox if box else None}
