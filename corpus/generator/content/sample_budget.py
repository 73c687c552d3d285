"""A complete department budget, invented: cover, contents, prose and twelve tables."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content import sample_styles as look
from corpus.generator.content.money import Money
from corpus.generator.content.sample_data import BUDGET, BUREAU
from corpus.generator.content.sample_front import contents, cover, prose
from corpus.generator.content.sample_target import TARGET
from corpus.generator.content.tables.basic_economic import basic_by_economy
from corpus.generator.content.tables.empty_fund import empty_fund
from corpus.generator.content.tables.expenditure import expenditure
from corpus.generator.content.tables.fiscal import fiscal_appropriation
from corpus.generator.content.tables.general_function import general_by_function
from corpus.generator.content.tables.income import income_by_unit
from corpus.generator.content.tables.income_expenditure import income_expenditure
from corpus.generator.content.tables.operating import operating
from corpus.generator.content.tables.project_list import project_list
from corpus.generator.content.tables.target_form import target_form
from corpus.generator.content.tables.three_public import ThreePublic, three_public
from corpus.generator.model import Caption, Document, Section, Table, TableBlock

YUAN = Money("元")
YUAN_ZERO = Money("元", zero="0.00")
WAN = Money("万元")
WAN_DASH = Money("万元", zero="—")

_D = Decimal
LAST_YEAR = ThreePublic(_D(0), _D(0), _D(172000), _D(20000))
THIS_YEAR = ThreePublic(_D(0), _D(0), _D(160000), _D(18000))

TITLES = (
    ("部门收支总表", "4"),
    ("部门收入总表", "5"),
    ("部门支出总表", "6"),
    ("财政拨款收支总表", "8"),
    ("一般公共预算支出表（按功能分类科目）", "9"),
    ("一般公共预算基本支出表（按经济分类科目）", "11"),
    ("一般公共预算“三公”经费支出表", "13"),
    ("机关运行经费支出预算表", "13"),
    ("政府性基金预算支出表", "14"),
    ("国有资本经营预算支出表", "14"),
    ("项目支出表", "15"),
    ("项目支出绩效目标表", "16"),
)


def document() -> Document:
    """The sample budget."""
    entries = (
        ("第一部分  部门概况", ""),
        ("一、主要职责", "3"),
        ("二、机构设置", "3"),
        ("第二部分  2026年部门预算情况说明", ""),
        ("第三部分  2026年部门预算表", ""),
        *((f"表{i}  {title}", page) for i, (title, page) in enumerate(TITLES, 1)),
    )
    front = (cover(BUDGET), contents(entries), prose(BUDGET))
    return Document("sample_budget", "青屿市湿地保护局2026年部门预算（虚构样例）", front + _table_sections())


def _table_sections() -> tuple[Section, ...]:
    title = [name for name, _ in TITLES]
    wide = (40.0, 50.0, 50.0, 50.0)
    cars = three_public(LAST_YEAR, THIS_YEAR, 2026, title[6], WAN_DASH, look.THIN)
    form = target_form(BUDGET.projects[0], BUDGET.department, BUREAU.name, TARGET, title[11], look.FORM)
    return (
        Section((_block(1, income_expenditure(BUDGET, title[0], YUAN, look.THIN)),)),
        Section(
            (_block(2, income_by_unit(BUDGET, title[1], WAN, look.SHADED_RECTS)),),
            landscape=True,
            margins=wide,
        ),
        Section((_block(3, expenditure(BUDGET, title[2], YUAN_ZERO, look.BODY_FIRST)),)),
        Section(
            (_block(4, fiscal_appropriation(BUDGET, title[3], YUAN, look.DOUBLE)),),
            landscape=True,
            margins=wide,
        ),
        Section(
            (_block(5, general_by_function(BUDGET, title[4], YUAN, look.WHITE_RECTS), repeat=True),),
            landscape=True,
            margins=wide,
        ),
        Section((_block(6, basic_by_economy(BUDGET, title[5], YUAN, look.OPEN_SIDES)),)),
        Section((_block(7, cars), _block(8, operating(BUDGET, title[7], YUAN, look.NO_LINES)))),
        Section((_empty(9, "government_fund_expenditure"), _empty(10, "state_capital_expenditure"))),
        Section(
            (_block(11, project_list(BUDGET, title[10], WAN, look.THREE_LINES)),),
            landscape=True,
            rotate=90,
            margins=wide,
        ),
        Section((TableBlock(form, Caption("表12", subtitle="（2026年度）")),)),
    )


def _block(number: int, table: Table, *, repeat: bool = False, note: str = "") -> TableBlock:
    return TableBlock(
        table,
        Caption(
            label=f"表{number}",
            left=f"部门名称：{BUDGET.department}",
            right=f"单位：{table.unit}",
            note=note,
            repeat=repeat,
        ),
    )


def _empty(number: int, kind: str) -> TableBlock:
    title = TITLES[number - 1][0]
    fund = title.removesuffix("支出表")
    note = f"注：本部门2026年没有{fund}安排的支出，故本表为空表。"
    return _block(number, empty_fund(kind, title, "元", look.DOTTED), note=note)
