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
    wanted = list(_wanted(form))
    row, extra = 3, fragments[0].n_rows - 3 - len(wanted)
    for place, leaves in wanted:
        while extra > 0 and _is_doubtful_row(covered, row) and not _any_right(covered, row, leaves):
            row, extra = row + 1, extra - 1
        for col, text in leaves.items():
            yield _leaf(f"{place} column {col}", text, covered.get((row, col)))
        row += 1
    while extra > 0 and _is_doubtful_row(covered, row):
        row, extra = row + 1, extra - 1
    if fragments[0].n_rows != row:
        yield Leaf("rows", str(row), str(fragments[0].n_rows), False)


def _wanted(form: CleanForm) -> Iterator[tuple[str, dict[int, str]]]:
    """The rows of the form below its head: where they are, and texts by column."""
    for number, task in enumerate(form.tasks):
        yield f"task {number}", dict(enumerate(task, start=1))
    yield "total", dict(enumerate(form.total, start=3))
    yield "goals", {1: "".join(line for goal in form.goals for line in goal)}
    yield "header", {}
    for number, indicator in enumerate(form.indicators):
        yield f"indicator {number}", dict(enumerate(indicator, start=1))


def _is_doubtful_row(covered: dict[tuple[int, int], Cell], row: int) -> bool:
    """A row that is none, kept because nobody can be sure, and in the review queue with all that it says."""
    cells = [cell for (place, _), cell in covered.items() if place == row and cell.row_span == 1 and cell.text]
    return bool(cells) and all(cell.confidence < LOOK_BELOW for cell in cells)


def _any_right(covered: dict[tuple[int, int], Cell], row: int, leaves: dict[int, str]) -> bool:
    own = [(covered[row, col], text) for col, text in leaves.items() if (row, col) in covered]
    return any(text and cell.row_span == 1 and _plain(cell.text) == _plain(text) for cell, text in own)


def _leaf(place: str, wanted: str, cell: Cell | None) -> Leaf:
    if cell is None:
        return Leaf(place, wanted, None, False)
    return Leaf(place, wanted, cell.text, cell.confidence < LOOK_BELOW)
