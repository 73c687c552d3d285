"""A short budget of an archive that does not exist, with one wrong amount."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.ledger import Budget, Project, Unit
from corpus.generator.content.money import Money
from corpus.generator.content.sample_data import parse_basics
from corpus.generator.content.tables.expenditure import expenditure
from corpus.generator.content.tables.income_expenditure import income_expenditure
from corpus.generator.content.tables.three_public import ThreePublic, three_public
from corpus.generator.model import Caption, Document, Section, Table, TableBlock, Text
from corpus.generator.plant import plant
from corpus.generator.styles import Rule, TableStyle

_D = Decimal
ARCHIVE = Unit("127001", "澄湖县档案馆")
_BASICS = {
    ARCHIVE.code: {
        "2012601": (
            "30101 1286400, 30102 1094500, 30103 618300, 30112 21700, 30201 86000, 30205 6200, "
            "30206 41800, 30207 32600, 30211 74000, 30217 6400, 30228 52700, 30231 32000, "
            "30239 187200, 30299 43900"
        ),
        "2050803": "30216 28000",
        "2080501": "30302 96500",
        "2080505": "30108 402700",
        "2080506": "30109 201400",
        "2101101": "30110 176200",
        "2101103": "30111 75500",
        "2210201": "30113 423600",
    }
}
_PROJECTS = (
    Project(ARCHIVE.code, "2012604", "馆藏档案数字化", "特定目标类", _D(864300)),
    Project(ARCHIVE.code, "2012604", "档案库房恒温恒湿设备维护", "特定目标类", _D(238600), _D(51500)),
    Project(ARCHIVE.code, "2012602", "档案业务督导检查", "其他运转类", _D(64200)),
)
BUDGET = Budget("澄湖县档案馆", 2026, (ARCHIVE,), parse_basics(_BASICS), _PROJECTS)
WAN = Money("万元", zero="0.00")
STYLE = TableStyle(
    inner_h=Rule("rect", 0.7),
    inner_v=Rule("rect", 0.7),
    outer_h=Rule("rect", 0.7),
    outer_v=Rule("rect", 0.7),
    white_fill=True,
)


def document() -> Document:
    """Three tables; the 项目支出 of 档案馆 is printed with two digits swapped."""
    last = ThreePublic(_D(0), _D(0), _D(34000), _D(7000))
    this = ThreePublic(_D(0), _D(0), _D(32000), _D(6400))
    tables = (
        income_expenditure(BUDGET, "收支预算总表", WAN, STYLE),
        expenditure(BUDGET, "支出预算总表", WAN, STYLE, row_height=19.0),
        three_public(last, this, 2026, "“三公”经费支出预算表", WAN, STYLE),
    )
    cover = Section(
        (
            Text("2026年澄湖县档案馆部门预算", "hei", 22, 40, "center", before=180, after=40),
            Text("（虚构样例：县、部门与数字均为虚构，仅供软件测试）", "kai", 10.5, 18, "center"),
        ),
        numbered=False,
    )
    pages = (
        Section((_block(1, tables[0]),), landscape=True),
        Section((_block(2, tables[1]),)),
        Section((_block(3, tables[2]),)),
    )
    name = "sample_budget_planted_error"
    right = Document(name, "2026年澄湖县档案馆部门预算（虚构样例）", (cover, *pages))
    return plant(right, table=1, row=6, col=4, printed="151.44", identity="BASIC_PLUS_PROJECT")


def _block(number: int, table: Table) -> TableBlock:
    caption = Caption(f"公开{number:02d}表", left=f"部门：{BUDGET.department}", right=f"金额单位：{table.unit}")
    return TableBlock(table, caption)
