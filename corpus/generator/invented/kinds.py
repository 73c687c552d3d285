"""Every kind of table with the function that makes it, and the kinds of a document."""

from __future__ import annotations

from collections.abc import Callable

from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Frame
from corpus.generator.invented.tables.department_targets import department_targets
from corpus.generator.invented.tables.economic import basic_economic, economic
from corpus.generator.invented.tables.expenditure import expenditure, general_expenditure
from corpus.generator.invented.tables.fiscal import fiscal_summary
from corpus.generator.invented.tables.funds import government_fund, state_capital
from corpus.generator.invented.tables.income import income
from corpus.generator.invented.tables.income_expenditure import income_expenditure
from corpus.generator.invented.tables.procurement import procurement
from corpus.generator.invented.tables.project_targets import project_targets
from corpus.generator.invented.tables.projects import operating, project_list
from corpus.generator.invented.tables.self_evaluation import self_evaluation
from corpus.generator.invented.tables.three_public import three_public
from corpus.generator.invented.world import Family, World
from corpus.generator.model import Table

Maker = Callable[[World, Dice, Frame], Table]

BUDGET: dict[str, Maker] = {
    "income_expenditure_summary": income_expenditure,
    "income_summary": income,
    "expenditure_summary": expenditure,
    "fiscal_appropriation_summary": fiscal_summary,
    "general_budget_expenditure": general_expenditure,
    "general_budget_economic": economic,
    "general_budget_basic_economic": basic_economic,
    "three_public_expenses": three_public,
    "government_fund_expenditure": government_fund,
    "state_capital_expenditure": state_capital,
    "project_expenditure": project_list,
    "operating_expenses": operating,
    "government_procurement": procurement,
}
PERFORMANCE: dict[str, Maker] = {
    "department_overall_performance_targets": department_targets,
    "project_performance_targets": project_targets,
}
FINAL: dict[str, Maker] = {
    "final_income_expenditure": income_expenditure,
    "final_income": income,
    "final_expenditure": expenditure,
    "final_fiscal_summary": fiscal_summary,
    "final_general_expenditure": general_expenditure,
    "final_general_basic": basic_economic,
    "final_three_public": three_public,
    "final_government_fund": government_fund,
    "final_state_capital": state_capital,
    "project_self_evaluation": self_evaluation,
}
KINDS = {**BUDGET, **PERFORMANCE, **FINAL}


def kinds_of(dice: Dice, family: Family) -> list[str]:
    """The kinds of a document in their order, some left out."""
    if family == "final":
        return dice.some(tuple(FINAL), 3, 7)
    if family == "performance":
        return [kind for kind in PERFORMANCE for _ in range(dice.whole(0, 2))] or ["project_performance_targets"]
    return [*dice.some(tuple(BUDGET), 3, 8), *dice.some(tuple(PERFORMANCE), 0, 2)]
