from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.store.export.workbook.document_workbook import write_workbook
from pipeline.store.export.workbook.sheet_names import sheet_name
from tests import documents
from tests.store.export.true_documents import HOSTILE, TRUTHS, doubtful_document, truth_of

TOP = 4
RED, YELLOW, GREY = "FFF4B084", "FFFFF2CC", "FFBFBFBF"


def shown(value: object, number_format: str) -> str:
    """What Excel shows for a cell in one of the formats that we write."""
    if not isinstance(value, int | float):
        # How XML spells control characters; openpyxl leaves them so.
        return re.sub("_x(00[01][0-9A-F])_", lambda code: chr(int(code[1], 16)), str(value or ""))
    match = re.fullmatch(r"(#,##)?0(?:\.(0+))?", number_format)
    assert match, number_format
    return f"{Decimal(repr(value)):{',' if match[1] else ''}.{len(match[2] or '')}f}"


def sheet_cells(sheet: Worksheet, rows: int, cols: int) -> dict[tuple[int, int], str]:
    return {
        (row, col): shown(place.value, place.number_format)
        for row, line in enumerate(sheet.iter_rows(TOP, TOP + rows - 1, 1, cols))
        for col, place in enumerate(line)
        if place.__class__.__name__ != "MergedCell"
    }


@pytest.mark.parametrize("name", TRUTHS)
def test_sheets_show_the_truth_with_its_merged_cells(name: str, exported) -> None:
    workbook = openpyxl.load_workbook(exported("xlsx")[0] / f"documents/{name}.xlsx")
    tables = truth_of(name)["tables"]
    assert workbook.sheetnames[0] == "Contents"
    for number, truth in enumerate(tables, start=1):
        sheet = workbook.worksheets[number]
        assert sheet.title.startswith(f"{number} {truth['title'][:10]}")
        assert sheet_cells(sheet, truth["n_rows"], truth["n_cols"]) == {
            (cell["row"], cell["col"]): cell["text"] for cell in truth["cells"]
        }
        merged = {range_boundaries(str(area)) for area in sheet.merged_cells.ranges}
        assert merged == {
            (c["col"] + 1, TOP + c["row"], c["col"] + c["col_span"], TOP + c["row"] + c["row_span"] - 1)
            for c in truth["cells"]
            if (c["row_span"], c["col_span"]) != (1, 1)
        }


def test_amounts_are_numbers_and_codes_are_text(exported) -> None:
    workbook = openpyxl.load_workbook(exported("xlsx")[0] / "documents/sample_budget.xlsx")
    number, truth = next(
        (n, t) for n, t in enumerate(truth_of("sample_budget")["tables"], start=1) if t["title"] == "部门支出总表"
    )
    sheet = workbook.worksheets[number]
    for one in truth["cells"]:
        value = sheet.cell(TOP + one["row"], one["col"] + 1).value
        if re.fullmatch(r"-?\d{1,3}(,\d{3})*\.\d+", one["text"]):
            assert isinstance(value, int | float)
        elif re.fullmatch(r"\d{3,7}", one["text"]) and one["col"] == 0:
            assert isinstance(value, str)


def test_contents_link_to_sheets(exported) -> None:
    workbook = openpyxl.load_workbook(exported("xlsx")[0] / "documents/sample_budget.xlsx")
    links = [cell.hyperlink.location for row in workbook["Contents"] for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in workbook.sheetnames[1:] if name[0].isdigit()]


def test_nothing_becomes_a_formula(exported) -> None:
    for path in exported("xlsx")[0].rglob("*.xlsx"):
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                assert not re.search(rb"<f[ >]", parts.read(name)), (path.name, name)


def test_hostile_texts_come_back_and_doubt_is_coloured(exported) -> None:
    workbook = openpyxl.load_workbook(exported("xlsx")[0] / "documents/deep/a#b 100%.xlsx")
    sheet = workbook.worksheets[1]
    texts = sheet_cells(sheet, len(HOSTILE), 1)
    assert [texts[row, 0] for row in range(len(HOSTILE))] == list(HOSTILE)
    colours = [sheet.cell(TOP + row, 1).fill.fgColor.rgb for row in range(len(HOSTILE) + 1)]
    confidences = [round(1 - row / len(HOSTILE), 3) for row in range(len(HOSTILE))]
    for colour, confidence in zip(colours, confidences, strict=False):
        assert colour == (RED if confidence < 0.5 else YELLOW if confidence < 0.9 else "00000000")
    assert colours[-1] == GREY
    legend = [row[0].fill.fgColor.rgb for row in workbook["Contents"].iter_rows() if row[1].value]
    assert {RED, YELLOW, GREY} <= set(legend)


def test_cells_to_look_at_and_findings_have_sheets(exported) -> None:
    workbook = openpyxl.load_workbook(exported("xlsx")[0] / "documents/deep/a#b 100%.xlsx")
    assert [cell.value for cell in workbook["Review"][2]][1:4] == ["A25", 0.05, ""]
    assert workbook["Findings"]["A2"].value == "error"
    assert workbook["Findings"]["D2"].value == "A5 A5 A6"


def test_the_run_has_contents_linked_to_each_workbook(exported) -> None:
    folder = exported("xlsx")[0]
    sheet = openpyxl.load_workbook(folder / "contents.xlsx").active
    targets = [row[0].hyperlink.target.replace("\\", "/") for row in sheet.iter_rows(2)]
    assert targets[0] == "documents/deep/a%23b%20100%25.xlsx"
    assert targets[-1] == "documents/seed_performance_form.xlsx"
    assert sheet["A2"].value == "=cmd.pdf"


@pytest.mark.parametrize("title", ["", "'", "a" * 60, "𠮷" * 40, "[]:*?/\\", "收\n支\x00表", "a'b", " '' "])
def test_sheet_names_are_valid(title: str) -> None:
    name = sheet_name(12, title)
    assert name.startswith("12")
    assert len(name.encode("utf-16-le")) <= 62
    assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
    assert not name.endswith("'")


def test_many_tables_of_one_title_have_sheets_of_their_own(tmp_path: Path) -> None:
    document = doubtful_document()
    (table,) = document.tables
    title = "一般公共预算财政拨款基本支出决算表（按部门预算支出经济分类科目）附表"
    tables = tuple(table.model_copy(update={"id": f"t{n}", "title": title}) for n in range(1, 131))
    write_workbook(document.model_copy(update={"tables": tables, "review": (), "findings": ()}), tmp_path / "a.xlsx")
    assert len(set(openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames)) == 131


def test_a_text_longer_than_excel_takes_says_that_it_is_cut(tmp_path: Path) -> None:
    document = doubtful_document()
    (table,) = document.tables
    long = table.model_copy(update={"n_rows": 1, "cells": (documents.cell(0, 0, "长" * 40_000),)})
    write_workbook(document.model_copy(update={"tables": (long,), "review": ()}), tmp_path / "a.xlsx")
    text = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1].cell(TOP, 1).value
    assert text.startswith("长" * 32_000)
    assert "cut here" in text[32_000:]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(doubtful_document(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
