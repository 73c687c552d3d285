from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from pipeline.store.export.formula import guarded, unguarded
from tests.store.export.true_documents import HOSTILE, TRUTHS, true_document, truth_of

# OWASP's list of first characters, and the full-width forms that Excel takes for them.
STARTS = tuple("=+-@\t\r\n＝＋－＠")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", TRUTHS)
def test_cells_are_those_of_the_truth(name: str, exported) -> None:
    rows = rows_of(exported("csv")[0] / "cells.csv")
    mine = [row for row in rows if row["document_id"] == true_document(name).id]
    wanted = [
        (f"t{n}", cell["row"], cell["col"], cell["row_span"], cell["col_span"], cell["text"])
        for n, table in enumerate(truth_of(name)["tables"], start=1)
        for cell in table["cells"]
    ]
    got = [
        (row["table_id"], *(int(row[key]) for key in ("row", "col", "row_span", "col_span")), row["text"].lstrip("'"))
        for row in mine
    ]
    assert got == wanted


def test_tables_and_documents_are_those_of_the_truth(exported) -> None:
    folder = exported("csv")[0]
    tables = rows_of(folder / "tables.csv")
    first, *documents = rows_of(folder / "documents.csv")
    assert first["file_name"] == "'=cmd.pdf"
    assert [document["file_name"] for document in documents] == [f"{name}.pdf" for name in TRUTHS]
    for document in documents:
        truth = truth_of(Path(document["file_name"]).stem)
        assert int(document["pages"]) == truth["pages"]
        got = [
            (
                t["title"],
                t["unit"],
                t["type"],
                int(t["rows"]),
                int(t["header_rows"]),
                int(t["page_from"]),
                int(t["page_to"]),
            )
            for t in tables
            if t["document_id"] == document["document_id"]
        ]
        assert got == [
            (t["title"], t["unit"], t["type"], t["n_rows"], t["header_rows"], t["pages"][0], t["pages"][-1])
            for t in truth["tables"]
        ]


def test_nothing_begins_like_a_formula_but_plain_numbers(exported) -> None:
    for path in exported("csv")[0].glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for text in row:
                    assert not text.startswith(STARTS) or re.fullmatch(r"-|[-+][\d,.]+%?", text), (path.name, text)


def test_hostile_texts_come_back(exported) -> None:
    rows = rows_of(exported("csv")[0] / "cells.csv")
    texts = [unguarded(row["text"]) for row in rows if row["document_id"].endswith("a" * 64)]
    assert texts == [*HOSTILE, ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_guard_is_undone_by_taking_one_apostrophe_away(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_the_same_document_under_two_names_is_one_document_and_two_files(exported) -> None:
    folder, result = exported("csv")
    assert [row["json"] for row in rows_of(folder / "files.csv")[:2]] == ["deep/a#b 100%.json", "deep/copy.json"]
    assert len(rows_of(folder / "documents.csv")) == len(TRUTHS) + 1
    assert result.documents == len(TRUTHS) + 2


def test_records_have_their_facts_as_columns_and_their_cells(exported) -> None:
    folder = exported("csv")[0]
    first, second = rows_of(folder / "budget_items.csv")
    assert (first["amount"], first["amount_text"], first["amount_unit"]) == ("12198000.00", "1,219.80", "万元")
    assert (first["name"], first["name_status"], second["name"], second["seq"]) == ("'=A1", "repaired", "", "2")
    places = [(row["record"], row["seq"], row["fact"], row["row"]) for row in rows_of(folder / "record_cells.csv")]
    assert ("budget_items", "2", "amount", "17") in places
    assert len(places) == 2 + 3 + 1
    assert rows_of(folder / "goals.csv") == []


def test_excel_is_told_that_it_is_utf_8(exported) -> None:
    assert (exported("csv")[0] / "cells.csv").read_bytes().startswith(b"\xef\xbb\xbf")
