"""Truth is whole: cells tile the grid, boxes lie on the page and touch without overlap."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from tests.corpus.truths import DOCUMENTS, TRUTHS, Json, load

KEYS = ["title", "unit", "type", "n_rows", "n_cols", "header_rows", "pages", "cells"]
CELL_KEYS = ["row", "col", "row_span", "col_span", "text", "boxes"]
every_truth = pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.name)


def test_all_documents_are_there() -> None:
    assert [path.name.removesuffix(".truth.json") for path in TRUTHS] == [
        "sample_budget.scan",
        "sample_budget",
        "sample_budget_planted_error",
        "seed_performance_form.scan",
        "seed_performance_form",
    ]


@every_truth
def test_truth_has_its_keys(path: Path) -> None:
    truth = load(path)
    assert (DOCUMENTS / truth["file"]).is_file()
    assert truth["file"] == f"{truth['id']}.pdf"
    for table in truth["tables"]:
        assert list(table) == KEYS
        assert all(list(cell) == CELL_KEYS for cell in table["cells"])


@every_truth
def test_cells_tile_the_grid(path: Path) -> None:
    for table in load(path)["tables"]:
        covered = [
            (cell["row"] + i, cell["col"] + j)
            for cell in table["cells"]
            for i in range(cell["row_span"])
            for j in range(cell["col_span"])
        ]
        wanted = [(r, c) for r in range(table["n_rows"]) for c in range(table["n_cols"])]
        assert sorted(covered) == wanted


@every_truth
def test_boxes_lie_on_their_pages(path: Path) -> None:
    truth = load(path)
    turns = truth.get("turns", [0] * truth["pages"])
    for table in truth["tables"]:
        for cell in table["cells"]:
            assert cell["boxes"]
            pages = [box[0] for box in cell["boxes"]]
            assert pages == sorted(set(pages))
            assert set(pages) <= set(table["pages"])
            for page, x0, top, x1, bottom in cell["boxes"]:
                width, height = truth["page_sizes"][page - 1]
                if turns[page - 1] in (90, 270):
                    width, height = height, width
                assert 0 < x0 < x1 < width
                assert 0 < top < bottom < height


@pytest.mark.parametrize("path", [p for p in TRUTHS if ".scan." not in p.name], ids=lambda p: p.name)
def test_boxes_do_not_overlap(path: Path) -> None:
    for table in load(path)["tables"]:
        for page in table["pages"]:
            boxes = [box for cell in table["cells"] for box in cell["boxes"] if box[0] == page]
            for a, b in combinations(boxes, 2):
                apart = a[3] <= b[1] + 0.02 or b[3] <= a[1] + 0.02 or a[4] <= b[2] + 0.02 or b[4] <= a[2] + 0.02
                assert apart, (table["title"], a, b)


def test_seed_form_breaks_where_the_analysis_says() -> None:
    (table,) = load(DOCUMENTS / "seed_performance_form.truth.json")["tables"]
    assert table["pages"] == [1, 2, 3, 4]

    def pages(row: int, col: int) -> list[int]:
        cell = next(c for c in table["cells"] if (c["row"], c["col"]) == (row, col))
        return [box[0] for box in cell["boxes"]]

    assert pages(11, 1) == [1]
    assert pages(12, 1) == [1, 2]
    assert pages(14, 1) == [2, 3]
    assert pages(15, 0) == [3, 4]
    last_on_three = max(c["row"] for c in table["cells"] if c["boxes"][0][0] == 3)
    assert next(c["text"] for c in table["cells"] if (c["row"], c["col"]) == (last_on_three, 3)).startswith("各项业务")


def test_seed_form_has_every_row() -> None:
    (table,) = load(DOCUMENTS / "seed_performance_form.truth.json")["tables"]
    text = {(c["row"], c["col"]): c["text"] for c in table["cells"]}
    assert table["n_rows"] == 62
    assert len([r for r in range(16, 62) if (r, 5) in text]) == 46
    goals = text[14, 1].split("\n")
    assert [line[:3] for line in goals[::2]] == [f"（{n}）" for n in "一二三四五六七八九十"]
    marks = [f"{n}是" for n in "一二三四五"]
    assert sum(any(mark in part for mark in marks) for line in goals[1::2] for part in _sentences(line)) == 33
    spans = [c["row_span"] for c in table["cells"] if c["col"] == 1 and c["row"] >= 16]
    assert spans == [33, 10, 3]


def _sentences(line: str) -> list[str]:
    return [part for part in line.split("。") if part]


def test_sample_budget_shows_each_kind_of_layout() -> None:
    truth: Json = load(DOCUMENTS / "sample_budget.truth.json")
    tables = truth["tables"]
    assert 12 <= truth["pages"] <= 16
    assert {table["unit"] for table in tables} == {"元", "万元"}
    assert any(a["pages"] == b["pages"] for a, b in pairwise(tables))
    assert sum(len(table["pages"]) > 1 for table in tables) == 3
    assert {w > h for w, h in truth["page_sizes"]} == {True, False}
    texts = {cell["text"] for table in tables for cell in table["cells"]}
    assert {"", "0.00", "—"} <= texts


@every_truth
def test_truth_is_stored_as_readable_json(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8")) == load(path)
    assert "\\u" not in path.read_text(encoding="utf-8")
