"""Glyphs that were set in one go: a run overflows its cell whole, never in part."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.page_content import Char

MAX_GAP = 0.12
MAX_OVERLAP = 0.5
SAME_BASELINE = 0.15


def text_runs(chars: Sequence[Char]) -> list[list[int]]:
    """Indexes of `chars` (content-stream order) in runs that continue without a gap on one baseline."""
    runs: list[list[int]] = []
    for i, char in enumerate(chars):
        if runs and _continues(chars[runs[-1][-1]], char) and not _ends_in_spaces(chars, runs[-1]):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _ends_in_spaces(chars: Sequence[Char], run: Sequence[int]) -> bool:
    """True after two stored spaces, which part the cells of a row that was set in one go."""
    return len(run) >= 2 and all(chars[i].text.isspace() for i in run[-2:])


def _continues(before: Char, char: Char) -> bool:
    if not (before.upright and char.upright):
        return False
    size = max(before.size, char.size)
    return (
        abs(before.box.bottom - char.box.bottom) <= SAME_BASELINE * size
        and -MAX_OVERLAP * size <= char.box.x0 - before.box.x1 <= MAX_GAP * size
    )
