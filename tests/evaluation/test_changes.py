from __future__ import annotations

from pipeline.evaluation.changes import changes
from pipeline.evaluation.changes_text import changes_text
from pipeline.evaluation.figures import set_figures
from pipeline.evaluation.floors import worse_than
from pipeline.evaluation.placed import Placed
from pipeline.evaluation.results import DocumentResult, Results, SetResult, TableResult
from pipeline.evaluation.table_measures import measure_table
from pipeline.evaluation.verdicts import judge_cells
from tests.evaluation.grids import ROWS, grid, table, truth

WRONG_NUMBER = grid([ROWS[0], ("教育", "15.2", "11.8"), ROWS[2]])
WRONG_WORD = grid([ROWS[0], ROWS[1], ("工生", "30.4", "29.1")])
WRONGER = grid([ROWS[0], ("教育", "7", "11.8"), ROWS[2]])


def _results(predicted: list[Placed]) -> Results:
    cells = judge_cells(table(predicted).cells, truth(grid())) if predicted else ()
    one = TableResult(found=bool(predicted), measures=measure_table(predicted, grid()), cells=cells)
    documents = (DocumentResult(id="a", tables=(one,)),)
    return Results(sets=(SetResult(name="corpus", figures=set_figures(documents, complete=True), documents=documents),))


def test_cell_by_cell() -> None:
    [found] = changes(_results(WRONG_WORD), _results(WRONG_NUMBER))
    assert [(cell.kind, cell.place[:2], cell.old, cell.new, cell.truth) for cell in found.cells] == [
        ("broken", (1, 1), "12.5", "15.2", "12.5"),
        ("improved", (2, 0), "工生", "卫生", "卫生"),
    ]
    [other] = changes(_results(WRONG_NUMBER), _results(WRONGER))[0].cells
    assert (other.kind, other.old, other.new) == ("other", "15.2", "7")
    assert changes(_results(WRONG_NUMBER), _results(WRONG_NUMBER))[0].cells == ()


def test_a_cell_that_should_not_be_there() -> None:
    stray = [*grid(), Placed(3, 0, 1, 1, "x")]
    [cell] = changes(_results(stray), _results(grid()))[0].cells
    assert (cell.kind, cell.old, cell.new, cell.truth) == ("improved", "x", None, None)


def test_tables_found_and_missed() -> None:
    [broken] = changes(_results(grid()), _results([]))[0].tables
    [improved] = changes(_results([]), _results(grid()))[0].tables
    assert (broken.kind, improved.kind, improved.cells) == ("broken", "improved", 9)


def test_figures_that_changed() -> None:
    [found] = changes(_results(grid()), _results(WRONG_NUMBER))
    assert ("cell_f1", 1.0, 8 / 9) in [(one.name, one.old, one.new) for one in found.figures]


def test_the_text_shows_places_and_readings() -> None:
    text = changes_text(changes(_results(WRONG_WORD), _results(WRONG_NUMBER)))
    assert "corpus: 1 cells got better, 1 got worse" in text
    assert "| a | 0 | 1, 1 | 12.5 | 15.2 | 12.5 |" in text


def test_floors_name_what_got_worse() -> None:
    lines = worse_than(_results(WRONG_WORD), _results(WRONG_NUMBER))
    assert "number_confidence_silent: 1, was 0" in lines
    assert "| a | 0 | 1, 1 | 12.5 | 15.2 | 12.5 |" in lines[-1]
    assert worse_than(_results(WRONG_WORD), _results(grid())) == []
    assert "missed: a table 0 (9 cells)" in worse_than(_results(grid()), _results([]))
