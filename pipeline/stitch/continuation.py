"""Whether the first table of a page goes on from the last table of the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grid import Fragment
from pipeline.model import Cell
from pipeline.stitch.columns import SAME_EDGE, CommonColumns, Edges, column_edges, common_columns

FULL_PAGE = 0.5
MANY_EDGES = 5
ABOUT = 0.1
EXACTLY = 0.6
ASIDE = re.compile(r"(?:附|公开|预算|决算)*\d*表[\d一二三四五六七八九十\-—]*|[（(]?续表?[)）]?")
CONTINUED = re.compile(r"[（(]?\s*(?:续\s*表?|接上[页表])\s*\d*\s*[)）]?")


def repeated_rows(first: Sequence[Cell], nxt: Sequence[Cell], header_rows: int) -> int:
    """Rows at the top of `nxt` that repeat the top of the table: its header, or nothing.

    Counts only when the whole header is there; a form, which has none, repeats nothing.
    """
    if header_rows == 0:
        return 0
    top = sorted(_key(cell) for cell in first if cell.row < header_rows)
    again = sorted(_key(cell) for cell in nxt if cell.row < header_rows)
    return header_rows if top == again and any(key[-1] for key in top) else 0


def _key(cell: Cell) -> tuple[int, int, int, int, str]:
    return (cell.row, cell.col, cell.row_span, cell.col_span, re.sub(r"\s", "", cell.text))


def continues(first: Fragment, last: Fragment, nxt: Fragment, edges: Edges) -> CommonColumns | None:
    """Common columns when `nxt` continues the table that `first` began and whose column edges are `edges`, else None.

    `last` is the last table of its page and `nxt` the first of the next page; `first` equals `last` when the
    table has one fragment so far. Lines between them part two tables, unless they only repeat the caption.
    """
    if nxt.page != last.page + 1 or nxt.strategy != last.strategy:
        return None
    repeated = bool(repeated_rows(first.cells, nxt.cells, first.header_rows))
    columns = (_inferred_columns if nxt.strategy == "borderless" else common_columns)(edges, column_edges(nxt))
    if repeated and (columns is None or not columns.same):
        columns = _reflowed_columns(edges, column_edges(nxt))
    if columns is None:
        return None
    if not columns.same and first.header_rows and nxt.header_rows:
        return None
    if _same_caption(first, nxt):
        goes_on = repeated or (first.header_rows and not nxt.header_rows and not _begins_anew(first, nxt))
        return columns if (goes_on and columns.same) or _form_goes_on(first, last, nxt) else None
    if last.below or any(not CONTINUED.fullmatch(line.text) for line in nxt.above):
        return None
    if nxt.above or repeated:
        return columns
    broken = last.box.bottom >= FULL_PAGE * last.page_height or _needs_new_page(last, nxt) or _same_columns(last, nxt)
    return columns if broken and not _begins_anew(first, nxt) else None


def _inferred_columns(upper: Edges, lower: Edges) -> CommonColumns | None:
    """Columns that words alone made: as many, over about the same width."""
    outer = max(abs(upper[0] - lower[0]), abs(upper[-1] - lower[-1]))
    if len(upper) != len(lower) or outer > ABOUT * (upper[-1] - upper[0]):
        return None
    return _one_by_one(upper)


def _reflowed_columns(upper: Edges, lower: Edges) -> CommonColumns | None:
    """Columns that a program fits to what each page holds: as many, between the same outer edges."""
    outer = max(abs(upper[0] - lower[0]), abs(upper[-1] - lower[-1]))
    return _one_by_one(upper) if len(upper) == len(lower) and outer <= SAME_EDGE else None


def _one_by_one(edges: Edges) -> CommonColumns:
    index = tuple(range(len(edges)))
    return CommonColumns(edges, index, index)


def _needs_new_page(last: Fragment, nxt: Fragment) -> bool:
    """True when the first row of `nxt`, merged cells and all, would not have fitted below `last`."""
    height = max(cell.boxes[0].bbox[3] - cell.boxes[0].bbox[1] for cell in nxt.cells if cell.row == 0)
    return height > last.page_height - last.box.bottom - nxt.box.top


def _same_columns(last: Fragment, nxt: Fragment) -> bool:
    """True for several columns at exactly the same places: no chance."""
    upper, lower = column_edges(last), column_edges(nxt)
    return len(upper) == len(lower) >= MANY_EDGES and all(
        abs(a - b) <= EXACTLY for a, b in zip(upper, lower, strict=True)
    )


def _same_caption(first: Fragment, nxt: Fragment) -> bool:
    """True when the lines above `nxt` repeat the last ones above `first`; table numbers and `续表` aside."""
    old, new = _words(first), _words(nxt)
    return bool(new) and old[-len(new) :] == new


def _words(fragment: Fragment) -> list[str]:
    texts = (re.sub(r"\s", "", line.text) for line in fragment.above)
    return [CONTINUED.sub("", text) for text in texts if not ASIDE.fullmatch(text)]


def _begins_anew(first: Fragment, nxt: Fragment) -> bool:
    """A form of its own: the same first label with another value, or a title row in the grid."""
    old, new = _corner(first), _corner(nxt)
    if new.col_span >= nxt.n_cols > 1 and old.col_span >= first.n_cols:
        return True
    return bool(new.text.strip()) and new.text == old.text and first.header_rows == 0


def _form_goes_on(first: Fragment, last: Fragment, nxt: Fragment) -> bool:
    """True for a page under the same caption that begins in the midst of a form: not with what opens the form."""
    opening = {cell.text for cell in first.cells if cell.row == 0 and cell.text.strip()}
    begins = {cell.text for cell in nxt.cells if cell.row == 0}
    full = last.box.bottom >= FULL_PAGE * last.page_height or _needs_new_page(last, nxt)
    return first.header_rows == 0 and full and not last.below and not opening & begins


def _corner(fragment: Fragment) -> Cell:
    return min(fragment.cells, key=lambda cell: (cell.row, cell.col))
