"""What a table may be called, by its kind."""

from __future__ import annotations

from corpus.generator.invented.dice import Dice

TITLES: dict[str, tuple[str, ...]] = {
    "income_expenditure_summary": (
        "收支总体情况表",
        "收支总表",
        "部门收支总表",
        "收支预算总表",
        "财务收支预算总表",
        "部门综合预算收支总表",
    ),
    "income_summary": (
        "收入总体情况表",
        "收入总表",
        "收入预算总表",
        "部门收入总体情况表",
        "部门综合预算收入总表",
    ),
    "expenditure_summary": (
        "支出总体情况表",
        "支出总表",
        "支出预算总表",
        "部门支出总体情况表",
        "本年支出总体情况表",
        "部门综合预算支出总表",
    ),
    "fiscal_appropriation_summary": (
        "财政拨款收支总体情况表",
        "财政拨款收支总表",
        "财政拨款收支预算总表",
        "部门综合预算财政拨款收支总表",
    ),
    "general_budget_expenditure": (
        "一般公共预算支出情况表",
        "一般公共预算支出表",
        "一般公共预算支出表（按功能分类）",
        "一般公共预算支出情况表（按功能分类科目）",
        "一般公共预算拨款支出预算表",
        "一般公共预算支出功能分类预算表",
    ),
    "general_budget_economic": (
        "一般公共预算支出情况表（按经济分类）",
        "一般公共预算支出表（按经济分类）",
        "一般公共预算项目支出情况表（按经济分类科目）",
        "一般公共预算支出经济分类情况表",
        "一般公共预算支出明细表（按支出经济分类科目）",
    ),
    "general_budget_basic_economic": (
        "一般公共预算基本支出情况表（经济分类）",
        "一般公共预算基本支出表",
        "财政拨款基本支出表（经济科目）",
        "一般公共预算基本支出部门预算经济分类预算表",
        "一般公共预算基本支出经济分类情况表",
        "基本支出总表",
    ),
    "three_public_expenses": (
        "一般公共预算“三公”经费支出情况表",
        "财政拨款“三公”经费支出表",
        "“三公”经费和机关运行经费预算表",
        "“三公”经费、会议费、培训费支出表",
        "财政拨款安排的行政经费及“三公”经费预算表",
    ),
    "government_fund_expenditure": (
        "政府性基金预算支出情况表",
        "政府性基金预算支出表",
        "政府性基金预算拨款支出预算表",
        "政府性基金收支表",
    ),
    "state_capital_expenditure": (
        "国有资本经营预算支出情况表",
        "国有资本经营预算支出表",
        "国有资本经营预算支出预算表",
        "国有资本经营预算拨款支出预算表",
    ),
    "project_expenditure": (
        "项目支出表",
        "项目支出总表",
        "项目支出预算表",
        "项目支出预算情况表",
        "部门预算项目支出及其他支出预算表",
        "专项业务经费支出表",
    ),
    "operating_expenses": (
        "机关运行经费支出预算表",
        "一般公共预算机关运行经费支出预算表",
    ),
    "government_procurement": (
        "政府采购预算表",
        "政府采购支出表",
        "政府采购预算明细表",
        "政府采购（资产配置、购买服务）预算表",
        "财政拨款政府购买服务明细表",
    ),
    "project_performance_targets": (
        "项目支出绩效目标表",
        "项目支出绩效表",
        "部门专项业务经费绩效目标表",
        "市级一般性项目绩效目标表（一级项目）",
        "政策和项目预算绩效目标表",
        "专项资金绩效目标表",
    ),
    "department_overall_performance_targets": (
        "部门整体支出绩效目标表",
        "部门整体绩效目标表",
        "部门整体支出年度绩效目标",
        "部门整体目标填报表",
    ),
    "final_income_expenditure": ("收入支出决算总表",),
    "final_income": (
        "收入决算表",
        "收入决算总表",
    ),
    "final_expenditure": (
        "支出决算表",
        "支出决算总表",
    ),
    "final_fiscal_summary": ("财政拨款收入支出决算总表",),
    "final_general_expenditure": ("一般公共预算财政拨款支出决算表",),
    "final_general_basic": (
        "一般公共预算财政拨款基本支出决算表",
        "一般公共预算财政拨款基本支出决算明细表",
    ),
    "final_three_public": ("财政拨款“三公”经费支出决算表",),
    "final_government_fund": ("政府性基金预算财政拨款收入支出决算表",),
    "final_state_capital": (
        "国有资本经营预算财政拨款支出决算表",
        "国有资本经营预算财政拨款收入支出决算表",
    ),
    "project_self_evaluation": (
        "项目支出绩效自评表",
        "部门预算项目支出绩效自评表",
        "部门整体支出绩效自评表",
    ),
}


def title(dice: Dice, kind: str, year: int) -> str:
    """A title, sometimes with the year."""
    name = dice.pick(TITLES[kind])
    return f"{year}年{name}" if dice.chance(0.3) else name
