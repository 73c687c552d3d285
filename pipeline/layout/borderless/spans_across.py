"""Columns that a cell spans: titles over all, headers over several, shown by a rule beneath or by being centred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.geometry import Rule
from pipeline.layout.borderless.columns import Band
from pipeline.layout.borderless.rows import Block

CENTRED = 1.2  # em off the middle, or ...
CENTRED_SHARE = 0.03  # ... of the spanned width
TITLE_SHARE = 0.12  # the same for the lone lines on top: the outer cells' true width is not known
LONE_SHARE = 0.06  # and for lone lines between rows
IN_COLUMN = 0.5  # share of a column's blocks that begin where a block does which belongs to it alone
UNDERLINE_GAP = 1.3  # em between a header and the rule that shows its span
PARTIAL_RULE = 0.9  # of the table's width; a longer rule closes the header
Span = tuple[int, int]


def spans_across(table: Sequence[Sequence[Block]], columns: Sequence[Band], rules: Sequence[Rule]) -> dict[int, Span]:
    """First and last column of every block, by its `id`."""
    spans: dict[int, Span] = {}
    in_column: dict[int, list[Block]] = defaultdict(list)
    for row in table:
        for block in row:
            in_column[block.first].append(block)
    on_top = True
    for row, below in zip(table, [*table[1:], ()], strict=True):
        on_top = on_top and len(row) == 1
        for block in row:
            span = _underlined(block, row, columns, rules)
            if span is None and not is_in_line(block, in_column[block.first]):
                if len(row) == 1:
                    span = lone_span(block, columns, TITLE_SHARE if on_top else LONE_SHARE)
                span = span or column_span(block, row, below, columns)
            spans[id(block)] = span or (block.first, block.last)
    return spans


def lone_span(block: Block, columns: Sequence[Band], share: float) -> Span | None:
    """Columns of a block alone in its row: all, or all but the first, where it is centred over them."""
    last = len(columns) - 1
    for first in (0, 1):
        if first < last and first <= block.first and _is_centred(block, columns, first, last, share):
            return first, last
    return None


def column_span(block: Block, row: Sequence[Block], below: Sequence[Block], columns: Sequence[Band]) -> Span | None:
    """Columns that a block is centred over: all that are free beside it, or those with heads of their own below."""
    first, last = block.first, block.last
    free = _free(block, row, len(columns))
    if block.is_amount:
        return None
    if free[0] < first <= last < free[1] and _is_centred(block, columns, *free):
        return free
    best = None
    for a in range(free[0], first + 1):
        for b in range(last, free[1] + 1):
            heads = [one for one in below if a <= one.first and one.last <= b]
            if b > a and len(heads) >= 2 and len(heads) == b - a + 1 and _is_centred(block, columns, a, b):
                off = abs(block.box.x_mid - (columns[a][0] + columns[b][1]) / 2)
                best = min(best or (off, a, b), (off, a, b))
    return (best[1], best[2]) if best else None


def is_in_line(block: Block, column: Sequence[Block]) -> bool:
    """True for a block that begins where others of its column do: it belongs to that column alone."""
    beside = [one for one in column if one is not block and abs(one.box.x0 - block.box.x0) <= 0.3 * block.size]
    return block.first == block.last and len(beside) >= max(2.0, IN_COLUMN * (len(column) - 1))


def _free(block: Block, row: Sequence[Block], n_cols: int) -> Span:
    """The columns around a block up to its neighbours in the row."""
    before = [other.last for other in row if other.last < block.first]
    after = [other.first for other in row if other.first > block.last]
    return max(before, default=-1) + 1, min(after, default=n_cols) - 1


def _is_centred(block: Block, columns: Sequence[Band], first: int, last: int, share: float = CENTRED_SHARE) -> bool:
    x0, x1 = columns[first][0], columns[last][1]
    return abs(block.box.x_mid - (x0 + x1) / 2) <= max(CENTRED * block.size, share * (x1 - x0))


def _underlined(block: Block, row: Sequence[Block], columns: Sequence[Band], rules: Sequence[Rule]) -> Span | None:
    """Columns over which a partial rule runs beneath the block."""
    width = columns[-1][1] - columns[0][0]
    free = _free(block, row, len(columns))
    for rule in rules:
        if (
            rule.orientation == "h"
            and 0 < rule.position - block.box.y_mid <= block.box.height / 2 + UNDERLINE_GAP * block.size
            and rule.start <= block.box.x_mid <= rule.end
            and rule.length < PARTIAL_RULE * width
        ):
            over = [i for i, (x0, x1) in enumerate(columns) if rule.start - 2 <= (x0 + x1) / 2 <= rule.end + 2]
            if len(over) > 1 and free[0] <= over[0] <= block.last and block.first <= over[-1] <= free[1]:
                return min(block.first, over[0]), max(block.last, over[-1])
    return None
