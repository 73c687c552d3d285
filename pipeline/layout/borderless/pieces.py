"""Chunks placed in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.layout.borderless.chunks import Chunk, Line
from pipeline.layout.borderless.columns import COMMON, Band


@dataclass(frozen=True)
class Piece:
    """A chunk, the line that it stands on, and the columns `first..last` that it touches."""

    chunk: Chunk
    line: int
    first: int
    last: int

    @property
    def box(self) -> Box:
        return self.chunk.box

    @property
    def size(self) -> float:
        return self.chunk.size


def place(lines: Sequence[Line], columns: Sequence[Band]) -> list[Piece]:
    """Every chunk of the lines with the columns that it touches."""
    return [Piece(chunk, i, *touched(chunk.box, columns)) for i, line in enumerate(lines) for chunk in line.chunks]


def touched(box: Box, columns: Sequence[Band]) -> tuple[int, int]:
    """First and last column with ground in common; the nearest one where there is none."""
    common = [min(box.x1, x1) - max(box.x0, x0) for x0, x1 in columns]
    hit = [i for i, share in enumerate(common) if share > COMMON]
    if not hit:
        at = max(range(len(columns)), key=lambda i: common[i])
        return at, at
    return hit[0], hit[-1]
