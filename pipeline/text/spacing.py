"""Where spaces go inside a printed line: geometry first, the dictionary where geometry cannot decide."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from pipeline.page_content import Char
from pipeline.text.classes import CLOSING, is_han, is_mark, is_word
from pipeline.text.flags import Flag
from pipeline.text.lines import Line
from pipeline.text.numbers import FIRST_PIECE, LAST_PIECE, one_number, well_formed
from pipeline.text.words import word_spans_seam

# All in parts of the glyph size.
TOUCHING = 0.12  # less is no gap, whatever space is stored
WORD_GAP = 0.18  # between Latin words
HAN_GAP = 0.25  # between Chinese characters, beyond the line's own letter spacing
MIXED_GAP = 0.5  # between Chinese and Latin; typesetting itself puts a quarter there
CONTENT_GAP = 0.8  # a lone character is a word of its own only this far away
NUMBER_GAP = 0.6  # inside one number at most


def line_text(line: Line) -> tuple[str, frozenset[Flag]]:
    """The text of a line, with the spaces that are content, and what was done to find them."""
    limit = TOUCHING * line.size
    if not any(line.spaced) and (not line.gaps or max(line.gaps) < limit):
        return line.text, frozenset()
    flags: set[Flag] = set()
    spread = _letter_spacing(line)
    spaces = [_visible_gap(line, index, spread) for index in range(len(line.gaps))]
    _close_han(line, spaces, spread, flags)
    _close_numbers(line, spaces, flags)
    seen = sum(stored or gap > HAN_GAP * line.size for stored, gap in zip(line.spaced, line.gaps, strict=True))
    if sum(spaces) < seen:
        flags.add(Flag.LAYOUT_SPACE_REMOVED)
    return _joined(line, spaces), frozenset(flags)


def _pairs(line: Line) -> list[tuple[float, str, str]]:
    return [(gap, a.text[-1], b.text[0]) for gap, (a, b) in zip(line.gaps, pairwise(line.chars), strict=True)]


def _letter_spacing(line: Line) -> float:
    """The gap, in points, that an evenly spread line has between its characters; 0 when it is not spread."""
    gaps = [gap for gap, left, right in _pairs(line) if is_han(left) or is_han(right)]
    if len(gaps) < 2:
        return 0.0
    typical = median(gaps)
    even = sum(_near(gap, typical, line.size) for gap in gaps)
    return typical if typical > TOUCHING * line.size and even >= 0.75 * len(gaps) else 0.0


def _near(gap: float, typical: float, size: float) -> bool:
    return abs(gap - typical) <= 0.15 * size + 0.25 * typical


def _visible_gap(line: Line, index: int, spread: float) -> bool:
    """True when the gap after a character is seen as a space."""
    before, after = line.chars[index], line.chars[index + 1]
    left, right = before.text[-1], after.text[0]
    if _is_wide_mark(before) or _is_wide_mark(after) or left in "([{" or right in ")]}":
        return False
    gap, stored = line.gaps[index] / line.size, line.spaced[index]
    chinese = is_han(left) or is_han(right)
    if not chinese:
        if spread and _words_are_spread(line, spread):
            return False
        return gap >= WORD_GAP or (stored and gap >= TOUCHING)
    if chinese and right in CLOSING:
        return False
    gap -= spread / line.size
    if is_han(left) and is_han(right):
        return gap >= HAN_GAP
    return gap >= MIXED_GAP or (stored and gap >= HAN_GAP)


def _is_wide_mark(char: Char) -> bool:
    """True for Chinese punctuation; the same quotes set narrow are Latin."""
    return is_mark(char.text[0]) and char.box.width > 0.6 * char.box.height


def _words_are_spread(line: Line, spread: float) -> bool:
    """True when digits and letters stand as far apart as the Chinese around them (`2 0 2 6 年`)."""
    return all(_near(gap, spread, line.size) for gap, left, right in _pairs(line) if is_word(left) and is_word(right))


def _close_han(line: Line, spaces: list[bool], spread: float, flags: set[Flag]) -> None:
    """Takes back the spaces between Chinese characters that are layout: lone characters apart, words torn."""
    starts = [0, *(index + 1 for index, space in enumerate(spaces) if space), len(line.chars)]
    pieces = ["".join(char.text for char in line.chars[a:b]) for a, b in pairwise(starts)]
    for start, (left, right) in zip(starts[1:], pairwise(pieces), strict=False):
        if not (is_han(left[-1]) and is_han(right[0])):
            continue
        lone = len(left) == 1, len(right) == 1
        if all(lone):
            layout = True
        elif word_spans_seam(left, right):
            layout = True
            flags.add(Flag.DICTIONARY_DECIDED)
        else:
            layout = any(lone) and line.gaps[start - 1] - spread < CONTENT_GAP * line.size
        if layout:
            spaces[start - 1] = False


def _close_numbers(line: Line, spaces: list[bool], flags: set[Flag]) -> None:
    """Takes back the spaces inside one amount."""
    head = line.chars[0].text
    for index, char in enumerate(line.chars[1:]):
        left = LAST_PIECE.search(head) if spaces[index] else None
        if left:
            tail = _joined(line, spaces, index + 1)
            right = FIRST_PIECE.match(tail)
            if right and line.gaps[index] <= NUMBER_GAP * line.size:
                if one_number(head[: left.start()], left[0], right[0], tail[right.end() :]):
                    spaces[index] = False
                    flags.add(Flag.NUMBER_JOINED)
                elif well_formed(left[0] + right[0]):
                    flags.add(Flag.NUMBER_DOUBTFUL)
        head += " " + char.text if spaces[index] else char.text


def _joined(line: Line, spaces: list[bool], start: int = 0) -> str:
    parts = [line.chars[start].text]
    for char, space in zip(line.chars[start + 1 :], spaces[start:], strict=True):
        parts.append(" " + char.text if space else char.text)
    return "".join(parts)
