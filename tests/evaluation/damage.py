"""Tables of the corpus and damaged copies of them, for comparing two implementations of a measure."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from pipeline.evaluation.placed import Placed, placed
from pipeline.evaluation.sets import Places, chosen_sets
from tests.evaluation.paths import CORPUS

Damage = Callable[[list[Placed], random.Random], list[Placed]]


def _drop_row(cells: list[Placed], _: random.Random) -> list[Placed]:
    return [cell._replace(row=cell.row - (cell.row > 2)) for cell in cells if cell.row != 2]


def _shift(cells: list[Placed], _: random.Random) -> list[Placed]:
    return [cell._replace(col=cell.col + (cell.row > 1)) for cell in cells]


def _misread(cells: list[Placed], chance: random.Random) -> list[Placed]:
    return [cell._replace(text=cell.text[::-1]) if chance.random() < 0.3 else cell for cell in cells]


def _split(cells: list[Placed], _: random.Random) -> list[Placed]:
    return [cell._replace(row_span=1, col_span=1) for cell in cells]


def _lose(cells: list[Placed], chance: random.Random) -> list[Placed]:
    return [cell for cell in cells if chance.random() < 0.8]


def _merge(cells: list[Placed], chance: random.Random) -> list[Placed]:
    return [cell._replace(col_span=2) if chance.random() < 0.2 else cell for cell in cells]


DAMAGES: tuple[Damage, ...] = (_drop_row, _shift, _misread, _split, _lose, _merge)


def damaged(largest: int) -> Iterator[tuple[list[Placed], list[Placed]]]:
    """(prediction, truth): each corpus table of at most `largest` cells with each damage, and beside another table."""
    [(_, cases)] = chosen_sets(["corpus"], Places(CORPUS, CORPUS))
    tables = [placed(table.cells) for case in cases for table in case.tables]
    tables = [cells for cells in tables if len(cells) <= largest]
    chance = random.Random(3)
    for cells, other in zip(tables, [*tables[1:], tables[0]], strict=True):
        for damage in DAMAGES:
            yield sorted(damage(cells, chance)), cells
        yield other, cells
