"""Structure gone wrong in tables that were right: no amount in a wrong place ever looks certain, none is moved."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from pipeline.checks.check import Checked, check
from pipeline.confidence.judged import judged
from pipeline.model import Cell, Evidence, Table
from pipeline.schema.amount import parse_amount
from pipeline.schema.reading import Reading
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings
from tests.checks.invented import invented

SEED = 4711
DOCUMENTS = range(6)
LEAST_ROWS = 4

Texts = dict[tuple[int, int], str]
Mutation = Callable[[Table, Reading, random.Random], Table | None]


def columns_of_amounts(reading: Reading) -> list[tuple[int, list[int]]]:
    """Each column with its rows whose amount is a cell of one place."""
    found = []
    for block in reading.blocks:
        for column in block.amounts():
            cells = [(row.index, reading.at(row.index, column.index)) for row in block.facts()]
            rows = [index for index, cell in cells if cell is not None and cell.row_span == cell.col_span == 1]
            if len(rows) >= LEAST_ROWS:
                found.append((column.index, rows))
    return found


def text_at(reading: Reading, row: int, col: int) -> str:
    cell = reading.at(row, col)
    return cell.text if cell is not None else ""


def with_texts(table: Table, texts: Mapping[tuple[int, int], str]) -> Table:
    def new(cell: Cell) -> Cell:
        text = texts.get((cell.row, cell.col), cell.text)
        return cell.model_copy(update={"text": text, "raw": text})

    return table.model_copy(update={"cells": tuple(map(new, table.cells))})


def shifted_column(table: Table, reading: Reading, dice: random.Random) -> Table | None:
    """One column a row further down or up, from a row on."""
    columns = columns_of_amounts(reading)
    if not columns:
        return None
    col, rows = dice.choice(columns)
    texts = [text_at(reading, row, col) for row in rows]
    moved = ["", *texts[:-1]] if dice.random() < 0.5 else [*texts[1:], ""]
    return with_texts(table, {(row, col): text for row, text in zip(rows, moved, strict=True)})


def exchanged_columns(table: Table, reading: Reading, dice: random.Random) -> Table | None:
    """The amounts of two columns under each other's headings."""
    columns = columns_of_amounts(reading)
    if len(columns) < 2:
        return None
    (one, rows), (other, others) = dice.sample(columns, 2)
    texts: Texts = {}
    for row in set(rows) & set(others):
        texts |= {(row, one): text_at(reading, row, other), (row, other): text_at(reading, row, one)}
    return with_texts(table, texts)


def ghost_row(table: Table, reading: Reading, dice: random.Random) -> Table | None:
    """A row twice, the second below the first."""
    columns = columns_of_amounts(reading)
    if not columns:
        return None
    _, rows = dice.choice(columns)
    at = dice.choice(rows)
    if any(cell.row_span > 1 and cell.row <= at < cell.row + cell.row_span for cell in table.cells):
        return None
    cells = [cell.model_copy(update={"row": cell.row + (cell.row > at)}) for cell in table.cells]
    cells += [cell.model_copy(update={"row": at + 1}) for cell in table.cells if cell.row == at]
    return table.model_copy(update={"cells": tuple(cells), "n_rows": table.n_rows + 1})


def stored(table: Table) -> Table:
    """Its cells as stored text that is not quite certain."""
    return table.model_copy(
        update={"cells": tuple(cell.model_copy(update={"confidence": 0.97}) for cell in table.cells)}
    )


def faintly_ruled(table: Table) -> Table:
    """Its cells as read from a scan whose characters are plain and whose lines are faint."""
    evidence = Evidence(
        least=1.0, margin=1.0, edges=(0.6,) * 4, uncovered_ink=0, seal=0, column_format=True, glyph_pixels=30
    )
    cells = tuple(cell.model_copy(update={"source": "ocr", "evidence": evidence}) for cell in table.cells)
    (found,) = judged([table.model_copy(update={"cells": cells})], shipped_settings().calibration)
    return found


def mutated(mutation: Mutation, prepared: Callable[[Table], Table]) -> Iterator[tuple[Table, Table, Checked]]:
    """A table of each document as it is and mutated, and what the checks make of the document with it."""
    settings = shipped_settings()
    for number in DOCUMENTS:
        dice = random.Random(f"{SEED} {number}")
        tables = [prepared(one) for one in invented(SEED, number)[0]]
        readings = list(enumerate(read_meaning(tables, settings)))
        dice.shuffle(readings)
        for index, reading in readings:
            changed = mutation(tables[index], reading, dice)
            if changed is not None and wrong(tables[index], changed.cells):
                mixed = [*tables[:index], prepared(changed), *tables[index + 1 :]]
                yield tables[index], mixed[index], check(read_meaning(mixed, settings), settings)
                break


def wrong(table: Table, cells: Sequence[Cell]) -> list[Cell]:
    """Amounts that `table` prints otherwise in their place."""
    printed = {(cell.row, cell.col): cell.text for cell in table.cells}
    return [cell for cell in cells if _is_amount(cell) and printed.get((cell.row, cell.col)) != cell.text]


def _is_amount(cell: Cell) -> bool:
    found = parse_amount(cell.text)
    return found is not None and bool(found.value)


@pytest.mark.parametrize("mutation", [shifted_column, exchanged_columns, ghost_row])
@pytest.mark.parametrize("prepared", [stored, faintly_ruled])
def test_no_amount_in_a_wrong_place_looks_certain_and_none_is_moved(
    mutation: Mutation, prepared: Callable[[Table], Table]
) -> None:
    tried = 0
    for table, changed, found in mutated(mutation, prepared):
        after = next(one for one in found.tables if one.id == table.id)
        before = {(cell.row, cell.col): cell.confidence for cell in changed.cells}
        assert [(cell.row, cell.col, cell.text) for cell in after.cells] == [
            (cell.row, cell.col, cell.text) for cell in changed.cells
        ]
        for cell in wrong(table, after.cells):
            assert cell.confidence <= max(before[cell.row, cell.col] + 0.005, 0.9), (table.id, cell)
            tried += 1
    assert tried > 15
