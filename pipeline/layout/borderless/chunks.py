"""Glyphs to lines of chunks: a chunk is text on one baseline without a gap wider than a word space."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from pipeline.geometry import Box, union
from pipeline.page_content import Char
from pipeline.text.classes import is_han
from pipeline.text.words import word_spans_seam

SAME_BASELINE = 0.25  # of the glyph size
RAISED_SIZE, RAISED_OVERLAP = 0.85, 0.4  # superscripts: smaller, and beside the line at this share of their height
BESIDE = 0.4  # and no farther from it than this, in em
MIN_SPACE = 0.12  # narrower gaps are kerning and letter fitting, in em
USUAL_SPACE = 0.28  # a word space where the page shows none
SPACES_A_GAP = 1.75  # a gap this many word spaces wide parts chunks
MAX_LETTER_SPACE, MAX_LABEL_SPACE = 4.0, 8.0  # em between the characters of one word set wide, of a label
EVEN = 0.15  # share by which such spaces differ
MIN_GAP, MAX_GAP = 0.5, 1.1  # bounds of that gap, in em

LABELS = frozenset(
    {
        *("收入", "支出", "项目", "合计", "小计", "总计", "行次", "栏次"),
        *("金额", "编码", "名称", "类别", "备注", "序号", "单位", "科目"),
    }
)
_NUMBER = re.compile(r"[^\w]*\d[\d\s.,:/%‰°+\-–—−~()（）\[\]*†‡§¶#$€£¥￥<>≤≥±]*[a-z%]?\W*", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"[-–−$(]?\d{1,3}(,\d{3})*([,.]\d+)[%)]?")
_GROUPED = re.compile(r"[-–−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_WHOLE_AMOUNT = re.compile(r"[-–−]?\d{1,3}(?:,?\d{3})*\.\d{2}")
_BLANK_MARK = re.compile(r"[-–—−.…*†‡§/#\s()xX]+|N/?A|n\.?a\.?|NA|ref\.?|无|〃", re.IGNORECASE)


@dataclass(frozen=True)
class Chunk:
    """Neighbouring glyphs of one line, left to right."""

    chars: tuple[Char, ...]

    @cached_property
    def box(self) -> Box:
        return union(char.box for char in self.chars)

    @cached_property
    def size(self) -> float:
        return median(char.size for char in self.chars)

    @cached_property
    def words(self) -> tuple[str, ...]:
        words = [self.chars[0].text]
        for before, char in zip(self.chars, self.chars[1:], strict=False):
            if char.box.x0 - before.box.x1 > MIN_SPACE * self.size:
                words.append(char.text)
            else:
                words[-1] += char.text
        return tuple(words)

    @cached_property
    def text(self) -> str:
        return " ".join(self.words)

    @cached_property
    def is_value(self) -> bool:
        """True for numbers, ranges of numbers and the marks that stand for a missing one."""
        return bool(_NUMBER.fullmatch(self.text) or _BLANK_MARK.fullmatch(self.text))

    @cached_property
    def has_digit(self) -> bool:
        return any(char.isdigit() for char in self.text)

    def cut(self, x: float) -> tuple[Chunk, Chunk] | None:
        """The parts left and right of `x`, or None where one is empty."""
        left = tuple(char for char in self.chars if char.box.x_mid < x)
        right = tuple(char for char in self.chars if char.box.x_mid >= x)
        return (Chunk(left), Chunk(right)) if left and right else None


@dataclass(frozen=True)
class Line:
    """Chunks on one baseline, left to right."""

    chunks: tuple[Chunk, ...]

    @cached_property
    def box(self) -> Box:
        return union(chunk.box for chunk in self.chunks)

    @cached_property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)


def page_lines(chars: Iterable[Char]) -> tuple[Line, ...]:
    """Lines of a page top to bottom; turned glyphs and white space are left out."""
    rows = _baselines([char for char in chars if char.upright and not char.text.isspace()])
    gap = chunk_gap(rows)
    lines = [Line(tuple(Chunk(tuple(part)) for part in _parted(row, gap))) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.box.y_mid, line.box.x0)))


def _baselines(chars: Sequence[Char]) -> list[list[Char]]:
    """Glyphs by baseline; large ones first, so that superscripts join and never found a line."""
    rows: list[tuple[float, float, list[Char]]] = []
    buckets: dict[int, list[int]] = {}
    for char in sorted(chars, key=lambda char: (-round(char.size), char.box.bottom, char.box.x0)):
        bucket = int(char.box.bottom // 10)
        near = [i for key in (bucket - 1, bucket, bucket + 1) for i in buckets.get(key, ())]
        fitting = [i for i in near if _fits(char, *rows[i])]
        at = min(fitting, key=lambda i: abs(rows[i][0] - char.box.bottom), default=-1)
        if at < 0:
            at = len(rows)
            rows.append((char.box.bottom, char.size, []))
            buckets.setdefault(bucket, []).append(at)
        rows[at][2].append(char)
    return [sorted(row, key=lambda char: char.box.x0) for _, _, row in rows]


def _fits(char: Char, bottom: float, size: float, row: Sequence[Char]) -> bool:
    if abs(char.box.bottom - bottom) <= SAME_BASELINE * char.size:
        return True
    overlap = min(char.box.bottom, bottom) - max(char.box.top, bottom - size)
    if char.size >= RAISED_SIZE * size or overlap < RAISED_OVERLAP * char.size:
        return False
    return any(-BESIDE <= (char.box.x0 - other.box.x1) / size <= BESIDE for other in row)


def chunk_gap(rows: Iterable[Sequence[Char]]) -> float:
    """The gap, in em, that parts chunks: a little above the page's own word space."""
    spaces = [
        gap
        for row in rows
        for before, char in itertools.pairwise(row)
        if MIN_SPACE < (gap := (char.box.x0 - before.box.x1) / max(char.size, before.size)) < MAX_GAP
    ]
    space = median(spaces) if len(spaces) >= 20 else USUAL_SPACE
    return min(MAX_GAP, max(MIN_GAP, SPACES_A_GAP * space))


def _parted(row: Sequence[Char], gap: float) -> list[list[Char]]:
    words = [[row[0]]]
    spaces = [float("inf")]
    reach = row[0].box.x1
    for before, char in itertools.pairwise(row):
        space = (char.box.x0 - reach) / max(char.size, before.size)
        if space > MIN_SPACE:
            words.append([char])
            spaces.append(space)
        else:
            words[-1].append(char)
        reach = max(reach, char.box.x1)
    parts: list[list[Char]] = []
    for word, space, before_word in zip(words, spaces, [[], *words], strict=False):
        apart = space > gap and not (parts and _letter_spaced(parts[-1], word, space))
        if apart or _two_numbers(before_word, word):
            parts.append(list(word))
        else:
            parts[-1] += word
    return parts


def _letter_spaced(left: Sequence[Char], right: Sequence[Char], space: float) -> bool:
    """`金    额` is one word set wide: lone characters that the dictionary knows together."""
    text = "".join(char.text for char in left)
    if text + right[0].text in LABELS:
        return len(right) == 1 and space <= MAX_LABEL_SPACE
    if space > MAX_LETTER_SPACE or len(right) > 1 or len(left) > 3 or not is_han(right[0].text):
        return False
    if text + right[0].text == "款项":
        return False  # two columns of a code
    gaps = [(b.box.x0 - a.box.x1) / a.size for a, b in itertools.pairwise(left)]
    if any(gap <= MIN_SPACE for gap in gaps) or not all(is_han(char) for char in text):
        return False
    even = bool(gaps) and all(abs(gap - space) <= EVEN * space for gap in gaps)
    return even or word_spans_seam(text, right[0].text)


def _two_numbers(left: Sequence[Char], right: Sequence[Char]) -> bool:
    """`3,068,550 3,103,540` is two values on any gap; `1 234` may be one, and `164,30 0.00` is."""
    texts = ["".join(char.text for char in word) for word in (left, right)]
    if _GROUPED.fullmatch("".join(texts)) and not _GROUPED.fullmatch(texts[0]):
        return False
    if _WHOLE_AMOUNT.fullmatch(texts[0]) and texts[1][:1].isdigit():
        return True
    return all(_LONG_NUMBER.fullmatch(text) for text in texts)
