"""Amounts of the committed truth add up, except the one planted on purpose."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.corpus.identities import CHECKS, violations
from tests.corpus.truths import DOCUMENTS, TRUTHS, Json, amount, grid, load

EMPTY = {"government_fund_expenditure", "state_capital_expenditure"}


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.name)
def test_tables_add_up(path: Path) -> None:
    truth = load(path)
    planted = {(e["table"], e["row"], e["col"]) for e in truth.get("planted_errors", [])}
    for i, table in enumerate(truth["tables"]):
        assert table["type"] in CHECKS or table["type"] in EMPTY
        for violation in violations(table):
            assert planted & {(i, *cell) for cell in violation.cells}, violation


def test_planted_error_is_found_and_its_correction_mends_the_table() -> None:
    truth = load(DOCUMENTS / "sample_budget_planted_error.truth.json")
    (error,) = truth["planted_errors"]
    table = truth["tables"][error["table"]]
    cell = next(c for c in table["cells"] if (c["row"], c["col"]) == (error["row"], error["col"]))
    assert cell["text"] == error["printed"] != error["correct"]
    assert error["identity"] in {v.identity for v in violations(table)}
    cell["text"] = error["correct"]
    assert violations(table) == []


def test_check_sees_a_wrong_amount_in_every_amount_column() -> None:
    truth = load(DOCUMENTS / "sample_budget.truth.json")
    for table in truth["tables"]:
        for cell in table["cells"]:
            if "." in cell["text"] and cell["text"].replace(",", "").replace(".", "").isdigit():
                right = cell["text"]
                cell["text"] = str(amount(right) + 1)
                assert violations(table), (table["title"], cell)
                cell["text"] = right


def _tables(name: str) -> dict[str, list[list[str]]]:
    truth: Json = load(DOCUMENTS / name)
    return {table["type"]: grid(table) for table in truth["tables"]}


def test_tables_of_the_sample_agree_with_each_other() -> None:
    tables = _tables("sample_budget.truth.json")
    wan = Decimal(10000)
    two_sided, spent = tables["income_expenditure_summary"], tables["expenditure_summary"]
    assert amount(two_sided[-1][3]) == amount(spent[1][2])
    assert amount(two_sided[-1][1]) == amount(tables["income_summary"][3][2]) * wan
    general = tables["general_budget_expenditure"][2]
    assert amount(tables["fiscal_appropriation_summary"][-1][4]) == amount(general[4])
    basic = tables["general_budget_basic_economic"][2]
    assert [amount(general[c]) for c in (5, 6, 7)] == [amount(basic[c]) for c in (4, 5, 6)]
    assert amount(spent[1][4]) == amount(tables["project_expenditure"][2][2]) * wan
    form = tables["project_performance_targets"]
    project = next(row for row in tables["project_expenditure"] if row[0] == form[0][2])
    assert amount(form[2][3]) == amount(project[2])


def test_seed_form_has_the_amounts_of_the_analysis() -> None:
    rows = _tables("seed_performance_form.truth.json")["department_overall_performance_targets"]
    assert rows[6][4:] == ["1020.133", "1020.133", "0"]
    assert rows[13][4:] == ["3980.52", "3980.52", "0"]
