"""A cell as JSON, and the ways that libraries say where cells are, turned into rows, columns and spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict


class Cell(TypedDict):
    row: int
    col: int
    row_span: int
    col_span: int
    text: str


Cells = list[Cell]
Box = tuple[float, float, float, float, str]


def cells_of_boxes(boxes: Sequence[Box], tolerance: float) -> Cells:
    """(x0, top, x1, bottom, text) each; edges nearer than `tolerance` are one line, places without a box are empty.

    >>> [tuple(c.values()) for c in cells_of_boxes([(0, 0, 20, 9, "a"), (0, 10, 9, 20, "b"), (10, 10, 20, 20, "c")], 3)]
    [(0, 0, 1, 2, 'a'), (1, 0, 1, 1, 'b'), (1, 1, 1, 1, 'c')]
    """
    x_lines = _lines([edge for box in boxes for edge in (box[0], box[2])], tolerance)
    y_lines = _lines([edge for box in boxes for edge in (box[1], box[3])], tolerance)
    places: dict[tuple[int, int], Cell] = {}
    taken: set[tuple[int, int]] = set()
    for x0, top, x1, bottom, text in boxes:
        col, right = _nearest(x_lines, x0), _nearest(x_lines, x1)
        row, below = _nearest(y_lines, top), _nearest(y_lines, bottom)
        covered = {(r, c) for r in range(row, below) for c in range(col, right)}
        if covered and not covered & taken:
            taken |= covered
            places[row, col] = Cell(row=row, col=col, row_span=below - row, col_span=right - col, text=text)
    for row in range(len(y_lines) - 1):
        for col in range(len(x_lines) - 1):
            if (row, col) not in taken:
                places[row, col] = Cell(row=row, col=col, row_span=1, col_span=1, text="")
    return [places[place] for place in sorted(places)]


def cells_of_grid(
    texts: Sequence[Sequence[str]],
    open_right: Callable[[int, int], bool],
    open_below: Callable[[int, int], bool],
) -> Cells:
    """Texts of a full grid; neighbours without a rule between them are one cell, if together they are a rectangle.

    >>> grid = [["a", ""], ["b", "c"]]
    >>> [tuple(c.values()) for c in cells_of_grid(grid, lambda row, col: row == 0, lambda row, col: False)]
    [(0, 0, 1, 2, 'a'), (1, 0, 1, 1, 'b'), (1, 1, 1, 1, 'c')]
    """
    places = [(row, col) for row, line in enumerate(texts) for col in range(len(line))]
    group = {place: {place} for place in places}
    for row, col in places:
        for neighbour, is_open in (((row, col + 1), open_right), ((row + 1, col), open_below)):
            if neighbour in group and is_open(row, col) and group[neighbour] is not group[row, col]:
                joined = group[row, col] | group[neighbour]
                group.update(dict.fromkeys(joined, joined))
    cells: Cells = []
    for place in places:
        members = sorted(group[place])
        row, last_row = members[0][0], members[-1][0]
        col, last_col = min(c for _, c in members), max(c for _, c in members)
        rows, cols = last_row - row + 1, last_col - col + 1
        if len(members) != rows * cols:
            cells.append(Cell(row=place[0], col=place[1], row_span=1, col_span=1, text=texts[place[0]][place[1]]))
        elif place == members[0]:
            text = "\n".join(dict.fromkeys(filter(None, (texts[r][c] for r, c in members))))
            cells.append(Cell(row=row, col=col, row_span=rows, col_span=cols, text=text))
    return cells


def _lines(edges: Sequence[float], tolerance: float) -> list[float]:
    lines: list[list[float]] = []
    for edge in sorted(edges):
        if lines and edge - lines[-1][-1] <= tolerance:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    return [sum(line) / len(line) for line in lines]


def _nearest(lines: Sequence[float], edge: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - edge))
