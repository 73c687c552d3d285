from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.corrections.structure import StructureError, drop_row, merge, move_row, split
from pipeline.model import Cell, Table
from tests.documents import budget_table


def cell_at(table: Table, row: int, col: int) -> Cell:
    return next(cell for cell in table.cells if (cell.row, cell.col) == (row, col))


def texts(table: Table) -> list[list[str]]:
    """What stands at each place; fails unless the cells tile the table."""
    grid = [["?"] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                assert grid[row][col] == "?", "two cells on one place"
                grid[row][col] = cell.text
    assert not any("?" in row for row in grid), "a place without a cell"
    return grid


def test_merged_cells_are_one_that_keeps_what_was_read_in_all() -> None:
    table = budget_table()
    one = merge(table, cell_at(table, 3, 2), cell_at(table, 2, 1), "1219.80 <0> 3.00")
    assert texts(one)[2] == ["教育", "1219.80 <0> 3.00", "1219.80 <0> 3.00"]
    merged = cell_at(one, 2, 1)
    assert (merged.row_span, merged.col_span, merged.raw) == (2, 2, "1,219.80\n<0>\n3.00")
    assert merged.boxes[0].bbox == (100.0, 80.0, 220.0, 120.0)
    assert (merged.source, merged.confidence) == ("human", 1.0)


def test_what_is_no_rectangle_is_not_merged() -> None:
    table = budget_table()
    with pytest.raises(StructureError):
        merge(table, cell_at(table, 1, 1), cell_at(table, 2, 0), "")


def test_a_merged_cell_is_split_along_its_places_and_each_part_keeps_its_raw() -> None:
    table = budget_table()
    parts = split(table, cell_at(table, 2, 0), 2, 1, ["教", "育"])
    assert [row[0] for row in texts(parts)] == ["项目", "项目", "教", "育"]
    assert [cell_at(parts, row, 0).raw for row in (2, 3)] == ["教育", ""]
    assert cell_at(parts, 3, 0).boxes[0].bbox == (40.0, 100.0, 100.0, 120.0)


def test_a_plain_cell_is_split_by_a_new_column_that_its_neighbours_span() -> None:
    table = budget_table()
    read = cell_at(table, 2, 1).model_copy(update={"raw": "1,219.80 7.00", "text": "1,219.80 7.00"})
    table = table.model_copy(update={"cells": tuple(read if (c.row, c.col) == (2, 1) else c for c in table.cells)})
    wide = split(table, read, 1, 2, ["1,219.80", "7.00"])
    assert texts(wide) == [
        ["项目", "预算数", "预算数", "预算数"],
        ["项目", "基本支出", "基本支出", "项目支出"],
        ["教育", "1,219.80", "7.00", "<0>"],
        ["教育", "3.00", "3.00", ""],
    ]
    assert [cell_at(wide, 2, col).raw for col in (1, 2)] == ["1,219.80", "7.00"]


def test_a_split_header_makes_the_header_longer() -> None:
    table = budget_table()
    tall = split(table, cell_at(table, 1, 1), 2, 1, ["基本", "支出"])
    assert (tall.header_rows, tall.n_rows) == (3, 5)
    assert texts(tall)[1:3] == [["项目", "基本", "项目支出"], ["项目", "支出", "项目支出"]]


def test_a_dropped_row_takes_its_own_cells_only() -> None:
    table = drop_row(budget_table(), 3)
    assert texts(table)[2:] == [["教育", "1,219.80", "<0>"]]
    header = drop_row(budget_table(), 1)
    assert (header.header_rows, texts(header)[0]) == (1, ["项目", "预算数", "预算数"])


def test_a_row_moves_only_where_no_cell_runs_over_its_way() -> None:
    table = budget_table()
    with pytest.raises(StructureError):
        move_row(table, 3, 2, "above")
    flat = split(table, cell_at(table, 2, 0), 2, 1, ["教", "育"])
    assert [row[0] for row in texts(move_row(flat, 3, 2, "above"))] == ["项目", "项目", "育", "教"]
    assert texts(move_row(flat, 2, 3, "below")) == texts(move_row(flat, 3, 2, "above"))
    with pytest.raises(StructureError):
        move_row(flat, 3, 0, "above")


@given(st.data())
def test_any_chain_of_changes_leaves_a_tiled_table_or_is_refused(data: st.DataObject) -> None:
    table = budget_table()
    for _ in range(data.draw(st.integers(1, 6))):
        if not table.cells:
            break
        cell = data.draw(st.sampled_from(table.cells))
        other = data.draw(st.sampled_from(table.cells))
        rows, cols = data.draw(st.sampled_from([(1, 2), (2, 1), (2, 2), (3, 1)]))
        change = data.draw(st.sampled_from(["merge", "split", "drop", "move"]))
        try:
            if change == "merge":
                table = merge(table, cell, other, "x")
            elif change == "split":
                table = split(table, cell, rows, cols, ["y"] * (rows * cols))
            elif change == "drop":
                table = drop_row(table, cell.row)
            else:
                table = move_row(table, cell.row, other.row, data.draw(st.sampled_from(["above", "below"])))
        except StructureError:
            continue
        texts(table)
        assert 0 <= table.header_rows <= table.n_rows
