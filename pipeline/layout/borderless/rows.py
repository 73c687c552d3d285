"""Pieces to blocks (wrapped lines of one cell) and blocks to rows."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import quantiles

from pipeline.geometry import Box, Rule, union
from pipeline.layout.borderless.columns import Band
from pipeline.layout.borderless.pieces import Piece
from pipeline.layout.borderless.prose import is_full
from pipeline.text.classes import is_han

MAX_WRAP_GAP = 0.85  # em of white between the lines of one cell
CLEARLY_TIGHTER = 0.22  # em by which wrapped lines stand closer than rows
HEADER_GAP = 0.6
ANCHOR = 0.25  # of its height that a piece shares with the number that it belongs to
PARALLEL = 3  # columns filled on two lines alike: two rows, not one wrapped in all of them
SAME_ROW = 0.5  # share of the lower block's height
RULE_OVER = 0.5  # share of a block's width that a rule between two lines must cover
_YEAR = re.compile(r"\D?(19|20)\d\d\D{0,2}")


@dataclass(frozen=True)
class Block:
    """The lines of one cell."""

    pieces: tuple[Piece, ...]

    @cached_property
    def box(self) -> Box:
        return union(piece.box for piece in self.pieces)

    @cached_property
    def first(self) -> int:
        return min(piece.first for piece in self.pieces)

    @cached_property
    def last(self) -> int:
        return max(piece.last for piece in self.pieces)

    @property
    def size(self) -> float:
        return self.pieces[0].size

    @property
    def is_amount(self) -> bool:
        """True for a number that is no year."""
        text = self.pieces[0].chunk.text
        return all(p.chunk.is_value and p.chunk.has_digit for p in self.pieces) and not _YEAR.fullmatch(text)

    def over(self, other: Block) -> bool:
        """True where both stand in one row."""
        common = min(self.box.bottom, other.box.bottom) - max(self.box.top, other.box.top)
        return common >= SAME_ROW * min(self.box.height, other.box.height)

    def meets(self, other: Block) -> bool:
        return self.first <= other.last and other.first <= self.last


def blocks(pieces: Sequence[Piece], columns: Sequence[Band], rules: Sequence[Rule]) -> list[Block]:
    """Join the pieces that are wrapped lines of one cell."""
    columns_of: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        columns_of[piece.first, piece.last].append(piece)
    spacing = _Spacing(pieces, columns, rules)
    out = []
    for stack in columns_of.values():
        current: list[Piece] = []
        for piece in sorted(stack, key=lambda piece: piece.box.y_mid):
            if current and not spacing.wraps(current, piece):
                out.append(Block(tuple(current)))
                current = []
            current.append(piece)
        out.append(Block(tuple(current)))
    return sorted(out, key=lambda block: (block.box.y_mid, block.first))


class _Spacing:
    """What a table's own spacing says of wrapped lines."""

    def __init__(self, pieces: Sequence[Piece], columns: Sequence[Band], rules: Sequence[Rule]) -> None:
        self.columns = columns
        self.rules = [rule for rule in rules if rule.orientation == "h"]
        values: dict[int, list[Piece]] = defaultdict(list)
        for piece in pieces:
            if piece.chunk.is_value and piece.first == piece.last:
                values[piece.first].append(piece)
        self.apart: set[tuple[int, int]] = set()
        gaps = []
        for stack in values.values():
            stack.sort(key=lambda piece: piece.box.y_mid)
            for above, below in itertools.pairwise(stack):
                self.apart.add((above.line, below.line))
                gaps.append((below.box.top - above.box.bottom) / below.size)
        self.anchors = [
            (p.line, p.box) for stack in values.values() for p in stack if p.first > 0 and p.chunk.has_digit
        ]
        on_line: dict[int, set[int]] = defaultdict(set)
        for piece in pieces:
            on_line[piece.line].add(piece.first)
        self.on_line = on_line
        self.row_gap = quantiles(gaps, n=4)[0] if len(gaps) >= 3 else min(gaps, default=None)
        lines = sorted(
            {piece.line for stack in values.values() if len(stack) > 1 for piece in stack if piece.first > 0}
        )
        self.first_value_line = lines[0] if lines else 0

    def wraps(self, cell: Sequence[Piece], below: Piece) -> bool:
        above = cell[-1]
        em = min(above.size, below.size)
        gap = (below.box.top - above.box.bottom) / em
        if gap > MAX_WRAP_GAP or (above.line, below.line) in self.apart or above.line == below.line:
            return False
        beside, beside_below = self._anchors(above), self._anchors(below)
        if beside and beside_below and not beside & beside_below:
            return False
        if abs(above.size - below.size) > 0.2 * em or self._ruled(above, below):
            return False
        if above.first != above.last:
            return gap <= HEADER_GAP and abs(above.box.x_mid - below.box.x_mid) < 2 * em
        if below.line < self.first_value_line and above.line < self.first_value_line:
            return gap <= HEADER_GAP
        if len(self.on_line[above.line] & self.on_line[below.line]) >= PARALLEL:
            return False
        if (above.chunk.is_value and above.chunk.has_digit) or (below.chunk.is_value and below.chunk.has_digit):
            return False
        if self.row_gap is not None and gap < self.row_gap - CLEARLY_TIGHTER:
            return True
        limit = self.columns[above.last][1]
        if not is_full(above.chunk, below.chunk, limit):
            return False
        return _goes_on("".join(piece.chunk.text for piece in cell), below.chunk.text)

    def _anchors(self, piece: Piece) -> set[int]:
        """Lines of numbers that stand beside a piece."""
        top, bottom, least = piece.box.top, piece.box.bottom, ANCHOR * piece.box.height
        return {line for line, box in self.anchors if min(bottom, box.bottom) - max(top, box.top) > least}

    def _ruled(self, above: Piece, below: Piece) -> bool:
        left, right = min(above.box.x0, below.box.x0), max(above.box.x1, below.box.x1)
        return any(
            above.box.y_mid < rule.position < below.box.y_mid
            and min(right, rule.end) - max(left, rule.start) > RULE_OVER * (right - left)
            for rule in self.rules
        )


def _goes_on(text: str, after: str) -> bool:
    """True where `text` cannot end, or `after` cannot begin, a cell of its own."""
    if sum(text.count(c) for c in "(（“《[") > sum(text.count(c) for c in ")）”》]"):
        return True
    if is_han(after[0]):
        return is_han(text[-1]) or text[-1] in "，、；"
    return after[0].islower() or text[-1] in "-,/&–" or after[0] in ")）,.;，。；、"


def rows(found: Sequence[Block]) -> list[list[Block]]:
    """Blocks side by side, top to bottom; a block beside two others of one column is left for `spans`."""
    plain = [block for block in found if not _spans_rows(block, found)]
    parent = list(range(len(plain)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, block in enumerate(plain):
        for j in range(i + 1, len(plain)):
            if not block.meets(plain[j]) and block.over(plain[j]):
                parent[root(j)] = root(i)
    groups: dict[int, list[Block]] = defaultdict(list)
    for i, block in enumerate(plain):
        groups[root(i)].append(block)
    return sorted(groups.values(), key=lambda group: union(block.box for block in group).y_mid)


def _spans_rows(block: Block, found: Sequence[Block]) -> bool:
    beside = [other for other in found if other is not block and not block.meets(other) and _within(other, block)]
    return any(one.meets(other) and not one.over(other) for i, one in enumerate(beside) for other in beside[i + 1 :])


def _within(inner: Block, outer: Block) -> bool:
    common = min(inner.box.bottom, outer.box.bottom) - max(inner.box.top, outer.box.top)
    return common >= SAME_ROW * inner.box.height
