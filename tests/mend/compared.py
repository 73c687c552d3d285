"""What came back of a form, against the form: each leaf right, flagged, or wrong and unflagged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.grid import Fragment
from pipeline.model import Cell
from pipeline.settings import shipped_settings
from pipeline.text_page import read_text_page
from tests.mend.clean_form import CleanForm

LOOK_BELOW = 0.9  # what stands below is in the review queue


@dataclass(frozen=True)
class Leaf:
    """A leaf of the form: where it is, what is right, what came back, and whether a person is told to look."""

    place: str
    wanted: str
    found: str | None
    flagged: bool

    @property
    def right(self) -> bool:
        return self.found is not None and _plain(self.found) == _plain(self.wanted)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def leaves(form: CleanForm, text: str) -> list[Leaf]:
    """Every leaf of the form as the text gives it back."""
    page = read_text_page(text.encode(), shipped_settings().fields)
    return list(_leaves(form, page.fragments))


def _leaves(form: CleanForm, fragments: tuple[Fragment, ...]) -> Iterator[Leaf]:
    if len(fragments) != 1:
        yield Leaf("table", "1", str(len(fragments)), False)
        return
    covered = {
        (row, col): cell
        for cell in fragments[0].cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    row = 3
    for number, task in enumerate(form.tasks):
        for col, wanted in enumerate(task, start=1):
            yield _leaf(f"task {number} column {col}", wanted, covered.get((row, col)))
        row += 1
    for col, wanted in enumerate(form.total, start=3):
        yield _leaf(f"total column {col}", wanted, covered.get((row, col)))
    row += 1
    yield _leaf("goals", "".join(line for goal in form.goals for line in goal), covered.get((row, 1)))
    row += 2
    for number, indicator in enumerate(form.indicators):
        for col, wanted in enumerate(indicator, start=1):
            yield _leaf(f"indicator {number} column {col}", wanted, covered.get((row, col)))
        row += 1
    if fragments[0].n_rows != row:
        yield Leaf("rows", str(row), str(fragments[0].n_rows), False)


def _leaf(place: str, wanted: str, cell: Cell | None) -> Leaf:
    if cell is None:
        return Leaf(place, wanted, None, False)
    return Leaf(place, wanted, cell.text, cell.confidence < LOOK_BELOW)
