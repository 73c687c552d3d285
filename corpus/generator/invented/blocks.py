"""Folds a long narrow table into blocks side by side."""

from __future__ import annotations

from math import ceil

from corpus.generator.model import Cell, Place, Row, Sum, Table


def side_by_side(table: Table, count: int) -> Table:
    """The rows below the header in `count` blocks, down the first, then the next; empty cells fill the last."""
    width = len(table.columns)
    top = table.header_rows
    body = table.rows[top:]
    height = ceil(len(body) / count)

    def moved(place: Place) -> Place:
        block, row = divmod(place[0] - top, height)
        return top + row, place[1] + block * width

    blank: Row = tuple(Cell() for _ in range(width))
    rows: list[Row] = [row * count for row in table.rows[:top]]
    for i in range(height):
        parts = [body[i + k * height] if i + k * height < len(body) else blank for k in range(count)]
        rows.append(tuple(cell for part in parts for cell in part))
    sums = tuple(Sum(one.identity, moved(one.whole), tuple(map(moved, one.parts))) for one in table.sums)
    return Table(
        kind=table.kind,
        title=table.title,
        unit=table.unit,
        columns=table.columns * count,
        rows=tuple(rows),
        header_rows=top,
        sums=sums,
        anchors=tuple((name, moved(place)) for name, place in table.anchors),
    )
