"""What speaks against a cell read from pixels, in numbers: each from 0 (nothing) to 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10, sqrt
from statistics import fmean
from typing import Literal

from pipeline.confidence.word_doubts import WordDoubts, is_broken, word_doubts
from pipeline.model import Cell, Evidence
from pipeline.text.number_format import amount, like_number

Kind = Literal["number", "words", "blank"]

LARGE_PRINT = 30.0  # pixels high: more does not read better
TORN_PRINT = 22.0  # pixels high: in lower print the bar of a 4 may be lost
LONG = 100  # characters
MANY = 4  # rows
NOISE = 1e-4  # a probability that far from 1 is as good as 1
FLAGS = (
    "lookalike", "lines_joined", "lost_line", "no_rules", "number_doubtful", "number_joined", "overflow",
    "overprinted", "readers_disagree", "rotated", "unread_ink", "vertical",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableDoubts:
    """How badly a table reads as a whole, and how faint its lines are: the faintest one up to each row and column.

    `lone_left` is the first column after a line that runs along one row alone: strokes may make it, too.
    """

    unsure: float
    disagree: float
    misfit: float
    faint_left: tuple[float, ...]
    faint_above: tuple[float, ...]
    lone_left: int
    words: WordDoubts


def kind_of(cell: Cell) -> Kind:
    """Whether it holds an amount, a code or a count; other text; or nothing."""
    if not cell.text.strip():
        return "blank"
    return "number" if like_number(cell.text) else "words"


def table_doubts(cells: Sequence[Cell], n_rows: int, n_cols: int) -> TableDoubts:
    """Of the cells of a table that were read from pixels."""
    seen = [(cell, cell.evidence) for cell in cells if cell.evidence is not None]
    numbers = [(cell, evidence) for cell, evidence in seen if kind_of(cell) == "number"]
    ruled = [evidence.column_format for _, evidence in numbers if evidence.column_format is not None]
    return TableDoubts(
        unsure=_mean(_doubt(evidence.least) for cell, evidence in seen if cell.text),
        disagree=_mean("readers_disagree" in cell.flags for cell, _ in numbers),
        misfit=_mean(not fits for fits in ruled),
        faint_left=_faint(
            [(cell.col, cell.col + cell.col_span, cell.row_span, e.edges[0], e.edges[2]) for cell, e in seen],
            n_cols,
            n_rows,
        ),
        faint_above=_faint(
            [(cell.row, cell.row + cell.row_span, cell.col_span, e.edges[1], e.edges[3]) for cell, e in seen],
            n_rows,
            n_cols,
        ),
        lone_left=_first_lone(cells, n_rows, n_cols),
        words=word_doubts(cells),
    )


def _faint(sides: Iterable[tuple[int, int, int, float, float]], count: int, length: int) -> tuple[float, ...]:
    """For each row or column how faint the faintest line is of those before, at and right after it.

    `sides` are first and last line of a cell, its extent along them, and their drawn shares. A line that runs along few
    of `length` rows or columns weighs more: strokes of glyphs make short lines.
    """
    drawn: dict[int, list[tuple[int, float]]] = defaultdict(list)
    along: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for start, end, extent, before, after in sides:
        for side, (line, share) in enumerate(((start, before), (end, after))):
            drawn[line].append((extent, share))
            along[line][side] += extent
    worst, found = 0.0, []
    for line in range(count + 1):
        if drawn[line]:
            faint = 1 - sum(one * share for one, share in drawn[line]) / sum(along[line])
            worst = max(worst, min(1.0, faint * sqrt(max(1.0, length / max(along[line])))))
        found.append(worst)
    return tuple(found[1:]) or (0.0,)


def _first_lone(cells: Iterable[Cell], n_rows: int, n_cols: int) -> int:
    """The first column that begins in one row of many only; `n_cols` where there is none."""
    rows: dict[int, set[int]] = defaultdict(set)
    for cell in cells:
        rows[cell.col].update(range(cell.row, cell.row + cell.row_span))
    lone = (col for col in range(1, n_cols) if len(rows[col]) == 1)
    return min(lone, default=n_cols) if n_rows >= MANY else n_cols


def features(cell: Cell, evidence: Evidence, table: TableDoubts) -> Mapping[str, float]:
    """Named values from 0 to 1; whatever grows makes the cell less certain."""
    rival = max((one.probability for one in evidence.alternatives), default=0.0)
    second, kind, place = evidence.second, kind_of(cell), (cell.row, cell.col)
    values = {
        "unsure": _doubt(evidence.least),
        "narrow": _doubt(evidence.margin),
        "rival": 1 + log10(max(rival, NOISE)) / 4,
        "second_differs": float(second is not None and _bare(second) != _bare(cell.text)),
        "improper": float(amount(cell.text) is None if kind == "number" else is_broken(cell.text)),
        "unvouched": float(kind == "words" and place not in table.words.vouched),
        "misnamed": float(place in table.words.misnamed),
        "misfit": float(evidence.column_format is False),
        "no_format": float(evidence.column_format is None),
        "uncovered": evidence.uncovered_ink,
        "seal": evidence.seal,
        "weak_side": 1 - min(evidence.edges),
        "repaired": float(evidence.repairs > 0),
        "small_print": _lack(evidence.glyph_pixels, LARGE_PRINT),
        "torn_four": _lack(evidence.glyph_pixels, TORN_PRINT) if "1" in cell.text else 0.0,
        "long": min(1.0, len(cell.text) / LONG),
        "over_pages": float("joined_over_page" in cell.flags),
        "table_unsure": table.unsure,
        "table_disagree": table.disagree,
        "table_misfit": table.misfit,
        "lone_left": float(cell.col + cell.col_span > table.lone_left),
        "faint_left": table.faint_left[min(cell.col + cell.col_span, len(table.faint_left)) - 1],
        "faint_above": table.faint_above[min(cell.row + cell.row_span, len(table.faint_above)) - 1],
    }
    return values | {flag: float(flag in cell.flags) for flag in FLAGS}


def _lack(pixels: float | None, enough: float) -> float:
    """How far print is from being high enough, as a share of that."""
    return 0.0 if pixels is None else max(0.0, 1 - pixels / enough)


def _doubt(probability: float) -> float:
    """0 for 1 - `NOISE` and more, 1 for 0, in steps of magnitude between.

    >>> [round(_doubt(probability), 2) for probability in (1.0, 0.99, 0.9, 0.0)]
    [0.0, 0.5, 0.75, 1.0]
    """
    return 1 + log10(min(1.0, max(1 - probability, NOISE))) / 4


def _mean(values: Iterable[float], empty: float = 0.0) -> float:
    some = [float(value) for value in values]
    return fmean(some) if some else empty


def _bare(text: str) -> str:
    return "".join(text.split())
