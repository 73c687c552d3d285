"""Cell by cell: what was read against what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.evaluation.results import CellResult
from pipeline.evaluation.text_key import is_number, text_key
from pipeline.evaluation.truth import TruthCell
from pipeline.model import Cell

Place = tuple[int, int, int, int]


def judge_cells(predicted: Sequence[Cell], truth: Sequence[TruthCell]) -> tuple[CellResult, ...]:
    """A verdict for each place of either, in reading order.

    A read cell is right only when the truth has a cell at the same row and column, with the same spans and the same
    text. Where the grid is wrong, cells count as wrong although their text is printed somewhere: a confidence that
    does not see this is a wrong one.
    """
    cells = {_place(cell): cell for cell in predicted}
    true_cells = {_place(cell): cell for cell in truth}
    return tuple(_judge(place, cells.get(place), true_cells.get(place)) for place in sorted({*cells, *true_cells}))


def stray_cells(cells: Iterable[Cell]) -> Iterator[CellResult]:
    """The verdict on a table that is not one."""
    for cell in cells:
        yield _judge(_place(cell), cell, None)


def _judge(place: Place, cell: Cell | None, true_cell: TruthCell | None) -> CellResult:
    key, true_key = text_key(cell.text if cell else None), text_key(true_cell.text if true_cell else None)
    right = cell is not None and true_cell is not None and key == true_key
    boxes = (cell.boxes if cell else ()) or (true_cell.boxes if true_cell else ())
    return CellResult(
        row=place[0],
        col=place[1],
        row_span=place[2],
        col_span=place[3],
        verdict="right" if right else "lost" if cell is None else "stray" if true_cell is None else "wrong",
        number=is_number(key) or is_number(true_key),
        confidence=cell.confidence if cell else None,
        truth=None if right or true_cell is None else true_cell.text,
        reading=None if right or cell is None else cell.text,
        boxes=() if right else boxes,
    )


def _place(cell: Cell | TruthCell) -> Place:
    return cell.row, cell.col, cell.row_span, cell.col_span
