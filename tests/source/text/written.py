"""Tables with known cells as other converters write them: one function a way of writing.

A writer gets the rows of a table, each a list of cells, "" where a merged cell goes on, and gives lines, each with the
number of the row that it is of (None: of none).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.corpus.truths import Json

Rows = Sequence[Sequence[str]]
Line = tuple[str, int | None]
Writer = Callable[[Rows, Random], list[Line]]


@dataclass(frozen=True)
class Written:
    """The text of a file, and for each of its lines the table and row that it writes."""

    text: str
    rows: tuple[tuple[int, int] | None, ...]


def grid(table: Json, *, repeated: bool = False) -> list[list[str]]:
    """The texts of a table in its places; a merged text stands once, or `repeated` in all that it covers."""
    rows = [[""] * table["n_cols"] for _ in range(table["n_rows"])]
    for cell in table["cells"]:
        for row in range(cell["row"], cell["row"] + (cell["row_span"] if repeated else 1)):
            for col in range(cell["col"], cell["col"] + (cell["col_span"] if repeated else 1)):
                rows[row][col] = cell["text"].replace("\n", "")
    return rows


def written(tables: Sequence[Json], writer: Writer, random: Random, *, captions: bool, repeated: bool) -> Written:
    """All tables in one file, each under its title and unit, or with blank lines alone between them."""
    lines: list[str] = []
    places: list[tuple[int, int] | None] = []
    for number, table in enumerate(tables):
        above = [f"表{number + 1} {table['title']}", "", f"单位：{table['unit']}", ""] if captions else ["", ""]
        lines += above
        places += [None] * len(above)
        for text, row in writer(grid(table, repeated=repeated), random):
            lines.append(text)
            places.append(None if row is None else (number, row))
        lines.append("")
        places.append(None)
    return Written("\n".join(lines), tuple(places))


def pipes(rows: Rows, _: Random) -> list[Line]:
    found: list[Line] = [("| " + " | ".join(row) + " |", index) for index, row in enumerate(rows)]
    return [found[0], ("|" + "---|" * len(rows[0]), None), *found[1:]]


def pipes_with_breaks(rows: Rows, random: Random) -> list[Line]:
    """Long texts with the breaks of their lines in them."""
    return pipes([[_broken(cell, random, "<br>") for cell in row] for row in rows], random)


def pipes_over_lines(rows: Rows, random: Random) -> list[Line]:
    """A row as a line of pipes for each line of its cells."""
    found: list[Line] = []
    for index, row in enumerate(rows):
        halves = [_broken(cell, random, "\n").split("\n") for cell in row]
        for line in range(max(map(len, halves))):
            cells = [half[line] if line < len(half) else "" for half in halves]
            found.append(("| " + " | ".join(cells) + " |", index))
    return [found[0], ("|" + "---|" * len(rows[0]), None), *found[1:]]


def _broken(cell: str, random: Random, mark: str) -> str:
    if len(cell) < 6 or any(char.isdigit() for char in cell) or random.random() < 0.6:
        return cell
    at = random.randint(2, len(cell) - 2)
    return cell[:at] + mark + cell[at:]


def wide_pipes(rows: Rows, _: Random) -> list[Line]:
    return [("｜" + "｜".join(row) + "｜", index) for index, row in enumerate(rows)]


def boxes(rows: Rows, _: Random) -> list[Line]:
    """Box-drawing characters around every cell."""
    rule = "┼".join("─" * 6 for _ in rows[0])
    found: list[Line] = [("┌" + rule.replace("┼", "┬") + "┐", None)]
    for index, row in enumerate(rows):
        found += [("├" + rule + "┤", None)] * (index > 0) + [("│" + "│".join(row) + "│", index)]
    return [*found, ("└" + rule.replace("┼", "┴") + "┘", None)]


def plus_boxes(rows: Rows, _: Random) -> list[Line]:
    """Rules of `+---+` between lines of pipes."""
    rule: Line = ("+" + "------+" * len(rows[0]), None)
    return [rule, *(line for index, row in enumerate(rows) for line in (("| " + " | ".join(row) + " |", index), rule))]


def tabs(rows: Rows, _: Random) -> list[Line]:
    return [("\t".join(row), index) for index, row in enumerate(rows)]


def tabs_cut(rows: Rows, _: Random) -> list[Line]:
    """Without the blank cells at the end of a row."""
    return [("\t".join(row).rstrip("\t"), index) for index, row in enumerate(rows)]


def tabs_without_blanks(rows: Rows, _: Random) -> list[Line]:
    """Without any blank cell: nobody can say in which columns the others stood."""
    return [("\t".join(cell for cell in row if cell), index) for index, row in enumerate(rows)]


def tabs_with_some_blanks(rows: Rows, random: Random) -> list[Line]:
    """One row in five lacks one of its blank cells."""
    found: list[Line] = []
    for index, row in enumerate(rows):
        blanks = [place for place, cell in enumerate(row) if not cell]
        lost = random.choice(blanks) if blanks and random.random() < 0.2 else len(row)
        found.append(("\t".join(cell for place, cell in enumerate(row) if place != lost), index))
    return found


def pages(rows: Rows, random: Random) -> list[Line]:
    """Tabs, with a page's foot, the next one's head and the header again between some rows."""
    found: list[Line] = []
    for index, row in enumerate(rows):
        if index > 1 and random.random() < 0.1:
            found += [("", None), (f"— {index} —", None), ("2026年部门预算公开", None), ("", None)]
            if random.random() < 0.5:
                found.append(("\t".join(rows[0]), 0))
        found.append(("\t".join(row), index))
    return found


def commas(rows: Rows, _: Random) -> list[Line]:
    """CSV with quotes where they are needed."""
    found: list[Line] = []
    for index, row in enumerate(rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(row)
        found.append((line.getvalue(), index))
    return found


def bare_commas(rows: Rows, _: Random) -> list[Line]:
    """Commas between cells, and no quotes around those that have commas themselves."""
    return [(",".join(row), index) for index, row in enumerate(rows)]


WRITERS: tuple[Writer, ...] = (
    pipes,
    pipes_with_breaks,
    pipes_over_lines,
    wide_pipes,
    boxes,
    plus_boxes,
    tabs,
    tabs_cut,
    tabs_without_blanks,
    tabs_with_some_blanks,
    pages,
    commas,
    bare_commas,
)
