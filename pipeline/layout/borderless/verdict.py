"""Is it a table? What lists, contents pages, charts and broken prose look like, and what a table must show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.geometry import Box, Rule
from pipeline.layout.borderless.cells import Place
from pipeline.layout.borderless.rows import Block

MIN_ROWS = 3
MIN_RULED_ROWS = 2
MIN_FULL_ROWS = 3
FULL_ROW = 0.6  # share of its columns that a full row fills
MIN_FULL_SHARE = 0.4  # of the rows; the labels of a chart's axes fill few
OWN_SHARE, SURE_OWN_SHARE = 0.4, 0.3  # of the rows, full with cells of their own and not by labels beside them; ...
MOSTLY_FULL = 0.75  # ... the lesser will do where rules, or this share of full rows, speak for a table
MIN_AXIS = 4  # numbers that fall in equal steps: the scale of a chart
MIN_FILLED = 0.5  # share of filled places; charts leave most blank
VALUE_SHARE = 0.5
MAX_LOWER = 0.4  # share of cells that start in lower case: torn prose
TEXT_ROWS = 5  # full rows that two columns of mere text must show
ALIGNED = 0.8  # share of a column's cells that keep one edge or the middle
WIDE_RULE, MAX_OVERHANG = 0.7, 1.25  # of the table's width
NEAR = 15.0  # points

_MARKER = re.compile(
    r"[^\w\s]+|[o§]|\(?cid:\d+\)?"  # bullets
    r"|[(（]?(\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivx]+)[)）.、．:]|(\d+\.)+\d*"  # item numbers
    r"|第[\d一二三四五六七八九十]{1,3}(部分|[章节条篇项款])[:：、]?"
)
_LEADER = re.compile(r"[.．·…‥・⋯-]{4,}|(\. ){3,}")


def is_wide(rule: Rule, box: Box) -> bool:
    """True for a horizontal rule at or in the box that runs over most of its width, and not far beyond."""
    return (
        rule.orientation == "h"
        and box.top - NEAR <= rule.position <= box.bottom + NEAR
        and min(rule.end, box.x1) - max(rule.start, box.x0) >= WIDE_RULE * box.width
        and rule.length <= MAX_OVERHANG * box.width + 40
    )


def wide_rules(rules: Sequence[Rule], box: Box) -> int:
    """How many wide rules; close ones count once."""
    at = sorted(rule.position for rule in rules if is_wide(rule, box))
    return len(at[:1]) + sum(below - above > 4 for above, below in pairwise(at))


def is_table(
    table: Sequence[Sequence[Block]], blocks: Sequence[Block], places: Sequence[Place], n_cols: int, n_rules: int
) -> bool:
    """The verdict on rows, all blocks, and the places of their cells; `n_rules` wide rules count as evidence."""
    ruled = n_rules >= 2
    if len(table) < (MIN_RULED_ROWS if ruled else MIN_ROWS) or n_cols < 2:
        return False
    if _is_list(table) or (n_cols == 2 and _is_contents(table)):
        return False
    covered, cells = [0] * len(table), [0] * len(table)
    for row, _, row_span, col_span in places:
        for i in range(row, min(len(table), row + row_span)):
            covered[i] += col_span
            cells[i] += 1
    several = [i for i in range(len(table)) if cells[i] > 1]
    filled = sum(covered[i] for i in several) / max(1, len(several) * n_cols)
    lower = sum(_text(block)[0].islower() for block in blocks) / len(blocks)
    if filled < MIN_FILLED or (lower > MAX_LOWER and not ruled):
        return False
    full = [i for i in several if covered[i] >= max(2.0, FULL_ROW * _used(table, n_cols))]
    own = [i for i in full if len(table[i]) > 1]
    sure = n_cols > 2 and (ruled or len(full) >= MOSTLY_FULL * len(table))
    own_share = SURE_OWN_SHARE if sure else OWN_SHARE
    least = MIN_RULED_ROWS if ruled else MIN_FULL_ROWS
    if len(full) < MIN_FULL_SHARE * len(table) or len(own) < max(least, own_share * len(table)):
        return False
    if any(_is_axis([block for block in blocks if block.first == block.last == col]) for col in (0, n_cols - 1)):
        return False
    rows = [table[i] for i in full]
    later = [block for row in rows for block in row if block.first > 0]
    values = sum(all(piece.chunk.is_value for piece in block.pieces) for block in later) / max(1, len(later))
    if ruled or values >= VALUE_SHARE:
        return True
    return len(full) >= (TEXT_ROWS if n_cols == 2 else MIN_FULL_ROWS) and _aligned(rows, n_cols) >= ALIGNED


def _used(table: Sequence[Sequence[Block]], n_cols: int) -> int:
    """How many columns hold more than a heading; all of them where most are bare."""
    rows = [{block.first for block in row if block.first == block.last} for row in table]
    used = sum(sum(col in row for row in rows) > 1 for col in range(n_cols))
    return used if 2 * used > n_cols and used > 2 else n_cols


def _text(block: Block) -> str:
    return "".join(piece.chunk.text for piece in block.pieces)


def _is_list(table: Sequence[Sequence[Block]]) -> bool:
    """Most rows open with a bullet or an item number."""
    first = [block for row in table for block in row if block.first == 0]
    marked = sum(bool(_MARKER.fullmatch(_text(block))) for block in first)
    return marked > 0.5 * len(first)


def _is_contents(table: Sequence[Sequence[Block]]) -> bool:
    """A last column of page numbers that never fall, or dot leaders."""
    last = [_text(block) for row in table for block in row if block.first == 1]
    leaders = sum(bool(_LEADER.search(_text(block))) for row in table for block in row)
    numbers = [int(re.sub(r"\D", "", text)) for text in last if re.fullmatch(r"\W*\d{1,3}\W*", text)]
    if leaders >= 0.4 * len(table):
        return True
    return len(numbers) >= 0.7 * len(last) > 0 and all(a <= b for a, b in pairwise(numbers))


def _is_axis(column: Sequence[Block]) -> bool:
    numbers = [int(digits) for block in column if block.is_amount and (digits := re.sub(r"\D", "", _text(block)))]
    steps = {b - a for a, b in pairwise(numbers)}
    return len(numbers) >= max(MIN_AXIS, len(column) / 2) and len(steps) == 1 and steps.pop() < 0


def _aligned(rows: Sequence[Sequence[Block]], n_cols: int) -> float:
    """The worst column's share of cells at its commonest left edge, right edge or middle."""
    worst = 1.0
    for col in range(n_cols):
        boxes = [block.box for row in rows for block in row if block.first == block.last == col]
        if len(boxes) < 2:
            continue
        em = max(block.size for row in rows for block in row)
        best = max(
            sum(abs(edge(box) - edge(at)) <= 0.3 * em for box in boxes)
            for edge in (_left, _right, _middle)
            for at in boxes
        )
        worst = min(worst, best / len(boxes))
    return worst


def _left(box: Box) -> float:
    return box.x0


def _right(box: Box) -> float:
    return box.x1


def _middle(box: Box) -> float:
    return box.x_mid
