"""Columns as a tree of headers, and the header rows that print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.generator.content.cells import head
from corpus.generator.invented.books import Want
from corpus.generator.model import Cell, Row


@dataclass(frozen=True, slots=True)
class Leaf:
    """One column; without `want` it holds labels."""

    label: str
    want: Want | None = None
    key: str = ""
    parts: tuple[str, ...] = ()
    """Keys of the columns that add up to this one, where all of them are printed."""
    rule: str = ""
    spread: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Columns under a common header."""

    label: str
    columns: tuple[Leaf | Group, ...]


Column = Leaf | Group


def leaves(columns: tuple[Column, ...]) -> Iterator[Leaf]:
    """The columns from left to right."""
    for column in columns:
        if isinstance(column, Leaf):
            yield column
        else:
            yield from leaves(column.columns)


def depth(columns: tuple[Column, ...]) -> int:
    """How many header rows a tree needs."""
    return max(1 + (depth(column.columns) if isinstance(column, Group) else 0) for column in columns)


def header(columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """The header rows with merged cells."""
    rows: list[list[Cell]] = [[] for _ in range(depth(columns))]
    _put(columns, 0, rows)
    return tuple(tuple(row) for row in rows)


def _put(columns: tuple[Column, ...], level: int, rows: list[list[Cell]]) -> None:
    for column in columns:
        if isinstance(column, Leaf):
            rows[level].append(head(column.label, len(rows) - level, spread=column.spread))
        else:
            rows[level].append(head(column.label, cols=len(list(leaves(column.columns)))))
            _put(column.columns, level + 1, rows)


def counter_row(columns: tuple[Column, ...], word: str) -> Row:
    """The row below the header that numbers the amount columns; `**` or 栏次 stands over the labels."""
    found = list(leaves(columns))
    labels = sum(leaf.want is None for leaf in found)
    numbers = tuple(head(str(i + 1)) for i in range(len(found) - labels))
    if word == "**":
        return (*(head("**") for _ in range(labels)), *numbers)
    return (head(word, cols=labels), *numbers)
