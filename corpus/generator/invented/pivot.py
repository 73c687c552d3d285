"""A table as a pivot over the books: entries down, columns across, and the sums that must hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.generator.content.cells import amount
from corpus.generator.content.money import Money
from corpus.generator.invented.books import Line, Want
from corpus.generator.invented.columns import Column, counter_row, header, leaves
from corpus.generator.model import Cell, Place, Sum, Table


class BooksError(ValueError):
    """A declared sum does not hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its labels and the lines it adds up."""

    labels: tuple[Cell, ...]
    want: Want
    parts: tuple[int, ...] = ()
    """Entries that add up to this one."""
    rule: str = "SUM_ROWS"
    anchor: str = ""
    """Names the row's amounts for comparison with other tables, with the key of the column."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table is called and how it prints."""

    kind: str
    title: str
    money: Money
    counters: str = ""
    """栏次 or `**`: a row below the header that numbers the columns."""


def pivot(frame: Frame, lines: Sequence[Line], entries: Sequence[Entry], columns: tuple[Column, ...]) -> Table:
    """The table with its header, its amounts and its sums."""
    rows = list(header(columns))
    if frame.counters:
        rows.append(counter_row(columns, frame.counters))
    top = len(rows)
    found = list(leaves(columns))
    values: dict[Place, Decimal] = {}
    for r, entry in enumerate(entries, top):
        own = [line for line in lines if entry.want(line)]
        for c, leaf in enumerate(found):
            if leaf.want is not None:
                values[r, c] = sum((line.amount for line in own if leaf.want(line)), Decimal(0))
        shown = (amount(frame.money.show(values[r, c])) for c, leaf in enumerate(found) if leaf.want is not None)
        rows.append((*entry.labels, *shown))
    sums = [*_across(entries, columns, top), *_down(entries, columns, top)]
    check_sums(frame.title, sums, values)
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * len(found),
        rows=tuple(rows),
        header_rows=top,
        sums=tuple(sums),
        anchors=tuple(
            (f"{entry.anchor} {leaf.key}", (r, c))
            for r, entry in enumerate(entries, top)
            for c, leaf in enumerate(found)
            if entry.anchor and leaf.key
        ),
    )


def check_sums(title: str, sums: Sequence[Sum], values: dict[Place, Decimal]) -> None:
    """Raise BooksError where exact amounts do not add up."""
    for one in sums:
        if values[one.whole] != sum(values[place] for place in one.parts):
            raise BooksError(f"{title}: {one}")


def _across(entries: Sequence[Entry], columns: tuple[Column, ...], top: int) -> list[Sum]:
    found = list(leaves(columns))
    places = {leaf.key: c for c, leaf in enumerate(found) if leaf.key}
    return [
        Sum(leaf.rule, (r, c), tuple((r, places[key]) for key in leaf.parts))
        for r in range(top, top + len(entries))
        for c, leaf in enumerate(found)
        if leaf.parts and all(key in places for key in leaf.parts)
    ]


def _down(entries: Sequence[Entry], columns: tuple[Column, ...], top: int) -> list[Sum]:
    return [
        Sum(entry.rule, (top + i, c), tuple((top + part, c) for part in entry.parts))
        for i, entry in enumerate(entries)
        for c, leaf in enumerate(leaves(columns))
        if entry.parts and leaf.want is not None
    ]
