"""Running text: stacked lines each so full that the first word of the next would not have fitted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.geometry import Box, union
from pipeline.layout.borderless.chunks import Chunk, Line
from pipeline.text.classes import is_han

MAX_PITCH = 2.4  # line pitch of running text, in glyph sizes
PITCH_SPREAD = 0.35  # pitches within a paragraph differ by less than this share of the glyph size
SAME_SIZE = 0.12
MAX_INDENT = 4.0  # em
MIN_LINES = 3
MIN_WIDTH = 12.0  # em; narrower stacks are columns of a table
FULL_SHARE = 0.7  # share of lines that must be full
MAX_VALUES = 0.4  # share of numeric words above which a stack is data
LEFT_SHARE = 0.5  # of lines that start at one place; right-aligned stacks are columns of a table
SLACK = 0.6  # em by which a full line may miss its limit
NEAR_PROSE = 2.0  # em from running text within which a lone line of its column is a heading or a last line


@dataclass(frozen=True)
class Split:
    """The lines of a page without its running text, and the boxes of that text."""

    lines: tuple[Line, ...]
    prose: tuple[Box, ...]


def without_prose(lines: Sequence[Line]) -> Split:
    """Take running text, and lone lines close to it in its column, out of the lines of a page."""
    beside = {id(chunk) for line in lines for chunk in line.chunks if _heads_values(chunk, line)}
    stacks = [
        stack
        for stack in _stacks(lines)
        if is_running(stack) and sum(id(chunk) in beside for chunk in stack) < LEFT_SHARE * len(stack)
    ]
    prose = {id(chunk) for stack in stacks for chunk in stack}
    boxes = [union(chunk.box for chunk in stack) for stack in stacks]
    rest = [[chunk for chunk in line.chunks if id(chunk) not in prose] for line in lines]
    while True:
        taken = {id(chunk) for chunks in rest for chunk in chunks if any(_belongs(chunk, chunks, box) for box in boxes)}
        if not taken:
            break
        boxes += [chunk.box for chunks in rest for chunk in chunks if id(chunk) in taken]
        rest = [[chunk for chunk in chunks if id(chunk) not in taken] for chunks in rest]
    return Split(tuple(Line(tuple(chunks)) for chunks in rest if chunks), tuple(boxes))


def _heads_values(chunk: Chunk, line: Line) -> bool:
    """True for a label: what follows it on its line are numbers."""
    after = [one for one in line.chunks if one.box.x0 > chunk.box.x1]
    return bool(after) and all(one.is_value for one in after)


def _belongs(chunk: Chunk, line: Sequence[Chunk], prose: Box) -> bool:
    """True for a chunk within a column of prose: inside its box, or close to it and alone in its width."""
    em = chunk.size
    if chunk.box.x0 < prose.x0 - em or chunk.box.x1 > prose.x1 + em or prose.width < MIN_WIDTH * em:
        return False
    if prose.top < chunk.box.y_mid < prose.bottom:
        return True
    alone = sum(1 for one in line if one.box.x1 > prose.x0 and one.box.x0 < prose.x1) == 1
    return alone and max(chunk.box.top - prose.bottom, prose.top - chunk.box.bottom) <= NEAR_PROSE * em


def _stacks(lines: Sequence[Line]) -> list[list[Chunk]]:
    """Chains of chunks, each below the one before at an even pitch and of one size."""
    stacks: list[list[Chunk]] = []
    open_stacks: list[list[Chunk]] = []
    for line in lines:
        open_stacks = [s for s in open_stacks if line.box.bottom - s[-1].box.bottom <= MAX_PITCH * 1.2 * s[-1].size]
        for chunk in line.chunks:
            home = next((stack for stack in reversed(open_stacks) if _follows(stack, chunk)), None)
            if home is None:
                home = []
                stacks.append(home)
                open_stacks.append(home)
            home.append(chunk)
    return stacks


def _follows(stack: Sequence[Chunk], chunk: Chunk) -> bool:
    above = stack[-1]
    em = above.size
    pitch = chunk.box.bottom - above.box.bottom
    if not 0.5 * em < pitch <= MAX_PITCH * em or abs(chunk.size - em) > SAME_SIZE * em:
        return False
    if len(stack) > 1 and abs(pitch - (above.box.bottom - stack[-2].box.bottom)) > PITCH_SPREAD * em:
        return False
    common = min(above.box.x1, chunk.box.x1) - max(above.box.x0, chunk.box.x0)
    return abs(chunk.box.x0 - above.box.x0) <= MAX_INDENT * em and common > 0


def is_running(stack: Sequence[Chunk]) -> bool:
    """True where nearly every line of the stack ends only because the next word would not fit."""
    if len(stack) < MIN_LINES:
        return False
    box = union(chunk.box for chunk in stack)
    if box.width < MIN_WIDTH * stack[0].size:
        return False
    words = [word for chunk in stack for word in chunk.words]
    values = [word for word in words if any(c.isdigit() for c in word) and not any(c.isalpha() for c in word)]
    if len(values) > MAX_VALUES * len(words):
        return False
    starts = [chunk.box.x0 for chunk in stack]
    if max(sum(abs(x - at) <= 0.5 * stack[0].size for x in starts) for at in starts) < LEFT_SHARE * len(stack):
        return False
    full = sum(is_full(line, after, box.x1) for line, after in itertools.pairwise(stack))
    return full >= FULL_SHARE * (len(stack) - 1)


def is_full(line: Chunk, after: Chunk, limit: float) -> bool:
    """True where the first word of `after` would not have fitted behind `line`."""
    em = line.size
    return line.box.x1 + first_word_width(after) + SLACK * em > limit


def first_word_width(chunk: Chunk) -> float:
    """Width of what must stay together at the start of a chunk: a word, or one Chinese character."""
    first = chunk.chars[0]
    if is_han(first.text):
        return first.box.width
    end = first.box.x1
    for before, char in zip(chunk.chars, chunk.chars[1:], strict=False):
        if is_han(char.text) or char.box.x0 - before.box.x1 > 0.12 * chunk.size:
            break
        end = char.box.x1
    return end - first.box.x0
