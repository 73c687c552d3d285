"""Lines to column bands: rivers of white space, found although some lines span them.

A place is a river where most of the lines that have text on both sides of it leave it white. Chunks that lie across a
river span columns; the rest, grouped by common ground, are the columns (after the projection and interval ideas of
Kieninger's T-Recs, 1998, and Nurminen, *Algorithmic Extraction of Data in Tables in PDF Documents*, 2013).
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.layout.borderless.chunks import Chunk, Line

BIN = 0.5  # points
RIVER = 0.62  # share of lines that must leave a river white
MIN_SUPPORT = 2  # lines with text on both sides
COMMON = 0.8  # points in common that make two chunks of one column
CLOSE = 1.0  # em; bands that never share a line and stand this close are one column
BESIDE = 0.3  # of the glyph size: height in common of chunks that stand side by side
AXIS = 0.3  # em
RARE = 0.34  # a band filled in fewer rows than this share may be a shifted part of its neighbour


@dataclass(frozen=True)
class River:
    """A white band `x0..x1`; `strength` is the share of lines that leave it white."""

    x0: float
    x1: float
    strength: float
    support: int


Band = tuple[float, float]


def rivers(lines: Sequence[Line]) -> list[River]:
    """Rivers left to right, each cut to its whitest part."""
    left = min(line.box.x0 for line in lines)
    n_bins = int((max(line.box.x1 for line in lines) - left) / BIN) + 2
    white, black = np.zeros(n_bins), np.zeros(n_bins)
    for line in lines:
        for chunk in line.chunks:
            black[int((chunk.box.x0 - left) / BIN) : int(np.ceil((chunk.box.x1 - left) / BIN))] += 1
        for before, after in zip(line.chunks, line.chunks[1:], strict=False):
            white[int(np.ceil((before.box.x1 - left) / BIN)) : int((after.box.x0 - left) / BIN)] += 1
    share = white / np.maximum(1, white + black)
    open_bins = (share >= RIVER) & (white >= MIN_SUPPORT)
    found = []
    for start, end in _runs(open_bins):
        best = share[start:end].max()
        core_start, core_end = max(_runs(share >= best - 1e-9, start, end), key=lambda run: run[1] - run[0])
        support = int(white[core_start:core_end].max())
        found.append(River(left + core_start * BIN, left + core_end * BIN, round(float(best), 3), support))
    return found


def _runs(mask: npt.NDArray[np.bool_], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    part = mask[start:end].astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], part, [0]))))
    return [(int(a) + start, int(b) + start) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def crosses(chunk: Chunk, river: River) -> bool:
    """True where the chunk has ground on both sides of the river."""
    return chunk.box.x0 < river.x0 - COMMON and chunk.box.x1 > river.x1 + COMMON


def cut_at(lines: Sequence[Line], walls: Sequence[float]) -> list[Line]:
    """The lines with every chunk cut where a drawn vertical rule stands."""
    out = []
    for line in lines:
        chunks = list(line.chunks)
        for wall in walls:
            chunks = [part for chunk in chunks for part in (chunk.cut(wall) or (chunk,))]
        out.append(Line(tuple(chunks)))
    return out


def column_bands(lines: Sequence[Line], walls: Sequence[float] = ()) -> list[Band]:
    """Bands of the columns left to right.

    No band crosses a wall (a drawn vertical rule); the lines are cut at walls already.
    """
    found = rivers(lines)
    inner = [[chunk for chunk in line.chunks if not any(crosses(chunk, river) for river in found)] for line in lines]
    zones: dict[int, list[Chunk]] = defaultdict(list)
    for chunks in inner:
        for chunk in chunks:
            zones[bisect(walls, chunk.box.x_mid)].append(chunk)
    groups = []
    for _, chunks in sorted(zones.items()):
        groups += _joined(_split_again(_groups(chunks), inner))
    return [(min(c.box.x0 for c in group), max(c.box.x1 for c in group)) for group in groups]


def _groups(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Connected by common ground along x."""
    groups: list[list[Chunk]] = []
    reach = float("-inf")
    for chunk in sorted(chunks, key=lambda chunk: chunk.box.x0):
        if groups and chunk.box.x0 < reach - COMMON:
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
        reach = max(reach, chunk.box.x1)
    return groups


def _split_again(groups: list[list[Chunk]], inner: Sequence[Sequence[Chunk]]) -> list[list[Chunk]]:
    """A group whose own lines still show a river was held together by a chunk that spans it."""
    out: list[list[Chunk]] = []
    for group in groups:
        members = {id(chunk) for chunk in group}
        parts = [[chunk for chunk in chunks if id(chunk) in members] for chunks in inner]
        lines = [Line(tuple(chunks)) for chunks in parts if chunks]
        found = rivers(lines) if len(lines) >= MIN_SUPPORT else []
        kept = [chunk for chunk in group if not any(crosses(chunk, river) for river in found)]
        smaller = _groups(kept)
        if found and len(smaller) > 1:
            out.extend(_split_again(smaller, inner))
        else:
            out.append(group)
    return out


def _joined(groups: list[list[Chunk]]) -> list[list[Chunk]]:
    """Neighbours that never stand side by side are one column with two alignments, if close, or one a mere header."""
    while len(groups) > 1:
        fullest = max(len(group) for group in groups)
        pairs = []
        for i, (left, right) in enumerate(pairwise(groups)):
            gap = min(chunk.box.x0 for chunk in right) - max(chunk.box.x1 for chunk in left)
            few = min(len(left), len(right)) <= max(2, RARE * fullest)
            close = gap <= CLOSE * left[0].size
            if (
                close or (few and (_above_or_below(left, right) or _centred_labels(left, right)))
            ) and not _side_by_side(left, right):
                pairs.append((gap, i))
        if not pairs:
            break
        _, i = min(pairs)
        groups = [*groups[:i], groups[i] + groups[i + 1], *groups[i + 2 :]]
    return groups


def _above_or_below(left: Sequence[Chunk], right: Sequence[Chunk]) -> bool:
    """True where the few all stand above or below the many: a header, a sum, set to another edge than their column."""
    few, many = sorted((left, right), key=len)
    top, bottom = min(chunk.box.top for chunk in many), max(chunk.box.bottom for chunk in many)
    return all(chunk.box.bottom <= top or chunk.box.top >= bottom for chunk in few)


def _centred_labels(left: Sequence[Chunk], right: Sequence[Chunk]) -> bool:
    """True where the few are words on one axis, headings and sums centred in a column of words set flush."""
    few = sorted((left, right), key=len)[0]
    middle = few[0].box.x_mid
    return all(not one.is_value and abs(one.box.x_mid - middle) <= AXIS * one.size for one in few) and not any(
        one.is_value for one in (*left, *right)
    )


def _side_by_side(left: Sequence[Chunk], right: Sequence[Chunk]) -> bool:
    return any(
        min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > BESIDE * min(a.size, b.size)
        for a in left
        for b in right
    )
