from __future__ import annotations

import random
import tracemalloc
from collections import Counter

import pytest

from pipeline.model import Cell, Document, Finding, PageBox, Table
from pipeline.store.sql.database import Database
from pipeline.store.sql.overview import confidences, overview, random_cell
from pipeline.store.sql.queue import Filter, queue
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.sync import sync_document

KINDS = ("income_summary", "expenditure_summary")


def _table(number: int, dice: random.Random, rows: int) -> Table:
    cells = [
        Cell(row=row, col=col, text="项目" if col == 0 else "1.00", confidence=dice.choice([0.995, 0.9, dice.random()]))
        for row in range(rows)
        for col in range(3)
    ]
    box = PageBox(page=1, bbox=(0, 0, 9, 9))
    return Table(
        id=f"t{number}",
        type=KINDS[number % 2],
        fragments=(box,),
        n_rows=rows,
        n_cols=3,
        header_rows=1,
        cells=tuple(cells),
    )


def fill(database: Database, documents: int = 3, tables: int = 4, rows: int = 20) -> None:
    dice = random.Random(4)
    for digit in range(documents):
        failed = Finding(rule="I3", severity="error", table="t1", cells=((3, 1), (4, 1), (5, 1)), message="m")
        noted = Finding(rule="I5", severity="info", table="t2", cells=((3, 1),), message="m")
        document = Document(
            id=f"sha256:{digit:064x}",
            file_name=f"{digit}.pdf",
            pages=(),
            tables=tuple(_table(number, dice, rows) for number in range(tables)),
            findings=(failed, noted),
        )
        with database.write() as session:
            sync_document(session, document.id, document_rows(document))


def test_every_cell_once_by_falling_loss_and_a_failed_check_as_one_group(database: Database) -> None:
    fill(database)
    items = list(queue(database, Filter()))
    assert len({item.key for item in items}) == len(items) == 3 * 4 * 20 * 3
    alone = [item.loss for item in items if item.finding is None]
    assert alone == sorted(alone, reverse=True)
    places = [index for index, item in enumerate(items) if item.finding]
    assert Counter(items[index].finding for index in places).most_common()[0][1] == 3
    for finding in {items[index].finding for index in places}:
        group = [index for index in places if items[index].finding == finding]
        assert group == list(range(group[0], group[0] + len(group))), "together"
        assert [items[i].loss for i in group] == sorted((items[i].loss for i in group), reverse=True)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(document=f"sha256:{1:064x}"),
        Filter(kind="income_summary"),
        Filter(below=0.5),
        Filter(rule="I3"),
        Filter(kind="expenditure_summary", below=0.9),
    ],
)
def test_filters_keep_what_is_wanted_and_nothing_else(database: Database, wanted: Filter) -> None:
    fill(database)
    every = list(queue(database, Filter()))
    expected = {
        item.key
        for item in every
        if wanted.document in {None, item.document}
        and wanted.kind in {None, KINDS[int(item.table[1:]) % 2]}
        and (wanted.below is None or item.confidence < wanted.below)
        and (wanted.rule is None or (item.table == "t1" and item.row in {3, 4, 5} and item.col == 1))
    }
    assert {item.key for item in queue(database, wanted)} == expected
    assert expected


def test_the_first_items_do_not_load_the_rest(tmp_path: pytest.TempPathFactory) -> None:
    database = Database(f"{tmp_path}/a.sqlite")
    fill(database, documents=2, tables=4, rows=1200)
    next(queue(database, Filter()))
    tracemalloc.start()
    some = queue(database, Filter())
    for _ in range(300):
        next(some)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    database.close()
    assert peak < 2_000_000, "28,800 cells would take ten times as much"


def test_counts_and_random_cells(database: Database) -> None:
    fill(database)
    with database.read() as session:
        seen = overview(session)
        assert (seen.documents, seen.cells, seen.kinds) == (3, 720, {"income_summary": 6, "expenditure_summary": 6})
        assert seen.findings == {("I3", "error"): 3, ("I5", "info"): 3}
        assert sum(confidences(session).values()) == 720
        dice = random.Random(1)
        drawn = [random_cell(session, dice) for _ in range(200)]
    tables = Counter((cell.document, cell.table) for cell in drawn if cell)
    assert len(tables) == 12, "every table has its turn"
