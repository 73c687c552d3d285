"""Printed lines put together: what only wrapped is joined, what was a new line stays one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from pipeline.geometry import Box
from pipeline.text.classes import CLOSING, OPENING, SENTENCE_END, is_han, is_word
from pipeline.text.flags import Flag
from pipeline.text.items import ItemStart, item_start, runs_inline
from pipeline.text.lines import Line
from pipeline.text.numbers import FIRST_PIECE, LAST_PIECE, well_formed, wrapped_number
from pipeline.text.words import word_spans_seam

PADDING = 5.4  # points a word processor keeps free at each side of a cell; spreadsheets keep less
SLACK = 0.3  # of a glyph: squeezed punctuation and rounding
ALIGNED = 0.3
TALL = 1.5  # height to width of a cell that holds a vertical label
PARAGRAPH_PITCH = 1.6  # of the usual distance between lines
INDENT = (1.5, 3.0)  # glyphs that a new paragraph starts further right

_TOKEN = re.compile(r"[^\s\u2e80-\ua4cf\uf900-\uffef\U00020000-\U0003ffff（）“”‘’、。，]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """How the lines are aligned, and how wide (`room`) one could be; `left` is the text's own left margin."""

    alignment: Literal["left", "centre", "right"]
    left: float
    room: float


def frame_of(lines: Sequence[Line], box: Box) -> Frame:
    """Alignment and room of two or more lines in their cell.

    The widest line proves room; what the cell has beyond it counts less the padding that programs keep free.
    """
    size = median(line.size for line in lines)
    left, right = min(line.box.x0 for line in lines), max(_hanging_edge(line) for line in lines)
    width = max(_hanging_edge(line) - line.box.x0 for line in lines)

    def agree(values: Sequence[float]) -> bool:
        middle = median(values)
        return all(abs(value - middle) <= ALIGNED * size for value in values)

    if agree([line.box.x_mid for line in lines]) and _better_centred(lines, box, size):
        return Frame("centre", left, max(width, box.width - 2 * PADDING))
    indented_start = all(line.box.x0 <= left + ALIGNED * size for line in lines[1:])
    if agree([line.box.x1 for line in lines]) and not agree([line.box.x0 for line in lines]) and not indented_start:
        return Frame("right", left, max(width, right - box.x0 - PADDING))
    padding = max(PADDING, min(left - box.x0, 2 * size))
    return Frame("left", left, max(right, box.x1 - padding) - left)


def _better_centred(lines: Sequence[Line], box: Box, size: float) -> bool:
    """True when lines share their middle more exactly than their left edge, or stand in the middle of the cell."""
    edges = [line.box.x0 for line in lines]
    middles = [line.box.x_mid for line in lines]
    uneven = max(edges) - min(edges)
    if uneven > ALIGNED * size:
        return max(middles) - min(middles) < 0.5 * uneven
    return min(edges) - box.x0 > size and abs(median(middles) - box.x_mid) < ALIGNED * size


def _hanging_edge(line: Line) -> float:
    """The right edge without closing punctuation, which may hang over the margin."""
    if len(line.chars) > 1 and line.chars[-1].text in CLOSING:
        return line.chars[-2].box.x1
    return line.box.x1


def join_lines(lines: Sequence[Line], texts: Sequence[str], box: Box) -> tuple[str, frozenset[Flag]]:
    """The text of two or more lines; `texts[i]` is `lines[i]` with its spaces settled."""
    frame = frame_of(lines, box)
    pitch = median(b.box.y_mid - a.box.y_mid for a, b in pairwise(lines))
    stacked = _stacked_label(lines, texts, box)
    flags: set[Flag] = set()
    done = texts[0]
    starts = [start for start in (item_start(done),) if start]
    for index, (above, below) in enumerate(pairwise(lines)):
        head, tail = texts[index], texts[index + 1]
        early = not stacked and ended_early(above, below, head, tail, frame) and not _unfinished(head, tail)
        start = item_start(tail)
        new_item = start is not None and (early or _starts_item(start, starts, head, texts))
        if start and new_item:
            starts.append(start)
        if new_item or early or (len(lines) > 2 and _new_paragraph(above, below, frame, pitch)):
            seam = "\n"
        else:
            seam, flag = _seam(done, head, tail, above, frame)
            flags.add(flag)
        done += seam + tail
    return done, frozenset(flags)


def _stacked_label(lines: Sequence[Line], texts: Sequence[str], box: Box) -> bool:
    """True for a label set two characters a line to fill a tall, narrow cell (年度 / 总体 / 目标)."""
    tall = box.height > TALL * box.width
    return tall and len(lines) > 2 and all(len(text) <= 2 and is_han(text[0]) for text in texts)


def ended_early(above: Line, below: Line, head: str, tail: str, frame: Frame) -> bool:
    """True when what cannot be parted from the start of the lower line would have fitted on the upper one."""
    start = frame.left if frame.alignment == "left" else above.box.x0
    space = above.size * 0.25 if is_word(head[-1]) and is_word(tail[0]) else 0.0
    return above.box.x1 - start + space + _first_unit(below, tail) + SLACK * above.size <= frame.room


def _first_unit(line: Line, text: str) -> float:
    """Width of the start of a line up to the first place where it could be broken."""
    token = _TOKEN.match(text)
    count = len(token[0].replace(" ", "")) if token else 1
    chars = line.chars
    count = min(max(count, 1), len(chars))
    while count < len(chars) and (chars[count].text in CLOSING or chars[count - 1].text in OPENING):
        count += 1
    return chars[count - 1].box.x1 - chars[0].box.x0


def first_width(text: str) -> float:
    """In em, about how wide a line must at least be free to hold the start of a text that nothing may part.

    >>> first_width("效果"), first_width("（试行）"), first_width("100.0%等。"), first_width("级）")
    (1.0, 2.0, 3.0, 1.0)
    """
    token = _TOKEN.match(text)
    if token:
        return 0.5 * len(token[0])
    return float(1 + next((i for i, char in enumerate(text) if char not in OPENING), 0))


def _starts_item(start: ItemStart, earlier: Sequence[ItemStart], head: str, texts: Sequence[str]) -> bool:
    """True when a marker under a full line opens an item, and did not come to the line's start by wrapping."""
    if runs_inline(start.kind, texts):
        return False
    if start.kind == "clause" and head[-1] in "，,、":
        return True
    return head[-1] in SENTENCE_END or any(start.follows(other) for other in earlier)


def _unfinished(head: str, tail: str) -> bool:
    """True when the seam cannot be a line end: an open bracket, a comma, a torn word, a mark that starts no line."""
    if head[-1] in OPENING or head[-1] in "、，—" or tail[0] in CLOSING:
        return True
    return is_han(head[-1]) and is_han(tail[0]) and word_spans_seam(head, tail)


def _new_paragraph(above: Line, below: Line, frame: Frame, pitch: float) -> bool:
    if below.box.y_mid - above.box.y_mid > PARAGRAPH_PITCH * pitch:
        return True
    indent = (below.box.x0 - frame.left) / below.size
    return frame.alignment == "left" and INDENT[0] <= indent <= INDENT[1] and above.box.x0 - frame.left < below.size


def _seam(done: str, head: str, tail: str, above: Line, frame: Frame) -> tuple[str, Flag]:
    """What stands between two joined lines, and the flag that tells so; `done` is all text so far."""
    full = above.box.width + 0.5 * above.size > frame.room - SLACK * above.size
    left, right = LAST_PIECE.search(done), FIRST_PIECE.match(tail)
    if left and right and well_formed(left[0] + right[0]):
        alone = LAST_PIECE.fullmatch(head) is not None
        if wrapped_number(left[0], right[0], alone=alone, full=full):
            return "", Flag.NUMBER_JOINED
        return "\n" if alone else " ", Flag.NUMBER_DOUBTFUL
    if not (is_word(head[-1]) and is_word(tail[0])):
        return "", Flag.LINES_JOINED
    if head[-1] in OPENING or head[-1] in "-/_" or tail[0] in CLOSING:
        return "", Flag.LINES_JOINED
    return " ", Flag.LINES_JOINED
