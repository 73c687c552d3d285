"""What the review queue saves: planted reader errors, and how early each order of review meets them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.confidence.stakes import is_amount
from pipeline.model import Cell, Document
from pipeline.store.sql.database import Database
from pipeline.store.sql.queue import Filter, queue
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document
from pipeline.understand import understand

Key = tuple[str, str, int, int]
# What readers take for each other.
_CONFUSED = {"0": "68", "1": "74", "2": "7", "3": "85", "4": "1", "5": "36", "6": "85", "7": "12", "8": "36", "9": "40"}
# Half of the errors are made without a doubt: their score is that of a right reading.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Planted:
    """A reading with errors that a reader could make: its cells' scores, and which amounts are wrong."""

    reading: Document
    scores: dict[Key, float]
    wrong: frozenset[Key]


def plant(reading: Document, share: float, seed: int) -> Planted:
    """Misread `share` of the amounts: one digit for one that looks like it.

    Every cell gets a reader's score: right ones near 1, the worse the rarer; half of the wrong ones just the same, the
    other half anything from .5 up. The score becomes the cell's confidence, as after calibration that knows no more.
    """
    dice = random.Random(seed)  # noqa: S311 - plants errors, guards nothing
    scores: dict[Key, float] = {}
    wrong = set()
    tables = []
    for table in reading.tables:
        cells = []
        for cell in table.cells:
            key = (reading.id, table.id, cell.row, cell.col)
            changed = _misread(cell, dice) if _may_err(cell, table.header_rows) and dice.random() < share else cell
            score = _score(dice)
            if changed is not cell:
                wrong.add(key)
                score = score if dice.random() < _SURE else dice.uniform(0.5, 0.99)
            scores[key] = round(score, 4)
            cells.append(changed.model_copy(update={"confidence": scores[key], "source": "ocr"}))
        tables.append(table.model_copy(update={"cells": tuple(cells)}))
    return Planted(reading.model_copy(update={"tables": tuple(tables)}), scores, frozenset(wrong))


def by_expected_loss(planted: Iterable[Planted]) -> list[Key]:
    """All cells in the order of the review queue, after the checks."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "run.sqlite")
        for one in planted:
            document = understand(one.reading)
            with database.write() as session:
                sync_document(session, document.id, document_rows(document))
        order = [cell.key for cell in queue(database, Filter())]
        database.close()
    return order


def by_score(planted: Iterable[Planted]) -> list[Key]:
    """All cells, the lowest score of the reader first."""
    scores = {key: score for one in planted for key, score in one.scores.items()}
    return sorted(scores, key=lambda key: (scores[key], key))


def at_random(planted: Iterable[Planted], seed: int = 0) -> list[Key]:
    """All cells in any order."""
    keys = sorted(key for one in planted for key in one.scores)
    random.Random(seed).shuffle(keys)  # noqa: S311
    return keys


def found(order: Sequence[Key], planted: Iterable[Planted], shares: Sequence[float]) -> list[float]:
    """The share of the wrong amounts that are met when so much of all cells was looked at."""
    planted = list(planted)
    wrong = {key for one in planted for key in one.wrong}
    cells = sum(len(one.scores) for one in planted)
    return [len(wrong.intersection(order[: round(share * cells)])) / max(1, len(wrong)) for share in shares]


def _score(dice: random.Random) -> float:
    return 1 - 0.25 * dice.random() ** 6 - 0.001


def _may_err(cell: Cell, header_rows: int) -> bool:
    digits = [char for char in cell.text if char in "123456789"]
    return cell.row >= header_rows and is_amount(cell.text) and "." in cell.text and bool(digits)


def _misread(cell: Cell, dice: random.Random) -> Cell:
    place = dice.choice([index for index, char in enumerate(cell.text) if char in _CONFUSED and char != "0"])
    text = cell.text[:place] + dice.choice(_CONFUSED[cell.text[place]]) + cell.text[place + 1 :]
    return cell.model_copy(update={"text": text, "raw": text})
