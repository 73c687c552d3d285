"""Greedy CTC decoding that keeps places, probabilities and what nearly was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from pipeline.source.ocr.runtime import Array

BLANK = 0
ALTERNATIVES = 4
LEAST = 0.001  # probability below which an alternative is not kept


@dataclass(frozen=True, slots=True)
class Symbol:
    """A decoded character; `start` and `end` in time steps."""

    text: str
    probability: float
    start: int
    end: int
    alternatives: tuple[tuple[str, float], ...]


def decode(steps: Array, alphabet: Sequence[str]) -> tuple[tuple[Symbol, ...], float]:
    """The characters of one crop and the margin of its least sure decision; `steps` is time x class.

    Where a run of steps agrees on a character, its surest step counts.
    """
    best = steps.argmax(axis=1)
    symbols: list[Symbol] = []
    classes: list[int] = []
    blanks: list[tuple[int, int, int]] = []
    start = 0
    for index, run in groupby(best.tolist()):
        end = start + len(list(run))
        if index == BLANK:
            blanks.append((start, end, len(symbols)))
        else:
            peak = start + int(steps[start:end, index].argmax())
            others = _others(steps[peak], index, alphabet)
            symbols.append(Symbol(alphabet[index], float(steps[peak, index]), start, end, others))
            classes.append(index)
        start = end
    leads = [s.probability - (s.alternatives[0][1] if s.alternatives else 0.0) for s in symbols]
    leads += [_lead_of_blank(steps[a:b], classes[max(0, at - 1) : at + 1]) for a, b, at in blanks]
    return tuple(symbols), min(leads, default=0.0)


def _others(step: Array, chosen: int, alphabet: Sequence[str]) -> tuple[tuple[str, float], ...]:
    top = np.argpartition(step, -ALTERNATIVES - 1)[-ALTERNATIVES - 1 :]
    ranked = sorted((int(i) for i in top if i != chosen), key=lambda i: (-step[i], i))
    return tuple((alphabet[i], float(step[i])) for i in ranked[:ALTERNATIVES] if step[i] >= LEAST)


def _lead_of_blank(steps: Array, neighbours: Sequence[int]) -> float:
    """How clearly nothing was read here; the neighbouring characters, which fade in and out, do not count."""
    rivals = steps.copy()
    rivals[:, [BLANK, *neighbours]] = 0.0
    return float((steps[:, BLANK] - rivals.max(axis=1)).min())
