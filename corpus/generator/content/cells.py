"""Short ways to write cells and indicator rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.generator.model import Cell, Row


def head(text: str, rows: int = 1, cols: int = 1, *, spread: int = 0, bold: bool = False) -> Cell:
    """A centred header or label cell."""
    return Cell(text, rows, cols, align="center", spread=spread, bold=bold)


def left(text: str, rows: int = 1, cols: int = 1, *, indent: float = 0.0) -> Cell:
    """A text cell."""
    return Cell(text, rows, cols, indent=indent)


def amount(text: str, *, bold: bool = False) -> Cell:
    """An amount cell, printed at the right edge."""
    return Cell(text, align="right", bold=bold)


def amounts(texts: Iterable[str]) -> Row:
    """One amount cell each."""
    return tuple(amount(text) for text in texts)


def indicator_rows(
    levels: Sequence[tuple[str, Sequence[tuple[str, Sequence[Sequence[str]]]]]],
    spans: Sequence[int],
) -> Iterator[Row]:
    """Rows of an indicator grid; `spans` are the columns of 三级指标, 指标值 and so on."""
    for level1, groups in levels:
        first1: tuple[Cell, ...] = (head(level1, sum(len(pairs) for _, pairs in groups)),)
        for level2, pairs in groups:
            first2: tuple[Cell, ...] = (head(level2, len(pairs)),)
            for name, *values in pairs:
                own = [left(name, cols=spans[0])]
                own += [head(value, cols=span) for value, span in zip(values, spans[1:], strict=True)]
                yield (*first1, *first2, *own)
                first1 = first2 = ()
