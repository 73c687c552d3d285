"""The text of another converter as one page: its tables mended and read, its prose as lines around them.

It has no points: a box counts columns from the left and lines from the top of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.grid import Fragment, PageLine
from pipeline.layout.headers import header_rows
from pipeline.mend.form import Form, forms
from pipeline.mend.placed import Strip
from pipeline.mend.plain import joined_tables, plain_strip
from pipeline.mend.read_rows import has_amounts, with_ends
from pipeline.model import Cell, Finding, Page
from pipeline.schema.fields import Fields
from pipeline.source.text.blocks import Prose, TextTable, blocks
from pipeline.source.text.cell import read_text
from pipeline.source.text.lines import text_lines
from pipeline.source.text.to_cells import to_cells

Part = Form | Prose | TextTable

LINE_HEIGHT = 0.5  # of a line of prose; lower than its pitch, so that lines are not taken for one wrapped line


@dataclass(frozen=True, slots=True)
class TextPage:
    """What a text file holds."""

    page: Page
    fragments: tuple[Fragment, ...]
    lines: tuple[PageLine, ...]
    findings: tuple[Finding, ...]


def read_text_page(data: bytes, fields: Fields) -> TextPage:
    """The one page of a text file. Raises `EmptyFileError` or `NotAPdfError`."""
    lines = text_lines(data)
    parts = joined_tables(forms(with_ends(blocks(lines)), fields))
    grids = [part if isinstance(part, Prose) else _grid(part, before, fields) for before, part in _pairs(parts)]
    width = max((grid.strip.n_cols for grid in grids if not isinstance(grid, Prose)), default=1)
    page = Page(number=1, width=float(width), height=float(len(lines)), kind="digital" if grids else "empty")
    prose = tuple(_line(part, page.width) for part in grids if isinstance(part, Prose))
    fragments: list[Fragment] = []
    findings: list[Finding] = []
    for index, grid in enumerate(grids):
        if isinstance(grid, Prose):
            continue
        above = tuple(_line(one, page.width) for one in _prose_before(grids, index))
        below = tuple(_line(one, page.width) for one in _prose_after(grids, index))
        fragments.append(_fragment(grid, page, above, below))
        findings += _findings(grid, f"p1t{len(fragments)}")
    return TextPage(page, tuple(fragments), prose, tuple(findings))


def _pairs(parts: Sequence[Part]) -> Iterator[tuple[Part | None, Part]]:
    return zip((None, *parts), parts, strict=False)


def _grid(part: Form | TextTable, before: Part | None, fields: Fields) -> Form:
    if isinstance(part, Form):
        return part
    # With nothing between, no header and other columns it is the rest of the table above, nobody knows how.
    torn = before is not None and not isinstance(before, Prose) and has_amounts(part.rows[0].cells)
    return Form(plain_strip(part, fields, torn=torn), part.rows[0].line, part.rows[-1].line, (), is_form=False)


def _line(prose: Prose, width: float) -> PageLine:
    text = read_text(prose.text, prose.line).text
    return PageLine(text, Box(0.0, prose.line - 1.0, width, prose.line - 1.0 + LINE_HEIGHT), LINE_HEIGHT)


def _prose_before(grids: Sequence[Form | Prose], index: int) -> list[Prose]:
    found: list[Prose] = []
    for one in reversed(grids[:index]):
        if not isinstance(one, Prose):
            break
        found.insert(0, one)
    return found


def _prose_after(grids: Sequence[Form | Prose], index: int) -> list[Prose]:
    found: list[Prose] = []
    for one in grids[index + 1 :]:
        if not isinstance(one, Prose):
            break
        found.append(one)
    return found


def _fragment(grid: Form, page: Page, above: tuple[PageLine, ...], below: tuple[PageLine, ...]) -> Fragment:
    strip = grid.strip
    cells = to_cells(strip, page.number, grid.first_line)
    return Fragment(
        page=page.number,
        page_width=page.width,
        page_height=page.height,
        box=Box(0.0, grid.first_line - 1.0, float(strip.n_cols), float(grid.last_line)),
        strategy="ruled",
        n_rows=strip.n_rows,
        n_cols=strip.n_cols,
        header_rows=0 if grid.is_form else _header_rows(cells, strip),
        cells=cells,
        above=above,
        below=below,
    )


def _header_rows(cells: Sequence[Cell], strip: Strip) -> int:
    return header_rows(cells, strip.n_rows, strip.n_cols)


def _findings(grid: Form, table: str) -> list[Finding]:
    found = [
        Finding(
            rule="ghost_row",
            severity="info",
            table=table,
            actual=ghost.text,
            message=f"line {ghost.line} of the text is left out: remains of a row cut at a page's edge",
        )
        for ghost in grid.ghosts
    ]
    found += [
        Finding(
            rule="label_candidates",
            severity="warning",
            table=table,
            cells=((row, col),),
            message=f"not read; it can be {' or '.join(words)}",
        )
        for row, col, words in grid.strip.candidates
    ]
    return found
