"""A table's title and unit, from the lines above it or its own full-width top rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.grid import Fragment, PageLine
from pipeline.layout.running_lines import repeated_keys, running_keys, without_running
from pipeline.model import Cell

UNIT = re.compile(r"(?:金额)?单\s*位\s*[:：]?\s*(?:人民币)?\s*((?:亿|百万|万|千)?\s*元)")
UNIT_IN_LABEL = re.compile(r"(?:金额|资金|总额|预算数?|决算数?|支出|收入|合计)\s*[（(]((?:亿|百万|万|千)?元)[)）]$")
NOT_A_TITLE = re.compile(
    r"^[（(]?\s*(?:金额\s*)?单\s*位\s*[:：]|^[（(]?\d{4}\s*年\s*度?[)）]?$|^(?:公开|附)?\s*表\s*[\d一二三四五六七八九十\-—]+$"
    r"|^公开\s*\d+\s*表$|^[^。]{0,12}(?:部门|单位|名称|编制|填报|日期|时间)[^。]{0,8}[:：]|[。；;，,、：:]$|^[\d.\s,]+$"
)
NAMES_A_TABLE = re.compile(r"表\s*(?:[（(][^（()）]{1,30}[)）]\s*)*(?:(?:金额)?单位\s*[:：].{1,8})?$")
LIST_ITEM = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]")
SECTION = re.compile(r"^第[一二三四五六七八九十]{1,3}(?:部分|章|节)")
PROSE_END = re.compile(r"[。；;：:]$")
SIDE_NOTE = re.compile(r"[^。]{0,12}(?:部门|单位|名称|编制|填报|日期|时间)[^。]{0,8}[:：]\s*\S")
PARAGRAPH_GAP = 1.5
MIN_FULL = 15  # em
MAX_LENGTH = 60
NEAR_LINES = 6
SAME_SIZE = 0.06
STRANDED = 4  # lines


def table_unit(above: Sequence[PageLine], cells: Sequence[Cell], n_cols: int) -> str:
    """`元`, `万元`, …: the nearest `单位：` above the table or in its full-width top rows, else the one in labels."""
    inside = [cell.text for cell in cells if cell.row <= 2 and (cell.col_span >= n_cols or "单位" in cell.text)]
    for text in [*inside, *(line.text for line in reversed(above[-NEAR_LINES * 2 :]))]:
        found = UNIT.search(text)
        if found:
            return re.sub(r"\s", "", found.group(1))
    named = {found.group(1) for cell in cells if (found := UNIT_IN_LABEL.search(cell.text))}
    return named.pop() if len(named) == 1 else ""


def table_title(above: Sequence[PageLine], cells: Sequence[Cell], n_cols: int) -> str:
    """The line near above that calls itself a table, else the most prominent one; its wrapped lines joined."""
    near = [line for line in _without_prose(above)[-NEAR_LINES:] if _may_be_title(line.text)]
    if not near:
        return next((cell.text for cell in cells if cell.row == 0 and cell.col_span >= n_cols > 1), "")
    named = [i for i, line in enumerate(near) if NAMES_A_TABLE.search(line.text)]
    if named:
        last = max(named, key=lambda i: (not SECTION.match(near[i].text), round(near[i].size), i))
    else:
        largest = max(line.size for line in near)
        last = max(i for i, line in enumerate(near) if line.size >= largest * (1 - SAME_SIZE))
    first = last
    while first > 0 and _continues(near[first - 1], near[first]):
        first -= 1
    return "".join(line.text for line in near[first : last + 1])


def _without_prose(lines: Sequence[PageLine]) -> list[PageLine]:
    """Without the full lines of a paragraph whose last line ends in a stop or a colon."""
    kept: list[PageLine] = []
    end: PageLine | None = None  # of the paragraph, whose lines are met from below
    for line in reversed(lines):
        if end is not None and _fills_line_above(line, end):
            end = line
            continue
        kept.append(line)
        end = line if PROSE_END.search(line.text) and not SIDE_NOTE.match(line.text) else None
    return kept[::-1]


def _fills_line_above(line: PageLine, below: PageLine) -> bool:
    same = abs(line.size - below.size) <= SAME_SIZE * line.size
    close = below.box.top - line.box.bottom <= PARAGRAPH_GAP * line.size
    full = line.box.x1 >= below.box.x1 - line.size and line.box.width >= MIN_FULL * line.size
    return same and close and full and not NAMES_A_TABLE.search(line.text)


def _may_be_title(text: str) -> bool:
    return 2 <= len(text) <= MAX_LENGTH and "。" not in text and not NOT_A_TITLE.search(text)


def _continues(before: PageLine, line: PageLine) -> bool:
    close = line.box.top - before.box.bottom <= 0.9 * line.size
    same = abs(line.size - before.size) <= SAME_SIZE * line.size
    return close and same and not LIST_ITEM.match(line.text) and not before.text.endswith("表")


def with_captions(fragments: Sequence[Sequence[Fragment]], lines: Sequence[Sequence[PageLine]]) -> tuple[Fragment, ...]:
    """All fragments of a document (one sequence a page, like `lines`) with running lines gone, title and unit set."""
    running = running_keys(zip(lines, map(bool, fragments), strict=True))
    feet = repeated_keys(lines)  # below a table no title is to be feared for
    out = []
    left: Sequence[PageLine] = ()
    for page, printed in zip(fragments, lines, strict=True):
        for fragment in page:
            above = without_running(fragment.above, running, fragment.page_height)
            below = without_running(fragment.below, feet, fragment.page_height)
            out.append(_captioned(replace(fragment, above=above, below=below), left))
            left = ()
        bare = without_running(printed, feet, max((line.box.bottom for line in printed), default=0.0))
        left = _stranded(out[-1].below if page else bare)
    return tuple(out)


def _stranded(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    """The lines at a page's end from one that names a table; it may head the table that opens the next page."""
    last = lines[-STRANDED:]
    named = [i for i, line in enumerate(last) if NAMES_A_TABLE.search(line.text) and _may_be_title(line.text)]
    return last[named[-1] :] if named else ()


def _captioned(fragment: Fragment, left: Sequence[PageLine]) -> Fragment:
    """With title and unit, those `left` at the end of the page before where nothing stands above the table."""
    above = fragment.above or left
    return replace(
        fragment,
        title=table_title(above, fragment.cells, fragment.n_cols),
        unit=table_unit(above, fragment.cells, fragment.n_cols),
    )
